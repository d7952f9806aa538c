// SPDX-License-Identifier: GPL-3.0-only
#include "storage/stores/sqlattemptstore.h"

#include "storage/engine/statement.h"

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

const auto attemptColumns =
    u"attempt_id, status, failure_reason, verified_phone, channel_token_hash, "
    "language, kiosk, tenant_id, confirmation_hash, wrong_numbers, "
    "expected_phone, otp_code, sender_lid, chat, number_digits, code_requester, "
    "created_at, expires_at"_s;

// As Attempt::stateAt() has it: a later beginning was told by a clock that was wrong.
constexpr std::chrono::seconds clockSkew{120};

Core::Attempt attemptFrom(const Rows &row)
{
    // An unreadable status must never count as pending, hence Failed.
    const auto failure = Core::failureReasonFrom(row.value(u"failure_reason"_s).toString());
    const auto status = Core::attemptStatusFrom(row.value(u"status"_s).toString())
                            .value_or(Core::AttemptStatus::Failed);
    const auto tenant = row.value(u"tenant_id"_s);
    return {
        .id = QUuid::fromString(row.value(u"attempt_id"_s).toString()),
        .state = {.status = status, .failure = failure},
        .createdAt = timeFrom(row.value(u"created_at"_s)),
        .expiresAt = timeFrom(row.value(u"expires_at"_s)),
        .channelTokenHash = row.value(u"channel_token_hash"_s).toString().toLatin1(),
        .language = row.value(u"language"_s).toString(),
        .kiosk = row.value(u"kiosk"_s).toString(),
        .verifiedPhone = Core::PhoneNumber::fromE164(row.value(u"verified_phone"_s).toString()),
        .tenantId = tenant.isNull() ? std::nullopt : std::optional(tenant.toLongLong()),
        .confirmationHash = row.value(u"confirmation_hash"_s).toString().toLatin1(),
        .wrongNumbers = row.value(u"wrong_numbers"_s).toInt(),
        .expectedPhone = Core::PhoneNumber::fromE164(row.value(u"expected_phone"_s).toString()),
        .codeHash = row.value(u"otp_code"_s).toString().toLatin1(),
        .senderLid = row.value(u"sender_lid"_s).toString(),
        .chat = row.value(u"chat"_s).toString(),
        .numberDigits = row.value(u"number_digits"_s).toInt(),
        .codeRequester = row.value(u"code_requester"_s).toString(),
    };
}

QVariant failureColumn(const Core::AttemptState &state)
{
    return state.failure ? QVariant(Core::toString(*state.failure)) : QVariant();
}

QVariant tenantColumn(const std::optional<qint64> &tenant)
{
    return tenant ? QVariant(*tenant) : QVariant();
}

// NULL where there is none.
QVariant hashColumn(const QByteArray &hash)
{
    return nullIfEmpty(QString::fromLatin1(hash));
}

} // namespace

SqlAttemptStore::SqlAttemptStore(Database &database)
    : m_database(database)
{
}

Core::Stored<void> SqlAttemptStore::insert(const Core::Attempt &attempt)
{
    return insertRow(
        m_database, u"login_attempts"_s,
        {{u"id"_s, Core::toString(attempt.id)},
         {u"attempt_id"_s, Core::toString(attempt.id)},
         {u"status"_s, Core::toString(attempt.state.status)},
         {u"failure_reason"_s, failureColumn(attempt.state)},
         {u"channel_token_hash"_s, notNull(QString::fromLatin1(attempt.channelTokenHash))},
         {u"language"_s, notNull(attempt.language)},
         {u"kiosk"_s, notNull(attempt.kiosk)},
         {u"tenant_id"_s, tenantColumn(attempt.tenantId)},
         {u"expected_phone"_s, toColumn(attempt.expectedPhone)},
         {u"otp_code"_s, hashColumn(attempt.codeHash)},
         {u"code_requester"_s, notNull(attempt.codeRequester)},
         {u"created_at"_s, toColumn(attempt.createdAt)},
         {u"expires_at"_s, toColumn(attempt.expiresAt)},
         {u"updated_at"_s, toColumn(attempt.createdAt)}});
}

