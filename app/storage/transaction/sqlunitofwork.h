// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/ports.h"
#include "storage/engine/database.h"

#include <functional>

namespace Storage {

//! A transaction that keeps everybody else from writing from its start on, in any process, so that
//! what it reads stays true until its commit: SQLite's own lock, on PostgreSQL an advisory one. Not
//! to be nested.
class SqlUnitOfWork : public Core::UnitOfWork
{
public:
    explicit SqlUnitOfWork(Database &database);

    [[nodiscard]] Core::Stored<void> execute(
        const std::function<Core::Stored<void>()> &work) override;

private:
    Database &m_database;
};

//! Whether to wait for others as long as everybody does, or until they are done.
enum class Patience { Usual, Endless };

//! The transaction's beginning, with the lock, and its end. After a failed beginning or end there
//! is no transaction.
[[nodiscard]] Core::Stored<void> beginWriting(Database &database,
                                              Patience patience = Patience::Usual);
[[nodiscard]] Core::Stored<void> commitWriting(Database &database);
void rollBack(Database &database);

} // namespace Storage
