// SPDX-License-Identifier: GPL-3.0-only
#include "storage/stores/sqlmessages.h"

#include "core/model/attempt.h"
#include "storage/engine/statement.h"

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

// The chat of a person whose number is shown is "996555121001@c.us".
std::optional<Core::PhoneNumber> phoneIn(const QString &chat)
{
    return Core::PhoneNumber::fromInternationalDigits(chat.left(chat.indexOf(u'@')));
}

Core::SignInMessage messageFrom(const Rows &row)
{
    const auto chat = row.value(u"chat"_s).toString();
    const auto lid = row.value(u"lid"_s).toString();
    return {
        .key = {.instance = row.value(u"instance"_s).toLongLong(),
                .chat = chat,
                .messageId = row.value(u"message_id"_s).toString()},
        .sender = {.phone = lid.isEmpty() ? phoneIn(chat) : std::nullopt, .lid = lid},
        .attemptId = QUuid::fromString(row.value(u"attempt_id"_s).toString()),
        .sentAt = timeFrom(row.value(u"sent_at"_s)),
    };
}

} // namespace

SqlDeferredMessages::SqlDeferredMessages(Database &database)
    : m_database(database)
{
}

Core::Stored<bool> SqlDeferredMessages::put(const Core::SignInMessage &message,
                                            const QDateTime &now)
{
    return insertNew(m_database, u"deferred_messages"_s,
                     {{u"instance"_s, message.key.instance},
                      {u"chat"_s, notNull(message.key.chat)},
                      {u"message_id"_s, notNull(message.key.messageId)},
                      {u"attempt_id"_s, Core::toString(message.attemptId)},
                      {u"lid"_s, notNull(message.sender.lid)},
                      {u"sent_at"_s, toColumn(message.sentAt)},
                      {u"received_at"_s, toColumn(now)}});
}

Core::Stored<QList<Core::SignInMessage>> SqlDeferredMessages::all()
{
    return readAll(m_database, messageFrom,
                   u"SELECT instance, chat, message_id, attempt_id, lid, sent_at "
                   "FROM deferred_messages ORDER BY received_at, message_id"_s);
}

Core::Stored<bool> SqlDeferredMessages::remove(const Core::SignInMessage &message)
{
    KIOSK_TRY(query,
              execute(m_database,
                      u"DELETE FROM deferred_messages WHERE instance = :instance AND chat = :chat "
                      "AND message_id = :message_id AND attempt_id = :attempt_id"_s,
                      {{u":instance"_s, message.key.instance},
                       {u":chat"_s, notNull(message.key.chat)},
                       {u":message_id"_s, notNull(message.key.messageId)},
                       {u":attempt_id"_s, Core::toString(message.attemptId)}}));
    return query.numRowsAffected() == 1;
}

SqlMessageLog::SqlMessageLog(Database &database)
    : m_database(database)
{
}

Core::Stored<bool> SqlMessageLog::remember(const Core::MessageKey &key, const QDateTime &now)
{
    return insertNew(m_database, u"webhook_events"_s,
                     {{u"instance"_s, key.instance},
                      {u"chat"_s, notNull(key.chat)},
                      {u"message_id"_s, notNull(key.messageId)},
                      {u"received_at"_s, toColumn(now)}});
}

Core::Stored<bool> SqlMessageLog::contains(const Core::MessageKey &key)
{
    KIOSK_TRY(query,
              execute(m_database,
                      u"SELECT 1 FROM webhook_events WHERE instance = :instance "
                      "AND chat = :chat AND message_id = :message_id"_s,
                      {{u":instance"_s, key.instance},
                       {u":chat"_s, notNull(key.chat)},
                       {u":message_id"_s, notNull(key.messageId)}}));
    return query.next();
}

Core::Stored<std::optional<QDateTime>> SqlMessageLog::newest()
{
    KIOSK_TRY(query, firstRow(m_database, u"SELECT max(received_at) FROM webhook_events"_s));
    if (query.value(0).isNull())
        return std::nullopt;
    return timeFrom(query.value(0));
}

SqlGatewayNumbers::SqlGatewayNumbers(Database &database)
    : m_database(database)
{
}

Core::Stored<std::optional<Core::PhoneNumber>> SqlGatewayNumbers::find(qint64 instance)
{
    KIOSK_TRY(query,
              execute(m_database, u"SELECT phone FROM gateway_numbers WHERE instance = :instance"_s,
                      {{u":instance"_s, instance}}));
    return query.next() ? Core::PhoneNumber::fromE164(query.value(0).toString()) : std::nullopt;
}

Core::Stored<void> SqlGatewayNumbers::remember(qint64 instance, const Core::PhoneNumber &number,
                                               const QDateTime &now)
{
    return run(
        m_database,
        u"INSERT INTO gateway_numbers (instance, phone, seen_at) "
        "VALUES (:instance, :phone, :seen_at) "
        "ON CONFLICT (instance) DO UPDATE "
        "SET phone = excluded.phone, seen_at = excluded.seen_at"_s,
        {{u":instance"_s, instance}, {u":phone"_s, number.e164()}, {u":seen_at"_s, toColumn(now)}});
}

} // namespace Storage
