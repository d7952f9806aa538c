#include "storage/audit/sqlauditlog.h"

#include "core/base/wellformedtext.h"
#include "storage/engine/bulkinsert.h"
#include "storage/engine/logging.h"
#include "storage/engine/statement.h"

#include <utility>

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

const auto columns = u"id, at, actor, action, subject, origin, detail, previous_hash, hash"_s;

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
    const auto before = endsToAppendTo(entry.at);
    if (!before)
        return Core::Unexpected(before.error());
    const auto after = appendRow(*before, entry);
    return after ? m_head.move(*after) : Core::Unexpected(after.error());
}

// Preceded by a note where they are not as they were left.
Core::Stored<AuditEnds> SqlAuditLog::endsToAppendTo(const QDateTime &now)
{
    const auto last = m_head.get();
    if (!last)
        return Core::Unexpected(last.error());
    if (m_head.isSealGood(*last))
        return last->ends;
    qCWarning(lcStorage) << "the audit has no good seal: see amt-kioskctl audit verify";
    return appendRow(last->ends,
                     {.at = now,
                      .actor = u"server"_s,
                      .action = Core::AuditAction::auditSealBroken,
                      .subject = u"audit"_s,
                      .origin = u"server"_s,
                      .detail = positionOf(last->ends.id, last->ends.hash)});
}

Core::Stored<AuditEnds> SqlAuditLog::appendRow(const AuditEnds &ends, const Core::AuditEntry &entry)
{
    const auto row = rowAfter(ends, entry);
    const auto inserted =
        run(m_database,
            u"INSERT INTO audit_log ("_s + columns
                + u") VALUES (:id, :at, :actor, :action, :subject, :origin, :detail, "
                  ":previous_hash, :hash)"_s,
            {{u":id"_s, row.id},
             {u":at"_s, toColumn(row.entry.at)},
             {u":actor"_s, notNull(row.entry.actor)},
             {u":action"_s, notNull(row.entry.action)},
             {u":subject"_s, notNull(row.entry.subject)},
             {u":origin"_s, notNull(row.entry.origin)},
             {u":detail"_s, notNull(row.entry.detail)},
             {u":previous_hash"_s, notNull(QString::fromLatin1(row.previousHash))},
             {u":hash"_s, QString::fromLatin1(row.hash)}});
    if (!inserted)
        return Core::Unexpected(inserted.error());
    return withLast(ends, row);
}

Core::Stored<std::optional<AuditSeal::State>> SqlAuditLog::sealState()
{
    const auto found = m_head.find();
    if (!found)
        return Core::Unexpected(found.error());
    return *found ? m_head.sealState(**found) : std::nullopt;
}

Core::Stored<void> SqlAuditLog::seal()
{
    const auto found = m_head.get();
    return found ? m_head.move(found->ends) : Core::Unexpected(found.error());
}

Core::Stored<std::optional<AuditWitness>> SqlAuditLog::witness(
    const std::optional<AuditWitness> &seen)
{
    const auto found = m_head.find();
    if (!found)
        return Core::Unexpected(found.error());
    if (!*found || m_head.sealState(**found) != AuditSeal::State::Fits)
        return std::nullopt;
    const auto &ends = (*found)->ends;
    if (seen && seen->id > ends.removedId) {
        const auto isStillThere = isThere(*seen);
        if (!isStillThere)
            return Core::Unexpected(isStillThere.error());
        if (!*isStillThere)
            return std::nullopt;
    }
    return AuditWitness{.id = ends.id, .hash = ends.hash};
}

Core::Stored<bool> SqlAuditLog::isThere(const AuditWitness &row)
{
    auto query = execute(m_database, u"SELECT 1 FROM audit_log WHERE id = :id AND hash = :hash"_s,
                         {{u":id"_s, row.id}, {u":hash"_s, QString::fromLatin1(row.hash)}});
    if (!query)
        return Core::Unexpected(query.error());
    return query->next();
}

// Nothing if its row is gone.
Core::Stored<std::optional<AuditWitness>> SqlAuditLog::beginning()
{
    auto query = execute(m_database, u"SELECT id, hash FROM audit_beginning"_s);
    if (!query)
        return Core::Unexpected(query.error());
    if (!query->next())
        return std::nullopt;
    return AuditWitness{.id = query->value(0).toLongLong(),
                        .hash = query->value(1).toString().toLatin1()};
}

