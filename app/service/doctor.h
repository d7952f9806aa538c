#pragma once

#include "core/finding.h"
#include "core/timestamp.h"
#include "service/serversetup.h"
#include "storage/connection.h"

#include <QList>

namespace Service {

//! Goes through the whole set-up as far as this version can: settings, database, directory,
//! webhook, company number, address, certificate, disk, files and clock. It really looks, with a
//! connection of its own, next to a running server or without one.
class Doctor
{
public:
    Doctor(ServerSetup setup, Core::Clock now);

    //! Takes up to some seconds, reads the whole database file, waits for disks: call it in a
    //! thread that nobody waits for. Any thread will do, and several at once. Changes nothing, and
    //! does not make a database where there is none.
    [[nodiscard]] QList<Core::Finding> examine() const;

private:
    [[nodiscard]] Core::Finding settingsFinding() const;
    [[nodiscard]] QList<Core::Finding> databaseFindings() const;
    [[nodiscard]] QList<Core::Finding> findingsOf(const QSqlDatabase &database) const;
    [[nodiscard]] QString databaseFile() const;
    [[nodiscard]] QStringList privateFiles() const;

    ServerSetup m_setup;
    Core::Clock m_now;
};

} // namespace Service