Core::Stored<std::optional<Core::Attempt>> SqlAttemptStore::find(const QUuid &id)
{
    return readFirst(m_database, attemptFrom,
                     u"SELECT "_s + attemptColumns
                         + u" FROM login_attempts WHERE attempt_id = :id"_s,
                     {{u":id"_s, Core::toString(id)}});
}

Core::Stored<bool> SqlAttemptStore::advance(const Core::Attempt &changed, Core::AttemptStatus from,
                                            const QDateTime &now)
{
    KIOSK_TRY(
        query,
        execute(m_database,
                u"UPDATE login_attempts SET status = :status, failure_reason = :failure_reason, "
                "verified_phone = :verified_phone, sender_lid = :sender_lid, chat = :chat, "
                "tenant_id = :tenant_id, "
                "confirmation_hash = :confirmation_hash, number_digits = :number_digits, "
                "wrong_numbers = :wrong_numbers, "
                "updated_at = :updated_at "
                "WHERE attempt_id = :id AND status = :from AND expires_at > :now"_s,
                {{u":status"_s, Core::toString(changed.state.status)},
                 {u":failure_reason"_s, failureColumn(changed.state)},
                 {u":verified_phone"_s, toColumn(changed.verifiedPhone)},
                 {u":sender_lid"_s, notNull(changed.senderLid)},
                 {u":chat"_s, notNull(changed.chat)},
                 {u":tenant_id"_s, tenantColumn(changed.tenantId)},
                 {u":confirmation_hash"_s, hashColumn(changed.confirmationHash)},
                 {u":number_digits"_s, changed.numberDigits},
                 {u":wrong_numbers"_s, changed.wrongNumbers},
                 {u":updated_at"_s, toColumn(now)},
                 {u":id"_s, Core::toString(changed.id)},
                 {u":from"_s, Core::toString(from)},
                 {u":now"_s, toColumn(now)}}));
    return query.numRowsAffected() == 1;
}

Core::Stored<QList<QUuid>> SqlAttemptStore::expire(const QDateTime &now)
{
    KIOSK_TRY(query,
              execute(m_database,
                      u"UPDATE login_attempts SET status = 'FAILED', "
                      "failure_reason = 'ATTEMPT_EXPIRED', updated_at = :now "
                      "WHERE status IN ('NEW', 'VERIFIED') "
                      "AND (expires_at <= :now2 OR created_at > :soon) "
                      "RETURNING attempt_id"_s,
                      {{u":now"_s, toColumn(now)},
                       {u":now2"_s, toColumn(now)},
                       {u":soon"_s, toColumn(now.addDuration(clockSkew))}}));
    QList<QUuid> expired;
    while (query.next())
        expired.append(QUuid::fromString(query.value(0).toString()));
    return expired;
}

// The index of pending attempts serves it, of which there are few.
Core::Stored<QList<Core::Attempt>> SqlAttemptStore::awaitingNumberOf(qint64 tenantId,
                                                                     const QDateTime &now)
{
    return select(u"WHERE status IN ('NEW', 'VERIFIED') AND expires_at > :now "
                  "AND status = 'VERIFIED' AND tenant_id = :tenant ORDER BY created_at, id"_s,
                  {{u":now"_s, toColumn(now)}, {u":tenant"_s, tenantId}});
}

Core::Stored<QList<Core::Attempt>> SqlAttemptStore::pendingOf(const QString &kiosk,
                                                              const QDateTime &now)
{
    return select(u"WHERE kiosk = :kiosk AND status IN ('NEW', 'VERIFIED') AND expires_at > :now "
                  "AND otp_code IS NULL ORDER BY created_at, id"_s,
                  {{u":kiosk"_s, notNull(kiosk)}, {u":now"_s, toColumn(now)}});
}

