// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/timestamp.h"
#include "core/model/finding.h"
#include "service/doctor/addresscheckup.h"
#include "service/doctor/gatewaycheckup.h"
#include "service/setup/serversetup.h"
#include "storage/engine/connection.h"

#include <QList>

#include <optional>
#include <stop_token>

namespace Service {

//! Examines the whole set-up: settings, database, directory, gateway, webhook, company number,
//! address, proxy in front, channel, certificate, disk, files and clock. It uses connections of its
//! own, next to a running server or without one.
class Doctor
{
public:
    //! @p own is the server that is examined.
    Doctor(ServerSetup setup, OwnServer own, Core::Clock now);

    //! Takes up to half a minute, reads the whole database file, and waits for disks and the
    //! network: call it in a thread for which nobody waits. Any thread will do, and several at
    //! once. Changes nothing, and does not make a database where there is none. @p stop ends the
    //! waiting for the network.
    [[nodiscard]] QList<Core::Finding> examine(const std::stop_token &stop = {}) const;

private:
    //! Findings and values from the database.
    struct Records
    {
        QList<Core::Finding> findings;
        //! The newest time in the database.
        std::optional<QDateTime> newest{};
        //! The account's number when it was last seen.
        std::optional<Core::PhoneNumber> number{};
        //! The database's Storage::identityOf(); empty if it cannot be opened.
        QString identity{};
        //! The URL of the connection, where the data is PostgreSQL's.
        std::optional<Storage::PostgresUrl> postgresUrl{};
    };

    //! Answers from the network; empty where nothing was asked, or the waiting was stopped.
    struct Answers
    {
        //! The server of this configuration that runs on this machine.
        HealthAnswer own{};
        std::optional<GatewayReport> gateway{};
        QList<Core::Finding> address{};
    };

    [[nodiscard]] Answers askAround(const std::stop_token &stop) const;
    [[nodiscard]] HealthAnswer askOwnServer(const std::stop_token &stop) const;
    [[nodiscard]] QUrl ownUrl() const;
    [[nodiscard]] bool isServerRunning(const Answers &answers) const;
    [[nodiscard]] QList<Core::Finding> ownDatabase(const Records &records,
                                                   const Answers &answers) const;
    [[nodiscard]] Records records() const;
    [[nodiscard]] Records recordsOf(Storage::Database &database) const;
    [[nodiscard]] Core::Finding clock(const Records &records, const Answers &answers) const;
    [[nodiscard]] QList<Core::Finding> gateway(const Records &records,
                                               const Answers &answers) const;
    [[nodiscard]] bool isInFile() const;
    [[nodiscard]] QString databaseFile() const;
    [[nodiscard]] QStringList privateFiles() const;

    ServerSetup m_setup;
    OwnServer m_own;
    Core::Clock m_now;
};

} // namespace Service
