// SPDX-License-Identifier: GPL-3.0-only
#include "storage/audit/sqlauditlog.h"

#include "core/base/logging.h"
#include "core/base/unicodetext.h"
#include "storage/engine/statement.h"

#include <utility>

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

const auto auditColumns = u"id, at, actor, action, subject, origin, detail, previous_hash, hash"_s;

AuditRow rowFrom(const Rows &row)
{
    return {
        .id = row.value(u"id"_s).toLongLong(),
        .entry = {.at = timeFrom(row.value(u"at"_s)),
                  .actor = row.value(u"actor"_s).toString(),
                  .action = row.value(u"action"_s).toString(),
                  .subject = row.value(u"subject"_s).toString(),
                  .origin = row.value(u"origin"_s).toString(),
                  .detail = row.value(u"detail"_s).toString()},
        .previousHash = row.value(u"previous_hash"_s).toString().toLatin1(),
        .hash = row.value(u"hash"_s).toString().toLatin1(),
    };
}

Core::AuditEntry wellFormed(const Core::AuditEntry &entry)
{
    return {.at = entry.at,
            .actor = Core::wellFormed(entry.actor),
            .action = entry.action,
            .subject = Core::wellFormed(entry.subject),
            .origin = Core::wellFormed(entry.origin),
            .detail = Core::wellFormed(entry.detail)};
}

// The row after @p ends, as it will be read: what is hashed must be what is stored.
AuditRow rowAfter(const AuditEnds &ends, const Core::AuditEntry &entry)
{
    AuditRow row{
        .id = ends.id + 1, .entry = wellFormed(entry), .previousHash = ends.hash, .hash = {}};
    row.hash = hashOf(row);
    return row;
}

AuditEnds withLast(AuditEnds ends, const AuditRow &row)
{
    ends.id = row.id;
    ends.hash = row.hash;
    return ends;
}

QVariantList valuesOf(const AuditRow &row)
{
    const auto &entry = row.entry;
    return {row.id,
            toColumn(entry.at),
            notNull(entry.actor),
            notNull(entry.action),
            notNull(entry.subject),
            notNull(entry.origin),
            notNull(entry.detail),
            notNull(QString::fromLatin1(row.previousHash)),
            QString::fromLatin1(row.hash)};
}

} // namespace

SqlAuditLog::SqlAuditLog(Database &database)
    : m_database(database)
    , m_head(database)
{
}

Core::Stored<void> SqlAuditLog::append(const Core::AuditEntry &entry)
{
    KIOSK_TRY(before, endsToAppendTo(entry.at));
    KIOSK_TRY(after, appendRow(before, entry));
    return m_head.move(after);
}

// Preceded by a note where they are not as they were left.
Core::Stored<AuditEnds> SqlAuditLog::endsToAppendTo(const QDateTime &now)
{
    KIOSK_TRY(last, m_head.get());
    if (m_head.isSealGood(last))
        return last.ends;
    qCWarning(lcStorage) << "the audit has no good seal: see amt-kioskctl audit verify";
    return appendRow(last.ends,
                     {.at = now,
                      .actor = u"server"_s,
                      .action = Core::AuditAction::auditSealBroken,
                      .subject = u"audit"_s,
                      .origin = u"server"_s,
                      .detail = positionOf(last.ends.id, last.ends.hash)});
}

Core::Stored<AuditEnds> SqlAuditLog::appendRow(const AuditEnds &ends, const Core::AuditEntry &entry)
{
    const auto row = rowAfter(ends, entry);
    KIOSK_CHECK(insertRow(m_database, u"audit_log"_s,
                          {{u"id"_s, row.id},
                           {u"at"_s, toColumn(row.entry.at)},
                           {u"actor"_s, notNull(row.entry.actor)},
                           {u"action"_s, notNull(row.entry.action)},
                           {u"subject"_s, notNull(row.entry.subject)},
                           {u"origin"_s, notNull(row.entry.origin)},
                           {u"detail"_s, notNull(row.entry.detail)},
                           {u"previous_hash"_s, notNull(QString::fromLatin1(row.previousHash))},
                           {u"hash"_s, QString::fromLatin1(row.hash)}}));
    return withLast(ends, row);
}

Core::Stored<std::optional<AuditSeal::State>> SqlAuditLog::sealState()
{
    KIOSK_TRY(found, m_head.find());
    return found ? m_head.sealState(*found) : std::nullopt;
}

Core::Stored<void> SqlAuditLog::seal()
{
    KIOSK_TRY(found, m_head.get());
    return m_head.move(found.ends);
}

Core::Stored<std::optional<AuditWitness>> SqlAuditLog::witness(
    const std::optional<AuditWitness> &seen)
{
    KIOSK_TRY(found, m_head.find());
    if (!found || m_head.sealState(*found) != AuditSeal::State::Fits)
        return std::nullopt;
    const auto &ends = found->ends;
    if (seen && seen->id > ends.removedId) {
        KIOSK_TRY(isStillThere, isThere(*seen));
        if (!isStillThere)
            return std::nullopt;
    }
    return AuditWitness{.id = ends.id, .hash = ends.hash};
}