Core::Stored<void> SqlAttemptStore::cancelAllOf(const QString &kiosk, const QDateTime &now)
{
    return run(
        m_database,
        u"UPDATE login_attempts SET status = 'FAILED', failure_reason = 'CANCELLED', "
        "updated_at = :now "
        "WHERE kiosk = :kiosk AND status IN ('NEW', 'VERIFIED') AND expires_at > :now2"_s,
        {{u":now"_s, toColumn(now)}, {u":kiosk"_s, notNull(kiosk)}, {u":now2"_s, toColumn(now)}});
}

Core::Stored<void> SqlAttemptStore::cancelAllThrough(const Core::SenderLink &link,
                                                     const QDateTime &now)
{
    const auto &sender = link.sender;
    return run(m_database,
               u"UPDATE login_attempts SET status = 'FAILED', failure_reason = 'CANCELLED', "
               "updated_at = :now WHERE status = 'VERIFIED' AND expires_at > :now2 "
               "AND tenant_id = :tenant AND (verified_phone = :phone OR sender_lid = :lid)"_s,
               {{u":now"_s, toColumn(now)},
                {u":now2"_s, toColumn(now)},
                {u":tenant"_s, link.tenantId},
                {u":phone"_s, toColumn(sender.phone)},
                {u":lid"_s, nullIfEmpty(sender.lid)}});
}

Core::Stored<Core::CodeUse> SqlAttemptStore::useOf(const Core::CodeUseQuery &query)
{
    // Attempts that began after sentAfter were not over at wrongOfRequesterAfter, which is earlier:
    // one look at the index finds all. A code that went to nobody has no tenant.
    KIOSK_TRY(rows,
              firstRow(m_database,
                       u"SELECT coalesce(sum(CASE WHEN tenant_id IS NOT NULL "
                       "AND created_at > :sent_after THEN 1 ELSE 0 END), 0), "
                       "coalesce(sum(CASE WHEN tenant_id IS NOT NULL AND expires_at > :wrong_after "
                       "THEN wrong_numbers - forgiven_numbers ELSE 0 END), 0), "
                       "coalesce(sum(CASE WHEN code_requester = :requester "
                       "THEN wrong_numbers - forgiven_numbers ELSE 0 END), 0) "
                       "FROM login_attempts "
                       "WHERE expected_phone = :phone AND expires_at > :of_requester_after "
                       "AND created_at <= :until"_s,
                       {{u":sent_after"_s, toColumn(query.sentAfter)},
                        {u":wrong_after"_s, toColumn(query.wrongAfter)},
                        {u":requester"_s, notNull(query.requester)},
                        {u":phone"_s, query.phone.e164()},
                        {u":of_requester_after"_s, toColumn(query.wrongOfRequesterAfter)},
                        {u":until"_s, toColumn(query.until)}}));
    return Core::CodeUse{.sent = rows.value(0).toInt(),
                         .wrong = rows.value(1).toInt(),
                         .wrongOfRequester = rows.value(2).toInt()};
}

Core::Stored<int> SqlAttemptStore::sentToAll(const QDateTime &after, const QDateTime &until)
{
    KIOSK_TRY(rows,
              firstRow(m_database,
                       u"SELECT count(tenant_id) FROM login_attempts "
                       "WHERE otp_code IS NOT NULL AND created_at > :after "
                       "AND created_at <= :until"_s,
                       {{u":after"_s, toColumn(after)}, {u":until"_s, toColumn(until)}}));
    return rows.value(0).toInt();
}

