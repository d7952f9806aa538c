#include "storage/sqlauditlog.h"

#include "storage/bulkinsert.h"
#include "storage/logging.h"
#include "storage/statement.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

const auto columns = u"id, at, actor, action, subject, origin, detail, previous_hash, hash"_s;

// A JSON array keeps the texts apart: no two different rows are written alike.
QByteArray hashOf(const AuditRow &row)
{
    const QJsonArray content{
        row.id,
        toColumn(row.entry.at).toString(),
        row.entry.actor,
        row.entry.action,
        row.entry.subject,
        row.entry.origin,
        row.entry.detail,
        QString::fromLatin1(row.previousHash),
    };
    return QCryptographicHash::hash(QJsonDocument(content).toJson(QJsonDocument::Compact),
                                    QCryptographicHash::Sha256)
        .toHex();
}

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

// What is wrong between a row and the one before it, of which there is none at the start.
std::optional<AuditFault> faultOf(const AuditRow &row, qint64 idBefore,
                                  const QByteArray &hashBefore)
{
    using enum AuditFault::Kind;
    if (row.hash != hashOf(row))
        return AuditFault{.kind = Edited, .id = row.id};
    if (row.id != idBefore + 1)
        return AuditFault{.kind = Gap, .id = row.id};
    if (row.previousHash != hashBefore)
        return AuditFault{.kind = OutOfOrder, .id = row.id};
    return std::nullopt;
}

// What an entry says of rows that are gone: verify() holds it against the beginning.
QString detailOf(qint64 lastId, const QByteArray &lastHash)
{
    return u"up to row %1, %2"_s.arg(lastId).arg(QLatin1StringView(lastHash));
}

} // namespace

SqlAuditLog::SqlAuditLog(Database &database)
    : m_database(database)
{
}

Core::Stored<void> SqlAuditLog::append(const Core::AuditEntry &entry)
{
    const auto last = head();
    if (!last)
        return Core::Unexpected(last.error());
    AuditRow row{.id = last->id + 1, .entry = entry, .previousHash = last->hash, .hash = {}};
    row.hash = hashOf(row);
    auto inserted = run(m_database,
                        u"INSERT INTO audit_log ("_s + columns
                            + u") VALUES (:id, :at, :actor, :action, :subject, :origin, :detail, "
                              ":previous_hash, :hash)"_s,
                        {{u":id"_s, row.id},
                         {u":at"_s, toColumn(entry.at)},
                         {u":actor"_s, notNull(entry.actor)},
                         {u":action"_s, notNull(entry.action)},
                         {u":subject"_s, notNull(entry.subject)},
                         {u":origin"_s, notNull(entry.origin)},
                         {u":detail"_s, notNull(entry.detail)},
                         {u":previous_hash"_s, notNull(QString::fromLatin1(row.previousHash))},
                         {u":hash"_s, QString::fromLatin1(row.hash)}});
    if (!inserted)
        return inserted;
    return run(m_database, u"UPDATE audit_head SET id = :id, hash = :hash"_s,
               {{u":id"_s, row.id}, {u":hash"_s, QString::fromLatin1(row.hash)}});
}

Core::Stored<SqlAuditLog::Head> SqlAuditLog::head()
{
    auto query = execute(m_database, u"SELECT id, hash FROM audit_head"_s);
    if (!query)
        return Core::Unexpected(query.error());
    // Without its head an audit cannot go on; a row that started anew would hide that.
    if (!query->next()) {
        qCWarning(lcStorage) << "the row of audit_head is gone: somebody has changed the audit";
        return Core::Unexpected(Core::StorageError::Unavailable);
    }
    return Head{.id = query->value(0).toLongLong(), .hash = query->value(1).toString().toLatin1()};
}

