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

//! Goes through the whole set-up: settings, database, directory, gateway, webhook, company number,
//! address, what stands in front, channel, certificate, disk, files and clock. It really looks,
//! with connections of its own, next to a running server or without one.
class Doctor
{
public:
    //! @p own is the server that is looked at.
    Doctor(ServerSetup setup, OwnServer own, Core::Clock now);

    //! Takes up to half a minute, reads the whole database file, waits for disks and the network:
    //! call it in a thread that nobody waits for. Any thread will do, and several at once. Changes
    //! nothing, and does not make a database where there is none. @p stop ends the waiting for the
    //! network.
    [[nodiscard]] QList<Core::Finding> examine(const std::stop_token &stop = {}) const;

private:
    //! What the database told.
    struct Records
    {
        QList<Core::Finding> findings;
        //! The newest time in it.
        std::optional<QDateTime> newest{};
        //! The account's number when it was last seen.
        std::optional<Core::PhoneNumber> number{};
        //! Storage::identityOf() it; empty if it cannot be opened.
        QString identity{};
        //! What the connection was made with, where the data is PostgreSQL's.
        std::optional<Storage::PostgresUrl> postgresUrl{};
    };

    //! What came from outside. Nothing from what was not asked, or not any more.
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
