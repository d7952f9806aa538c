#include "storage/stores/sqlmessagelog.h"

#include "storage/engine/statement.h"

namespace Storage {

using namespace Qt::StringLiterals;

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

} // namespace Storage