// Nothing if its row is gone.
Core::Stored<std::optional<SqlAuditLog::Head>> SqlAuditLog::beginning()
{
    auto query = execute(m_database, u"SELECT id, hash FROM audit_beginning"_s);
    if (!query)
        return Core::Unexpected(query.error());
    if (!query->next())
        return std::nullopt;
    return Head{.id = query->value(0).toLongLong(), .hash = query->value(1).toString().toLatin1()};
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
    auto last = start->value_or(Head{});
    int count = 0;
    for (const auto &row : std::as_const(*rows)) {
        if (row.entry.at >= before)
            break;
        if (!*start || faultOf(row, last.id, last.hash)) {
            qCWarning(lcStorage) << "somebody has changed the audit, so nothing is removed from it";
            return 0;
        }
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
                         .detail = detailOf(last.id, last.hash)});
    if (!noted)
        return Core::Unexpected(noted.error());
    return count;
}

Core::Stored<void> SqlAuditLog::removeUpTo(const Head &last)
{
    auto moved = run(m_database, u"UPDATE audit_beginning SET id = :id, hash = :hash"_s,
                     {{u":id"_s, last.id}, {u":hash"_s, QString::fromLatin1(last.hash)}});
    if (!moved)
        return moved;
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

Core::Stored<SqlAuditLog::Verdict> SqlAuditLog::verify()
{
    // All of it is read as of one moment, or an entry that a server appends meanwhile would look
    // like a wrong end.
    const auto begin = m_database.engine() == Engine::Postgres
        ? u"BEGIN ISOLATION LEVEL REPEATABLE READ"_s
        : u"BEGIN"_s;
    if (const auto begun = run(m_database, begin); !begun)
        return Core::Unexpected(begun.error());
    auto verdict = judge();
    if (const auto ended = run(m_database, u"ROLLBACK"_s); !ended)
        return Core::Unexpected(ended.error());
    return verdict;
}

Core::Stored<SqlAuditLog::Verdict> SqlAuditLog::judge()
{
    const auto start = beginning();
    if (!start)
        return Core::Unexpected(start.error());
    auto query = execute(m_database, u"SELECT "_s + columns + u" FROM audit_log ORDER BY id"_s);
    if (!query)
        return Core::Unexpected(query.error());
    Verdict verdict;
    verdict.lastHash = start->value_or(Head{}).hash;
    qint64 idBefore = start->value_or(Head{}).id;
    const auto firstId = idBefore + 1;
    QString trimmed;
    while (query->next()) {
        const auto row = rowFrom(*query);
        if (const auto fault = faultOf(row, idBefore, verdict.lastHash))
            verdict.faults.append(*fault);
        idBefore = row.id;
        verdict.lastHash = row.hash;
        ++verdict.rows;
        if (row.entry.action == Core::AuditAction::auditTrimmed)
            trimmed = row.entry.detail;
    }
    // The newest entry about it is always left, because it is newer than what was removed.
    const auto expected =
        firstId > 1 ? detailOf(firstId - 1, start->value_or(Head{}).hash) : QString();
    if (!*start || trimmed != expected)
        verdict.faults.append({.kind = AuditFault::Kind::WrongBeginning, .id = firstId});
    const auto end = head();
    if (!end || end->id != idBefore || end->hash != verdict.lastHash)
        verdict.faults.append({.kind = AuditFault::Kind::WrongEnd, .id = idBefore});
    return verdict;
}

Core::Stored<void> SqlAuditLog::appendAll(const QList<Core::AuditEntry> &entries)
{
    if (entries.isEmpty())
        return {};
    const auto before = head();
    if (!before)
        return Core::Unexpected(before.error());
    auto last = *before;
    const auto rowAt = [&entries, &last](qsizetype index) -> QVariantList {
        AuditRow row{
            .id = last.id + 1, .entry = entries[index], .previousHash = last.hash, .hash = {}};
        row.hash = hashOf(row);
        last = {.id = row.id, .hash = row.hash};
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
    };
    const BulkInsert into{.table = u"audit_log"_s, .columns = columns.split(u", "_s)};
    if (auto inserted = insertAll(m_database, into, entries.size(), rowAt); !inserted)
        return inserted;
    return run(m_database, u"UPDATE audit_head SET id = :id, hash = :hash"_s,
               {{u":id"_s, last.id}, {u":hash"_s, notNull(QString::fromLatin1(last.hash))}});
}

} // namespace Storage
