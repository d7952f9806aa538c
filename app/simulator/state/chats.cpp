#include "simulator/state/chats.h"

namespace Simulator {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostLines = 500;

} // namespace

Chats::Chats(Core::Clock now)
    : m_now(std::move(now))
{
}

void Chats::written(const QString &person, const QString &idMessage, const QString &text)
{
    add(person, {{u"id"_s, idMessage}, {u"fromPerson"_s, true}, {u"text"_s, text}});
}

void Chats::received(const QString &person, const QString &idMessage, const QString &text)
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
