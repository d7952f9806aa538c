#include "simulator/state/journal.h"

#include <algorithm>

namespace Simulator {

using namespace Qt::StringLiterals;

namespace {

constexpr auto mostEntries = 10000;

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

} // namespace Simulator
