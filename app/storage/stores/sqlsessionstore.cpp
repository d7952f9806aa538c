// SPDX-License-Identifier: GPL-3.0-only
#include "storage/stores/sqlsessionstore.h"

#include "storage/engine/statement.h"

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

Core::Session sessionFrom(const Rows &row)
{
    return {
        .id = row.value(u"id"_s).toLongLong(),
        .attemptId = QUuid::fromString(row.value(u"attempt_id"_s).toString()),
        .tenantId = row.value(u"tenant_id"_s).toLongLong(),
        .kiosk = row.value(u"kiosk"_s).toString(),
        .service = row.value(u"service"_s).toString(),
        .tokenHash = row.value(u"token_hash"_s).toString().toLatin1(),
        .createdAt = timeFrom(row.value(u"created_at"_s)),
        .lastUsedAt = timeFrom(row.value(u"last_used_at"_s)),
        .idle = std::chrono::seconds(row.value(u"idle_seconds"_s).toLongLong()),
        .endsAt = timeFrom(row.value(u"ends_at"_s)),
        .isAcknowledged = row.value(u"is_acknowledged"_s).toBool(),
        .revokedAt = optionalTimeFrom(row.value(u"revoked_at"_s)),
        .end = Core::sessionEndFrom(row.value(u"end_reason"_s).toString()),
    };
}

// NULL while there is no token: several sessions may wait for their first hand-out at once, and
// the column is unique.
QVariant tokenColumn(const QByteArray &hash)
{
    return nullIfEmpty(QString::fromLatin1(hash));
}

} // namespace

SqlSessionStore::SqlSessionStore(Database &database)
    : m_database(database)
{
}

Core::Stored<qint64> SqlSessionStore::insert(const Core::Session &session)
{
    return insertForId(
        m_database, u"sessions"_s,
        {{u"attempt_id"_s,
          session.attemptId.isNull() ? QVariant() : QVariant(Core::toString(session.attemptId))},
         {u"tenant_id"_s, session.tenantId},
         {u"kiosk"_s, notNull(session.kiosk)},
         {u"service"_s, notNull(session.service)},
         {u"token_hash"_s, tokenColumn(session.tokenHash)},
         {u"idle_seconds"_s, qint64(session.idle.count())},
         {u"is_acknowledged"_s, session.isAcknowledged},
         {u"created_at"_s, toColumn(session.createdAt)},
         {u"last_used_at"_s, toColumn(session.lastUsedAt)},
         {u"ends_at"_s, toColumn(session.endsAt)}});
}

Core::Stored<std::optional<Core::Session>> SqlSessionStore::findById(qint64 id)
{
    return selectOne(u"id"_s, id);
}

Core::Stored<std::optional<Core::Session>> SqlSessionStore::findByAttempt(const QUuid &attemptId)
{
    return selectOne(u"attempt_id"_s, Core::toString(attemptId));
}

Core::Stored<std::optional<Core::Session>> SqlSessionStore::findByToken(const QByteArray &hash)
{
    return selectOne(u"token_hash"_s, QString::fromLatin1(hash));
}

// A session that ended by itself has not been revoked; the rest of the rule is the session's own.
Core::Stored<QList<Core::Session>> SqlSessionStore::liveOf(qint64 tenantId, const QDateTime &now)
{
    auto sessions =
        select(u"WHERE tenant_id = :tenant AND revoked_at IS NULL AND ends_at > :now ORDER BY id"_s,
               {{u":tenant"_s, tenantId}, {u":now"_s, toColumn(now)}});
    if (sessions)
        sessions->removeIf([&](const Core::Session &session) { return !session.isLiveAt(now); });
    return sessions;
}

