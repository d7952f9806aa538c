// SPDX-License-Identifier: GPL-3.0-only
#include "storage/transaction/groupcommit.h"

#include "core/base/logevent.h"
#include "core/base/logging.h"
#include "storage/engine/statement.h"
#include "storage/transaction/sqlunitofwork.h"

#include <QCoreApplication>
#include <QEvent>

#include <utility>

namespace Storage {

using namespace Qt::StringLiterals;

GroupCommit::GroupCommit(Database &database, Sharing sharing)
    : m_database(database)
    , m_sharing(sharing)
{
}

GroupCommit::~GroupCommit()
{
    flush();
}

Core::Stored<void> GroupCommit::execute(const std::function<Core::Stored<void>()> &work)
{
    if (m_sharing == Sharing::Alone || (m_isCautious && !m_isOpen))
        return commitAlone(work);
    if (!m_isOpen) {
        KIOSK_CHECK(begin());
        return addUnit(work);
    }
    // Without a transaction SQLite would begin another one here.
    auto marked = m_database.isInSoundTransaction()
        ? run(m_database, u"SAVEPOINT unit"_s)
        : Core::Stored<void>(Core::Unexpected(Core::StorageError::Unavailable));
    if (!marked) {
        abandon();
        return marked;
    }
    return addUnit(work);
}

Core::Stored<void> GroupCommit::commitAlone(const std::function<Core::Stored<void>()> &work)
{
    auto done = SqlUnitOfWork(m_database).commit(work);
    if (done && !m_database.trouble())
        m_isCautious = false;
    return done;
}

// The event comes last of all that this turn of the loop still has to do, before it looks for what
// else has arrived.
Core::Stored<void> GroupCommit::begin()
{
    KIOSK_CHECK(beginWriting(m_database));
    m_isOpen = true;
    m_units = 0;
    m_opening = m_database.openings();
    Q_EMIT began();
    QCoreApplication::postEvent(this, new QEvent(QEvent::User), Qt::LowEventPriority);
    return {};
}

Core::Stored<void> GroupCommit::addUnit(const std::function<Core::Stored<void>()> &work)
{
    auto done = work();
    if (done && !m_database.isInSoundTransaction())
        done = Core::Unexpected(Core::StorageError::Unavailable);
    if (done)
        ++m_units;
    else
        undoUnit();
    return done;
}

// The first unit has no savepoint: it is all that the transaction has, so that somebody who comes
// alone pays for nothing that they do not need.
void GroupCommit::undoUnit()
{
    if (m_units == 0) {
        rollBack(m_database);
        close();
        Q_EMIT committed();
    } else if (!run(m_database, u"ROLLBACK TO unit"_s)) {
        // SQLite rolls back everything on some errors, and a lost connection takes it along.
        abandon();
    }
}

void GroupCommit::afterCommit(const std::function<void()> &action)
{
    if (m_isOpen)
        m_actions.append(action);
    else
        action();
}

Core::Stored<void> GroupCommit::flush()
{
    if (!m_isOpen)
        return {};
    // A COMMIT on another connection than the one that began would succeed, and store nothing.
    const bool isSameConnection = m_opening == m_database.openings();
    const auto committing = isSameConnection
        ? commitWriting(m_database)
        : Core::Stored<void>(Core::Unexpected(Core::StorageError::Unavailable));
    if (!committing) {
        reportLost();
        return committing;
    }
    const auto actions = std::exchange(m_actions, {});
    close();
    Q_EMIT committed();
    for (const auto &action : actions)
        action();
    return {};
}

void GroupCommit::customEvent(QEvent * /*event*/)
{
    flush();
}

void GroupCommit::close()
{
    m_isOpen = false;
    m_actions.clear();
}

void GroupCommit::abandon()
{
    rollBack(m_database);
    reportLost();
}

void GroupCommit::reportLost()
{
    qCWarning(lcStorage).noquote()
        << Core::LogEvent("commit.failed"_L1).with("units"_L1, m_units).text();
    m_isCautious = true;
    close();
    Q_EMIT lost();
}

} // namespace Storage
