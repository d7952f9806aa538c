// SPDX-License-Identifier: GPL-3.0-only
#include "storage/transaction/sqlunitofwork.h"

#include "core/base/logging.h"
#include "storage/engine/statement.h"
#include "storage/postgres/postgressession.h"

namespace Storage {

using namespace Qt::StringLiterals;

void rollBack(Database &database)
{
    // SQLite rolls back by itself on some errors, and a lost connection to PostgreSQL takes its
    // transaction with it; then there is nothing left to roll back, and nothing that anybody could
    // do about it. On a full disk that happens to whoever tries, and was told.
    const bool isOver = database.engine() == Engine::Sqlite && !database.isInSoundTransaction();
    if (database.isLost() || (isOver && database.trouble()))
        return;
    if (isOver || !run(database, u"ROLLBACK"_s))
        qCWarning(lcStorage) << "the transaction was over before its roll-back";
}

Core::Stored<void> beginWriting(Database &database, Patience patience)
{
    database.recordBegin();
    if (!database.isInPlace())
        return Core::Unexpected(Core::StorageError::Unavailable);
    if (database.engine() == Engine::Sqlite)
        return run(database, u"BEGIN IMMEDIATE"_s);
    KIOSK_CHECK(run(database, u"BEGIN"_s));
    QStringList steps;
    if (patience == Patience::Endless)
        steps = {u"SET LOCAL lock_timeout = 0"_s, u"SET LOCAL statement_timeout = 0"_s};
    steps.append(waitFor(AdvisoryLock::Writing));
    for (const auto &step : std::as_const(steps)) {
        if (auto done = run(database, step); !done) {
            rollBack(database);
            return done;
        }
    }
    return {};
}

Core::Stored<void> commitWriting(Database &database)
{
    // PostgreSQL takes the end of its patience for an order not to wait for a synchronous standby,
    // and reports success: what is acknowledged then would be lost in a failover. In one text with
    // the COMMIT, Qt would take the first of the two results for that of both.
    const bool isReady = database.isInSoundTransaction()
        && (database.engine() == Engine::Sqlite
            || run(database, u"SET LOCAL statement_timeout = 0"_s));
    if (isReady) {
        if (auto committed = run(database, u"COMMIT"_s)) {
            database.recordCommit();
            return committed;
        }
    }
    rollBack(database);
    return Core::Unexpected(Core::StorageError::Unavailable);
}

SqlUnitOfWork::SqlUnitOfWork(Database &database)
    : m_database(database)
{
}

Core::Stored<void> SqlUnitOfWork::execute(const std::function<Core::Stored<void>()> &work)
{
    KIOSK_CHECK(beginWriting(m_database));
    if (auto done = work(); !done) {
        rollBack(m_database);
        return done;
    }
    return commitWriting(m_database);
}

} // namespace Storage
