#include "storage/stores/sqlhandoffstore.h"

#include "storage/engine/statement.h"

namespace Storage {

using namespace Qt::StringLiterals;

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
