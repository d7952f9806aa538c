#include "storage/stores/sqldeferredmessages.h"

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

} // namespace Storage
