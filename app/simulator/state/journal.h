#pragma once

#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>

#include <chrono>

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

} // namespace Simulator
