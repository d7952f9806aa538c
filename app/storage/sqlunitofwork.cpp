#include "storage/sqlunitofwork.h"

#include "storage/logging.h"
#include "storage/statement.h"

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

void rollBack(const QSqlDatabase &database)
{
    // SQLite rolls back by itself on some errors; then there is nothing left to roll back, and
    // nothing that anybody could do about it.
    if (!run(database, u"ROLLBACK"_s))
        qCWarning(lcStorage) << "the transaction was over before its roll-back";
}

} // namespace

SqlUnitOfWork::SqlUnitOfWork(QSqlDatabase database)
    : m_database(std::move(database))
{
}

Core::Stored<void> SqlUnitOfWork::commit(const std::function<Core::Stored<void>()> &work)
{
    if (auto begun = run(m_database, u"BEGIN IMMEDIATE"_s); !begun)
        return begun;
    if (auto done = work(); !done) {
        rollBack(m_database);
        return done;
    }
    if (auto committed = run(m_database, u"COMMIT"_s); !committed) {
        rollBack(m_database);
        return committed;
    }
    return {};
}

} // namespace Storage