Core::Stored<bool> SqlAuditLog::isThere(const AuditWitness &row)
{
    KIOSK_TRY(query,
              execute(m_database, u"SELECT 1 FROM audit_log WHERE id = :id AND hash = :hash"_s,
                      {{u":id"_s, row.id}, {u":hash"_s, QString::fromLatin1(row.hash)}}));
    return query.next();
}

// Returns nothing if its row is gone.
Core::Stored<std::optional<AuditWitness>> SqlAuditLog::beginning()
{
    KIOSK_TRY(query, execute(m_database, u"SELECT id, hash FROM audit_beginning"_s));
    if (!query.next())
        return std::nullopt;
    return AuditWitness{.id = query.value(0).toLongLong(),
                        .hash = query.value(1).toString().toLatin1()};
}

Core::Stored<int> SqlAuditLog::trim(const QDateTime &before, int limit, const QDateTime &now)
{
    KIOSK_TRY(start, beginning());
    KIOSK_TRY(rows, oldest(limit));
    if (rows.isEmpty() || rows.first().entry.at >= before.addDays(-1))
        return 0;
    KIOSK_TRY(head, m_head.get());
    const auto keepAll = [] {
        qCWarning(lcStorage) << "somebody has changed the audit, so nothing is removed from it";
        return 0;
    };
    if (m_head.sealState(head) == AuditSeal::State::Broken)
        return keepAll();
    auto last = start.value_or(AuditWitness{});
    int count = 0;
    for (const auto &row : std::as_const(rows)) {
        if (row.entry.at >= before)
            break;
        if (!start || faultOf(row, last.id, last.hash))
            return keepAll();
        last = {.id = row.id, .hash = row.hash};
        ++count;
    }
    KIOSK_CHECK(removeUpTo(last));
    KIOSK_CHECK(append({.at = now,
                        .actor = u"server"_s,
                        .action = Core::AuditAction::auditTrimmed,
                        .subject = u"audit"_s,
                        .origin = u"server"_s,
                        .detail = positionOf(last.id, last.hash)}));
    return count;
}

// A good seal stays one, and no other becomes one.
Core::Stored<void> SqlAuditLog::removeUpTo(const AuditWitness &last)
{
    KIOSK_TRY(before, m_head.get());
    const bool wasGood = m_head.isSealGood(before);
    KIOSK_CHECK(run(m_database, u"UPDATE audit_beginning SET id = :id, hash = :hash"_s,
                    {{u":id"_s, last.id}, {u":hash"_s, QString::fromLatin1(last.hash)}}));
    before.ends.removedId = last.id;
    before.ends.removedHash = last.hash;
    if (wasGood) {
        KIOSK_CHECK(m_head.move(before.ends));
    }
    return run(m_database, u"DELETE FROM audit_log WHERE id <= :id"_s, {{u":id"_s, last.id}});
}

Core::Stored<QList<AuditRow>> SqlAuditLog::oldest(int limit)
{
    return readAll(m_database, rowFrom,
                   u"SELECT "_s + auditColumns + u" FROM audit_log ORDER BY id LIMIT :limit"_s,
                   {{u":limit"_s, limit}});
}

Core::Stored<QList<AuditRow>> SqlAuditLog::newest(int limit)
{
    return readAll(m_database, rowFrom,
                   u"SELECT "_s + auditColumns + u" FROM audit_log ORDER BY id DESC LIMIT :limit"_s,
                   {{u":limit"_s, limit}});
}

Core::Stored<AuditVerdict> SqlAuditLog::verify(const std::optional<AuditWitness> &seen)
{
    // All of it is read as of one moment, or an entry that a server appends meanwhile would look
    // like a wrong end.
    const auto begin = m_database.engine() == Engine::Postgres
        ? u"BEGIN ISOLATION LEVEL REPEATABLE READ"_s
        : u"BEGIN"_s;
    KIOSK_CHECK(run(m_database, begin));
    auto verdict = evaluate(seen);
    KIOSK_CHECK(run(m_database, u"ROLLBACK"_s));
    return verdict;
}

Core::Stored<AuditVerdict> SqlAuditLog::evaluate(const std::optional<AuditWitness> &seen)
{
    KIOSK_TRY(start, beginning());
    KIOSK_TRY(query,
              execute(m_database, u"SELECT "_s + auditColumns + u" FROM audit_log ORDER BY id"_s));
    AuditCheck check(start, seen);
    while (query.next())
        check.add(rowFrom(query));
    query.finish();
    const auto end = m_head.find();
    if (!end || !*end)
        return check.finish(std::nullopt, std::nullopt);
    const auto &ends = (*end)->ends;
    return check.finish(AuditWitness{.id = ends.id, .hash = ends.hash}, m_head.sealState(**end));
}

Core::Stored<void> SqlAuditLog::appendAll(const QList<Core::AuditEntry> &entries)
{
    if (entries.isEmpty())
        return {};
    KIOSK_TRY(before, endsToAppendTo(entries.first().at));
    auto last = before;
    const auto rowAt = [&entries, &last](qsizetype index) -> QVariantList {
        const auto row = rowAfter(last, entries[index]);
        last = withLast(last, row);
        return valuesOf(row);
    };
    const BulkInsert into{.table = u"audit_log"_s, .columns = auditColumns.split(u", "_s)};
    KIOSK_CHECK(insertAll(m_database, into, entries.size(), rowAt));
    return m_head.move(last);
}

} // namespace Storage
