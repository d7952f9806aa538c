// SPDX-License-Identifier: GPL-3.0-only
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

//! The messages that lastIncomingMessages, lastOutgoingMessages, getMessage and getChatHistory
//! answer. Entries are those flat objects themselves; at most 10000, the oldest are dropped.
class Journal
{
public:
    //! @p entry is hidden until @p lag is over.
    void add(const QJsonObject &entry, std::chrono::milliseconds lag = {});
    //! Sets the status of an outgoing message.
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

//! The chats with the account as people see them on their own phones. At most 500 lines a chat.
class Chats
{
public:
    explicit Chats(Core::Clock now);

    //! @p person is Person::key().
    void addWritten(const QString &person, const QString &idMessage, const QString &text);
    void addReceived(const QString &person, const QString &idMessage, const QString &text);

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