Core::Stored<int> SqlAuditLog::trim(const QDateTime &before, int limit, const QDateTime &now)
{
    const auto start = beginning();
    if (!start)
        return Core::Unexpected(start.error());
    auto rows = oldest(limit);
    if (!rows)
        return Core::Unexpected(rows.error());
    if (rows->isEmpty() || rows->first().entry.at >= before.addDays(-1))
        return 0;
    const auto head = m_head.get();
    if (!head)
        return Core::Unexpected(head.error());
    const auto keepAll = [] {
        qCWarning(lcStorage) << "somebody has changed the audit, so nothing is removed from it";
        return 0;
    };
    if (m_head.sealState(*head) == AuditSeal::State::Broken)
        return keepAll();
    auto last = start->value_or(AuditWitness{});
    int count = 0;
    for (const auto &row : std::as_const(*rows)) {
        if (row.entry.at >= before)
            break;
        if (!*start || faultOf(row, last.id, last.hash))
            return keepAll();
        last = {.id = row.id, .hash = row.hash};
        ++count;
    }
    if (auto removed = removeUpTo(last); !removed)
        return Core::Unexpected(removed.error());
    auto noted = append({.at = now,
                         .actor = u"server"_s,
                         .action = Core::AuditAction::auditTrimmed,
                         .subject = u"audit"_s,
                         .origin = u"server"_s,
                         .detail = positionOf(last.id, last.hash)});
    if (!noted)
        return Core::Unexpected(noted.error());
    return count;
}

// A good seal stays one, and no other becomes one.
Core::Stored<void> SqlAuditLog::removeUpTo(const AuditWitness &last)
{
    auto before = m_head.get();
    if (!before)
        return Core::Unexpected(before.error());
    const bool wasGood = m_head.isSealGood(*before);
    auto moved = run(m_database, u"UPDATE audit_beginning SET id = :id, hash = :hash"_s,
                     {{u":id"_s, last.id}, {u":hash"_s, QString::fromLatin1(last.hash)}});
    if (!moved)
        return moved;
    before->ends.removedId = last.id;
    before->ends.removedHash = last.hash;
    if (wasGood) {
        if (auto sealed = m_head.move(before->ends); !sealed)
            return sealed;
    }
    return run(m_database, u"DELETE FROM audit_log WHERE id <= :id"_s, {{u":id"_s, last.id}});
}

Core::Stored<QList<AuditRow>> SqlAuditLog::oldest(int limit)
{
    auto query =
        execute(m_database, u"SELECT "_s + columns + u" FROM audit_log ORDER BY id LIMIT :limit"_s,
                {{u":limit"_s, limit}});
    if (!query)
        return Core::Unexpected(query.error());
    QList<AuditRow> rows;
    while (query->next())
        rows.append(rowFrom(*query));
    return rows;
}

Core::Stored<QList<AuditRow>> SqlAuditLog::newest(int limit)
{
    auto query = execute(
        m_database, u"SELECT "_s + columns + u" FROM audit_log ORDER BY id DESC LIMIT :limit"_s,
        {{u":limit"_s, limit}});
    if (!query)
        return Core::Unexpected(query.error());
    QList<AuditRow> rows;
    while (query->next())
        rows.append(rowFrom(*query));
    return rows;
}

Core::Stored<AuditVerdict> SqlAuditLog::verify(const std::optional<AuditWitness> &seen)
{
    // All of it is read as of one moment, or an entry that a server appends meanwhile would look
    // like a wrong end.
    const auto begin = m_database.engine() == Engine::Postgres
        ? u"BEGIN ISOLATION LEVEL REPEATABLE READ"_s
        : u"BEGIN"_s;
    if (const auto begun = run(m_database, begin); !begun)
        return Core::Unexpected(begun.error());
    auto verdict = judge(seen);
    if (const auto ended = run(m_database, u"ROLLBACK"_s); !ended)
        return Core::Unexpected(ended.error());
    return verdict;
}

Core::Stored<AuditVerdict> SqlAuditLog::judge(const std::optional<AuditWitness> &seen)
{
    const auto start = beginning();
    if (!start)
        return Core::Unexpected(start.error());
    auto query = execute(m_database, u"SELECT "_s + columns + u" FROM audit_log ORDER BY id"_s);
    if (!query)
        return Core::Unexpected(query.error());
    AuditCheck check(*start, seen);
    while (query->next())
        check.add(rowFrom(*query));
    query->finish();
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
    const auto before = endsToAppendTo(entries.first().at);
    if (!before)
        return Core::Unexpected(before.error());
    auto last = *before;
    const auto rowAt = [&entries, &last](qsizetype index) -> QVariantList {
        const auto row = rowAfter(last, entries[index]);
        last = withLast(last, row);
        return valuesOf(row);
    };
    const BulkInsert into{.table = u"audit_log"_s, .columns = columns.split(u", "_s)};
    if (auto inserted = insertAll(m_database, into, entries.size(), rowAt); !inserted)
        return inserted;
    return m_head.move(last);
}

} // namespace Storage