Core::Stored<Core::CodeUse> SqlAttemptStore::worstUseOf(const Core::CodeUseQuery &query)
{
    KIOSK_TRY(
        rows,
        firstRow(m_database,
                 u"SELECT CAST(coalesce(sum(recent), 0) AS bigint), coalesce(max(wrong), 0) FROM ("
                 "SELECT sum(CASE WHEN tenant_id IS NOT NULL AND expires_at > :wrong_after "
                 "THEN wrong_numbers - forgiven_numbers ELSE 0 END) AS recent, "
                 "sum(wrong_numbers - forgiven_numbers) AS wrong FROM login_attempts "
                 "WHERE expected_phone = :phone AND expires_at > :of_requester_after "
                 "AND created_at <= :until GROUP BY code_requester) AS requesters"_s,
                 {{u":wrong_after"_s, toColumn(query.wrongAfter)},
                  {u":phone"_s, query.phone.e164()},
                  {u":of_requester_after"_s, toColumn(query.wrongOfRequesterAfter)},
                  {u":until"_s, toColumn(query.until)}}));
    return Core::CodeUse{.wrong = rows.value(0).toInt(), .wrongOfRequester = rows.value(1).toInt()};
}

Core::Stored<void> SqlAttemptStore::forgive(const Core::PhoneNumber &phone,
                                            const QDateTime &wrongAfter)
{
    return run(m_database,
               u"UPDATE login_attempts SET forgiven_numbers = wrong_numbers "
               "WHERE expected_phone = :phone AND expires_at > :after "
               "AND wrong_numbers > forgiven_numbers"_s,
               {{u":phone"_s, phone.e164()}, {u":after"_s, toColumn(wrongAfter)}});
}

Core::Stored<QList<Core::Attempt>> SqlAttemptStore::newest(int limit)
{
    return select(u"ORDER BY created_at DESC, id LIMIT :limit"_s, {{u":limit"_s, limit}});
}

Core::Stored<bool> SqlAttemptStore::isMessageAwaited(const QDateTime &begunBefore,
                                                     const QDateTime &now)
{
    KIOSK_TRY(query,
              execute(m_database,
                      u"SELECT 1 FROM login_attempts WHERE status = 'NEW' "
                      "AND expires_at > :now AND otp_code IS NULL "
                      "AND created_at < :begun LIMIT 1"_s,
                      {{u":now"_s, toColumn(now)}, {u":begun"_s, toColumn(begunBefore)}}));
    return query.next();
}

Core::Stored<std::optional<Core::Attempt>> SqlAttemptStore::newestByMessage()
{
    return firstOf(select(u"WHERE otp_code IS NULL ORDER BY created_at DESC, id LIMIT 1"_s, {}));
}

// The condition is the index's, word for word, because only then SQLite uses it.
Core::Stored<QList<Core::Attempt>> SqlAttemptStore::newestEventful(const QString &kiosk, int limit)
{
    return select(u"WHERE kiosk = :kiosk AND (status IN ('VERIFIED', 'COMPLETED') "
                  "OR verified_phone IS NOT NULL "
                  "OR failure_reason NOT IN ('ATTEMPT_EXPIRED', 'CANCELLED')) "
                  "ORDER BY created_at DESC, id LIMIT :limit"_s,
                  {{u":kiosk"_s, notNull(kiosk)}, {u":limit"_s, limit}});
}

// The index of times serves it: a kiosk that asks was busy a moment ago.
Core::Stored<QList<Core::Attempt>> SqlAttemptStore::newestOf(const QString &kiosk, int limit)
{
    return select(u"WHERE kiosk = :kiosk ORDER BY created_at DESC, id LIMIT :limit"_s,
                  {{u":kiosk"_s, notNull(kiosk)}, {u":limit"_s, limit}});
}

Core::Stored<QList<Core::Attempt>> SqlAttemptStore::select(const QString &rest,
                                                           const Bindings &bindings)
{
    return readAll(m_database, attemptFrom,
                   u"SELECT "_s + attemptColumns + u" FROM login_attempts "_s + rest, bindings);
}

} // namespace Storage
