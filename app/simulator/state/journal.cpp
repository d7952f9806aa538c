// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/state/journal.h"

#include <algorithm>

namespace Simulator {

using namespace Qt::StringLiterals;

namespace {

constexpr auto mostEntries = 10000;

constexpr std::size_t mostLines = 500;

} // namespace

void Journal::add(const QJsonObject &entry, std::chrono::milliseconds lag)
{
    if (m_entries.size() >= mostEntries)
        m_entries.removeFirst();
    m_entries.append({.object = entry, .hiddenUntil = QDeadlineTimer(lag)});
}

void Journal::setStatus(const QString &idMessage, const QString &status)
{
    for (auto &entry : m_entries) {
        if (entry.object["idMessage"_L1] == idMessage)
            entry.object["statusMessage"_L1] = status;
    }
}

QJsonArray Journal::newest(const QString &type, qint64 since) const
{
    return newestWhere([&](const QJsonObject &entry) {
        return entry["type"_L1] == type && entry["timestamp"_L1].toInteger() >= since;
    });
}

QJsonArray Journal::chat(const QString &chatId, qsizetype count) const
{
    auto entries =
        newestWhere([&](const QJsonObject &entry) { return entry["chatId"_L1] == chatId; });
    while (entries.size() > std::max<qsizetype>(count, 0))
        entries.removeLast();
    return entries;
}

QJsonObject Journal::message(const QString &chatId, const QString &idMessage) const
{
    return newestWhere([&](const QJsonObject &entry) {
               return entry["chatId"_L1] == chatId && entry["idMessage"_L1] == idMessage;
           })
        .first()
        .toObject();
}

template <typename Filter>
QJsonArray Journal::newestWhere(const Filter &filter) const
{
    QJsonArray found;
    for (auto entry = m_entries.crbegin(); entry != m_entries.crend(); ++entry) {
        if (entry->hiddenUntil.hasExpired() && filter(entry->object))
            found.append(entry->object);
    }
    return found;
}

Chats::Chats(Core::Clock now)
    : m_now(std::move(now))
{
}

void Chats::addWritten(const QString &person, const QString &idMessage, const QString &text)
{
    add(person, {{u"id"_s, idMessage}, {u"fromPerson"_s, true}, {u"text"_s, text}});
}

void Chats::addReceived(const QString &person, const QString &idMessage, const QString &text)
{
    add(person, {{u"id"_s, idMessage}, {u"fromPerson"_s, false}, {u"text"_s, text}});
}

QJsonArray Chats::of(const QString &person, qint64 sinceSerial) const
{
    QJsonArray lines;
    const auto chat = m_chats.find(person);
    if (chat == m_chats.end())
        return lines;
    for (const auto &line : chat->second) {
        if (line["serial"_L1].toInteger() > sinceSerial)
            lines.append(line);
    }
    return lines;
}

QJsonObject Chats::all() const
{
    QJsonObject chats;
    for (const auto &chat : m_chats)
        chats[chat.first] = of(chat.first);
    return chats;
}

void Chats::add(const QString &person, QJsonObject line)
{
    line["serial"_L1] = ++m_serial;
    line["at"_L1] = m_now().toString(Qt::ISODateWithMs);
    auto &lines = m_chats[person];
    lines.push_back(line);
    if (lines.size() > mostLines)
        lines.pop_front();
}

} // namespace Simulator