Core::Stored<void> SqlSessionStore::update(const Core::Session &session)
{
    return updateRow(
        m_database, u"sessions"_s, session.id,
        {{u"token_hash"_s, tokenColumn(session.tokenHash)},
         {u"is_acknowledged"_s, session.isAcknowledged},
         {u"last_used_at"_s, toColumn(session.lastUsedAt)},
         {u"revoked_at"_s, toColumn(session.revokedAt)},
         {u"end_reason"_s, session.end ? QVariant(toString(*session.end)) : QVariant()}});
}

Core::Stored<QList<Core::Session>> SqlSessionStore::newest(int limit)
{
    return select(u"ORDER BY id DESC LIMIT :limit"_s, {{u":limit"_s, limit}});
}

Core::Stored<void> SqlSessionStore::endAllOfTenant(qint64 tenantId, const QDateTime &now)
{
    return run(m_database,
               u"UPDATE sessions SET revoked_at = :now "
               "WHERE tenant_id = :id AND revoked_at IS NULL"_s,
               {{u":now"_s, toColumn(now)}, {u":id"_s, tenantId}});
}

Core::Stored<void> SqlSessionStore::endAllOfKiosk(const QString &kiosk, const QDateTime &now)
{
    return run(m_database,
               u"UPDATE sessions SET revoked_at = :now, end_reason = :end_reason "
               "WHERE kiosk = :kiosk AND service = '' AND revoked_at IS NULL"_s,
               {{u":now"_s, toColumn(now)},
                {u":end_reason"_s, toString(Core::SessionEnd::Revoked)},
                {u":kiosk"_s, notNull(kiosk)}});
}

Core::Stored<void> SqlSessionStore::endAllOfService(const QString &service, const QDateTime &now)
{
    return run(m_database,
               u"UPDATE sessions SET revoked_at = :now, end_reason = :end_reason "
               "WHERE service = :service AND revoked_at IS NULL"_s,
               {{u":now"_s, toColumn(now)},
                {u":end_reason"_s, toString(Core::SessionEnd::Revoked)},
                {u":service"_s, notNull(service)}});
}

// The attempt tells who wrote; what a service got with a hand-off code has none.
Core::Stored<int> SqlSessionStore::endAllThrough(const Core::SenderLink &link, const QDateTime &now)
{
    const auto &sender = link.sender;
    return countChanges(
        m_database,
        u"UPDATE sessions SET revoked_at = :now, end_reason = 'revoked' "
        "WHERE tenant_id = :tenant AND revoked_at IS NULL "
        "AND ends_at > :now2 AND ((service <> '' AND created_at >= :linked_at) "
        "OR attempt_id IN (SELECT attempt_id FROM login_attempts WHERE tenant_id = :tenant2 "
        "AND (verified_phone = :phone OR sender_lid = :lid)))"_s,
        {{u":now"_s, toColumn(now)},
         {u":tenant"_s, link.tenantId},
         {u":now2"_s, toColumn(now)},
         {u":linked_at"_s, toColumn(link.createdAt)},
         {u":tenant2"_s, link.tenantId},
         {u":phone"_s, toColumn(sender.phone)},
         {u":lid"_s, nullIfEmpty(sender.lid)}});
}

Core::Stored<QList<Core::Session>> SqlSessionStore::select(const QString &rest,
                                                           const Bindings &bindings)
{
    return readAll(m_database, sessionFrom,
                   u"SELECT id, attempt_id, tenant_id, kiosk, service, token_hash, idle_seconds, "
                   "is_acknowledged, created_at, last_used_at, ends_at, revoked_at, end_reason "
                   "FROM sessions "_s
                       + rest,
                   bindings);
}

Core::Stored<std::optional<Core::Session>> SqlSessionStore::selectOne(const QString &column,
                                                                      const QVariant &value)
{
    return firstOf(select(u"WHERE %1 = :value"_s.arg(column), {{u":value"_s, value}}));
}

