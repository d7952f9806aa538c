// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/state/eventlog.h"

#include <algorithm>

namespace Simulator {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostEvents = 5000;

} // namespace

EventLog::EventLog(Core::Clock now)
    : m_now(std::move(now))
{
}

void EventLog::record(QLatin1StringView event, QJsonObject details)
{
    details["serial"_L1] = ++m_serial;
    details["at"_L1] = m_now().toString(Qt::ISODateWithMs);
    details["event"_L1] = event;
    m_events.push_back(details);
    if (m_events.size() > mostEvents)
        m_events.pop_front();
    Q_EMIT recorded(details);
}

QJsonArray EventLog::since(qint64 serial) const
{
    QJsonArray events;
    for (const auto &event : m_events) {
        if (event["serial"_L1].toInteger() > serial)
            events.append(event);
    }
    return events;
}

qsizetype EventLog::count(QLatin1StringView event) const
{
    return std::count_if(m_events.begin(), m_events.end(), [event](const QJsonObject &recorded) {
        return recorded["event"_L1].toString() == event;
    });
}

} // namespace Simulator
