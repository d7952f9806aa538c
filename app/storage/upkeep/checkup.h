// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/ports.h"
#include "storage/engine/database.h"

#include <QDateTime>
#include <QStringList>
#include <QTimer>

#include <optional>

namespace Storage {

//! Questions of a doctor to a database in use. Each may take long, so use a connection of
//! its own, in a thread that nobody waits for. Nothing is changed.
class Checkup
{
public:
    explicit Checkup(Database &database);

    //! Writes something and takes it back before it reaches the disk. False also if somebody else
    //! writes all the time.
    [[nodiscard]] bool isWritable() const;
    //! The rights that a login needs and the user of a migrated PostgreSQL does not have, "INSERT
    //! on sessions" for example.
    [[nodiscard]] Core::Stored<QStringList> missingRights() const;
    //! SQLite's own quick look at every page, which reads the whole file.
    [[nodiscard]] Core::Stored<bool> isSound() const;
    //! The newest time that was written down for an attempt; nothing if there is none.
    [[nodiscard]] Core::Stored<std::optional<QDateTime>> newestTime() const;

private:
    Database &m_database;
};

//! While a database is in trouble, tries once a second whether something can be stored again, and
//! tells the database when it can. In the database's thread, which runs an event loop.
class Recovery
{
public:
    //! Both outlive this object.
    Recovery(Database &database, Core::UnitOfWork &work);

    //! Does it now.
    void tryNow();

private:
    [[nodiscard]] Core::Stored<void> store();
    [[nodiscard]] bool isDue();

    Database &m_database;
    Core::UnitOfWork &m_work;
    int m_tries = 0;
    QTimer m_timer;
};

} // namespace Storage