namespace {

Core::HandoffCode codeFrom(const Rows &row)
{
    const auto session = row.value(u"session_id"_s);
    const auto source = row.value(u"source_session_id"_s);
    return {
        .codeHash = row.value(u"code_hash"_s).toString().toLatin1(),
        .tenantId = row.value(u"tenant_id"_s).toLongLong(),
        .sourceSessionId = source.isNull() ? std::nullopt : std::optional(source.toLongLong()),
        .kiosk = row.value(u"kiosk"_s).toString(),
        .binding = {.service = row.value(u"service"_s).toString(),
                    .redirectUri = row.value(u"redirect_uri"_s).toString(),
                    .codeChallenge = row.value(u"code_challenge"_s).toString()},
        .createdAt = timeFrom(row.value(u"created_at"_s)),
        .expiresAt = timeFrom(row.value(u"expires_at"_s)),
        .usedAt = optionalTimeFrom(row.value(u"used_at"_s)),
        .sessionId = session.isNull() ? std::nullopt : std::optional(session.toLongLong()),
    };
}

} // namespace

SqlHandoffStore::SqlHandoffStore(Database &database)
    : m_database(database)
{
}

Core::Stored<void> SqlHandoffStore::insert(const Core::HandoffCode &code)
{
    return insertRow(m_database, u"handoff_codes"_s,
                     {{u"code_hash"_s, QString::fromLatin1(code.codeHash)},
                      {u"tenant_id"_s, code.tenantId},
                      {u"source_session_id"_s,
                       code.sourceSessionId ? QVariant(*code.sourceSessionId) : QVariant()},
                      {u"kiosk"_s, notNull(code.kiosk)},
                      {u"service"_s, notNull(code.binding.service)},
                      {u"redirect_uri"_s, notNull(code.binding.redirectUri)},
                      {u"code_challenge"_s, notNull(code.binding.codeChallenge)},
                      {u"created_at"_s, toColumn(code.createdAt)},
                      {u"expires_at"_s, toColumn(code.expiresAt)}});
}

Core::Stored<std::optional<Core::HandoffCode>> SqlHandoffStore::findByCode(const QByteArray &hash)
{
    return readFirst(m_database, codeFrom,
                     u"SELECT code_hash, tenant_id, source_session_id, kiosk, service, "
                     "redirect_uri, code_challenge, created_at, expires_at, used_at, session_id "
                     "FROM handoff_codes WHERE code_hash = :code_hash"_s,
                     {{u":code_hash"_s, QString::fromLatin1(hash)}});
}

Core::Stored<void> SqlHandoffStore::update(const Core::HandoffCode &code)
{
    return run(m_database,
               u"UPDATE handoff_codes SET used_at = :used_at, session_id = :session_id "
               "WHERE code_hash = :code_hash"_s,
               {{u":used_at"_s, toColumn(code.usedAt)},
                {u":session_id"_s, code.sessionId ? QVariant(*code.sessionId) : QVariant()},
                {u":code_hash"_s, QString::fromLatin1(code.codeHash)}});
}

Core::Stored<void> SqlHandoffStore::expireAllOf(qint64 tenantId, const QDateTime &madeUntil,
                                                const QDateTime &now)
{
    return run(m_database,
               u"UPDATE handoff_codes SET expires_at = :now WHERE tenant_id = :tenant_id "
               "AND created_at <= :made_until AND used_at IS NULL AND expires_at > :now"_s,
               {{u":now"_s, toColumn(now)},
                {u":tenant_id"_s, tenantId},
                {u":made_until"_s, toColumn(madeUntil)}});
}

Core::Stored<void> SqlHandoffStore::expireAllOfKiosk(const QString &kiosk, const QDateTime &now)
{
    return run(m_database,
               u"UPDATE handoff_codes SET expires_at = :now "
               "WHERE kiosk = :kiosk AND used_at IS NULL AND expires_at > :now"_s,
               {{u":now"_s, toColumn(now)}, {u":kiosk"_s, notNull(kiosk)}});
}

} // namespace Storage
