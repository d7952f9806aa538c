#pragma once

#include "core/base/timestamp.h"

#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <chrono>
#include <deque>
#include <map>

namespace Simulator {

//! What lastIncomingMessages, lastOutgoingMessages, getMessage and getChatHistory tell.
//! Entries are those flat objects themselves; the oldest of more than 10000 are forgotten.
class Journal
{
public:
    //! Nobody sees @p entry before @p lag is over.
    void add(const QJsonObject &entry, std::chrono::milliseconds lag = {});
    //! Of an outgoing message.
    void setStatus(const QString &idMessage, const QString &status);

    //! Newest first. @p type is "incoming" or "outgoing", @p since UNIX seconds.
    [[nodiscard]] QJsonArray newest(const QString &type, qint64 since) const;
    //! Newest first.
    [[nodiscard]] QJsonArray chat(const QString &chatId, qsizetype count) const;
    //! Empty if there is none.
    [[nodiscard]] QJsonObject message(const QString &chatId, const QString &idMessage) const;

private:
    struct Entry
    {
        QJsonObject object{};
        QDeadlineTimer hiddenUntil{};
    };

    template <typename Filter>
    [[nodiscard]] QJsonArray newestWhere(const Filter &filter) const;

    QList<Entry> m_entries;
};

//! What people see on their own phones: their chats with the account. At most 500 lines a chat.
class Chats
{
public:
    explicit Chats(Core::Clock now);

    //! @p person is Person::key().
    void written(const QString &person, const QString &idMessage, const QString &text);
    void received(const QString &person, const QString &idMessage, const QString &text);

    //! Oldest first: {"serial", "id", "fromPerson", "text", "at"}.
    [[nodiscard]] QJsonArray of(const QString &person, qint64 sinceSerial = 0) const;
    //! All of them, by person.
    [[nodiscard]] QJsonObject all() const;

private:
    void add(const QString &person, QJsonObject line);

    Core::Clock m_now;
    qint64 m_serial = 0;
    std::map<QString, std::deque<QJsonObject>> m_chats;
};

} // namespace Simulator
