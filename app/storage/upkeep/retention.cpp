// SPDX-License-Identifier: GPL-3.0-only
#include "storage/upkeep/retention.h"

#include "core/base/enumtable.h"
#include "storage/audit/sqlauditlog.h"
#include "storage/engine/statement.h"
#include "storage/transaction/sqlunitofwork.h"

#include <algorithm>

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

// In the order in which they refer to each other.
enum class Table {
    HandoffCodes,
    LinkTickets,
    WebhookEvents,
    Sessions,
    Attempts,
    UnansweredAttempts,
    Audit,
};

QDateTime earlier(const QDateTime &time, std::chrono::seconds age)
{
    return time.addSecs(-age.count());
}

// Removes from a table without references, by the time in @p column.
Core::Stored<int> removeBefore(Database &database, const QDateTime &before, const QString &table,
                               const QString &key, const QString &column)
{
    return countChanges(database,
                        u"DELETE FROM %1 WHERE (%2) IN (SELECT %2 FROM %1 WHERE %3 < :before "
                        "ORDER BY %3 LIMIT :limit)"_s.arg(table, key, column),
                        {{u":before"_s, toColumn(before)}, {u":limit"_s, Retention::rowsPerStep}});
}

} // namespace

Retention::Retention(Database &database, RetentionLimits limits)
    : m_database(database)
    , m_limits(limits)
{
}

Core::Stored<bool> Retention::step(const QDateTime &now)
{
    const auto removed = SqlUnitOfWork(m_database).commit([&] { return removeFrom(m_table, now); });
    if (!removed) {
        m_table = 0;
        return Core::Unexpected(removed.error());
    }
    if (*removed < rowsPerStep)
        m_table = (m_table + 1) % int(Core::enumCount<Table>);
    return m_table != 0;
}

Core::Stored<int> Retention::removeFrom(int table, const QDateTime &now)
{
    const auto before = earlier(now, m_limits.attempts);
    using enum Table;
    switch (Table(table)) {
    case HandoffCodes:
        return removeBefore(m_database, before, u"handoff_codes"_s, u"code_hash"_s,
                            u"expires_at"_s);
    case LinkTickets:
        return removeBefore(m_database, before, u"link_tickets"_s, u"attempt_id"_s,
                            u"expires_at"_s);
    case WebhookEvents:
        return removeBefore(m_database, before, u"webhook_events"_s,
                            u"instance, chat, message_id"_s, u"received_at"_s);
    case Sessions:
        return removeSessions(earlier(now, m_limits.sessions));
    case Attempts:
        return removeAttempts(before, now);
    case UnansweredAttempts:
        return removeUnanswered(
            earlier(now, std::min<std::chrono::seconds>(unansweredAttempts, m_limits.attempts)));
    case Audit:
        return SqlAuditLog(m_database).trim(earlier(now, m_limits.audit), rowsPerStep, now);
    }
    Q_UNREACHABLE();
}

// A session that nobody used any more is over before its end; that moment can only be computed in
// the database's own way, so only the usual limits, up to a day, are looked at.
Core::Stored<int> Retention::removeSessions(const QDateTime &before)
{
    return countChanges(
        m_database,
        u"DELETE FROM sessions WHERE id IN (SELECT id FROM sessions WHERE ends_at < :ended "
        "OR revoked_at < :revoked OR (idle_seconds <= 86400 AND last_used_at < :unused) "
        "ORDER BY id LIMIT :limit)"_s,
        {{u":ended"_s, toColumn(before)},
         {u":revoked"_s, toColumn(before)},
         {u":unused"_s, toColumn(before.addDays(-1))},
         {u":limit"_s, rowsPerStep}});
}

// A live session keeps its attempt, which says how it began. The time of creation is there for the
// index; that of the end is what counts.
Core::Stored<int> Retention::removeAttempts(const QDateTime &before, const QDateTime &now)
{
    return countChanges(
        m_database,
        u"DELETE FROM login_attempts WHERE id IN (SELECT id FROM login_attempts "
        "WHERE created_at < :created AND expires_at < :expired "
        "AND status NOT IN ('NEW', 'VERIFIED') AND NOT EXISTS (SELECT 1 FROM sessions "
        "WHERE sessions.attempt_id = login_attempts.attempt_id AND revoked_at IS NULL "
        "AND ends_at > :now) ORDER BY created_at LIMIT :limit)"_s,
        {{u":created"_s, toColumn(before)},
         {u":expired"_s, toColumn(before)},
         {u":now"_s, toColumn(now)},
         {u":limit"_s, rowsPerStep}});
}

// Everybody can start an attempt, and one without a message or a code tells nothing. Attempts by
// code count for the limits on codes, and stay. The condition is that of login_attempts_unanswered,
// word for word, because only then SQLite uses it.
Core::Stored<int> Retention::removeUnanswered(const QDateTime &before)
{
    return countChanges(
        m_database,
        u"DELETE FROM login_attempts WHERE id IN (SELECT id FROM login_attempts "
        "WHERE status = 'FAILED' AND failure_reason IN ('ATTEMPT_EXPIRED', 'CANCELLED') "
        "AND verified_phone IS NULL AND sender_lid = '' AND tenant_id IS NULL "
        "AND expected_phone IS NULL AND otp_code IS NULL AND updated_at < :before "
        "ORDER BY updated_at LIMIT :limit)"_s,
        {{u":before"_s, toColumn(before)}, {u":limit"_s, rowsPerStep}});
}

} // namespace Storage
