#include "storage/sqlsessionstore.h"

#include "storage/statement.h"

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

Core::Session sessionFrom(const QSqlQuery &row)
{
    const auto revokedAt = row.value(u"revoked_at"_s);
    return {
        .id = row.value(u"id"_s).toLongLong(),
        .attemptId = QUuid::fromString(row.value(u"attempt_id"_s).toString()),
        .tenantId = row.value(u"tenant_id"_s).toLongLong(),
        .tokenHash = row.value(u"token_hash"_s).toString().toLatin1(),
        .createdAt = timeFrom(row.value(u"created_at"_s)),
        .lastUsedAt = timeFrom(row.value(u"last_used_at"_s)),
        .idle = std::chrono::seconds(row.value(u"idle_seconds"_s).toLongLong()),
        .endsAt = timeFrom(row.value(u"ends_at"_s)),
        .isAcknowledged = row.value(u"is_acknowledged"_s).toBool(),
        .revokedAt = revokedAt.isNull() ? std::nullopt : std::optional(timeFrom(revokedAt)),
    };
}

// NULL while there is no token: several sessions may wait for their first hand-out at once, and
// the column is unique.
QVariant tokenColumn(const QByteArray &hash)
{
    return hash.isEmpty() ? QVariant() : QVariant(QString::fromLatin1(hash));
}

} // namespace

SqlSessionStore::SqlSessionStore(QSqlDatabase database)
    : m_database(std::move(database))
{
}

Core::Stored<void> SqlSessionStore::insert(const Core::Session &session)
{
    return run(m_database,
               u"INSERT INTO sessions (attempt_id, tenant_id, token_hash, idle_seconds, "
               "is_acknowledged, created_at, last_used_at, ends_at) "
               "VALUES (:attempt_id, :tenant_id, :token_hash, :idle_seconds, :is_acknowledged, "
               ":created_at, :last_used_at, :ends_at)"_s,
               {{u":attempt_id"_s, Core::toString(session.attemptId)},
                {u":tenant_id"_s, session.tenantId},
                {u":token_hash"_s, tokenColumn(session.tokenHash)},
                {u":idle_seconds"_s, qint64(session.idle.count())},
                {u":is_acknowledged"_s, session.isAcknowledged ? 1 : 0},
                {u":created_at"_s, toColumn(session.createdAt)},
                {u":last_used_at"_s, toColumn(session.lastUsedAt)},
                {u":ends_at"_s, toColumn(session.endsAt)}});
}

Core::Stored<std::optional<Core::Session>> SqlSessionStore::findByAttempt(const QUuid &attemptId)
{
    return findBy(u"attempt_id"_s, Core::toString(attemptId));
}

Core::Stored<std::optional<Core::Session>> SqlSessionStore::findByToken(const QByteArray &hash)
{
    return findBy(u"token_hash"_s, QString::fromLatin1(hash));
}

Core::Stored<std::optional<Core::Session>> SqlSessionStore::findBy(const QString &column,
                                                                   const QString &value)
{
    auto query = execute(m_database,
                         u"SELECT id, attempt_id, tenant_id, token_hash, idle_seconds, "
                         "is_acknowledged, created_at, last_used_at, ends_at, revoked_at "
                         "FROM sessions WHERE %1 = :value"_s.arg(column),
                         {{u":value"_s, value}});
    if (!query)
        return Core::Unexpected(query.error());
    return query->next() ? std::optional(sessionFrom(*query)) : std::nullopt;
}

Core::Stored<void> SqlSessionStore::update(const Core::Session &session)
{
    return run(m_database,
               u"UPDATE sessions SET token_hash = :token_hash, is_acknowledged = :is_acknowledged, "
               "last_used_at = :last_used_at, revoked_at = :revoked_at WHERE id = :id"_s,
               {{u":token_hash"_s, tokenColumn(session.tokenHash)},
                {u":is_acknowledged"_s, session.isAcknowledged ? 1 : 0},
                {u":last_used_at"_s, toColumn(session.lastUsedAt)},
                {u":revoked_at"_s, session.revokedAt ? toColumn(*session.revokedAt) : QVariant()},
                {u":id"_s, session.id}});
}

} // namespace Storage
