// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/expected.h"
#include "core/model/ports.h"
#include "storage/engine/connection.h"

#include <QList>
#include <QString>

#include <functional>

namespace Storage {

//! One numbered step of the schema.
struct Migration
{
    int version = 0;
    QString name;
    QString sql;
};

//! The migrations compiled into this program, in order, without gaps, starting at 1.
[[nodiscard]] QList<Migration> builtInMigrations(Engine engine);

//! Brings a database to the schema of this program: each step in a transaction of its own, safe
//! when several processes start at once. A database newer than the program is refused; one of the
//! original site is adopted (Adoption).
class Migrator
{
public:
    //! With the program's own migrations.
    explicit Migrator(Database &database);
    Migrator(Database &database, QList<Migration> migrations);

    //! The last version applied; 0 for an empty database. Changes nothing.
    [[nodiscard]] Core::Expected<int, DatabaseError> currentVersion() const;
    [[nodiscard]] int newestVersion() const;

    //! Applies what is missing; the number of steps that this call applied.
    [[nodiscard]] Core::Expected<int, DatabaseError> migrate();

private:
    [[nodiscard]] Core::Stored<bool> hasVersions() const;
    [[nodiscard]] Core::Stored<void> adoptOnce();
    [[nodiscard]] Core::Stored<bool> inTransaction(const std::function<Core::Stored<bool>()> &work);
    [[nodiscard]] Core::Stored<bool> applyNext();
    [[nodiscard]] Core::Stored<bool> applyNextLocked();

    Database &m_database;
    QList<Migration> m_migrations;
};

} // namespace Storage
