// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/state/simulatorstate.h"

#include <QRandomGenerator>

namespace Simulator {

using namespace Qt::StringLiterals;

SimulatorState::SimulatorState(const Options &given)
    : options(given)
    , eventLog(given.now)
    , faults(given.seed)
    , settings(given.settings)
    , state(given.state, given.now)
    , queue(given.times.keep)
    , quota(given.plan, given.now)
    , rates(given.times.rateWindow)
    , chats(given.now)
    , isInLidMode(settings.isOn("enableLidMode"_L1))
{
    QObject::connect(&queue, &NotificationQueue::expired, &eventLog, [this](const QJsonObject &b) {
        eventLog.record("notification.expired"_L1, {{u"body"_s, b}});
    });
}

QString SimulatorState::wid() const
{
    return state.isUnlinked() ? QString() : options.number + u"@c.us"_s;
}

Envelope SimulatorState::envelope(const QDateTime &time) const
{
    return {.idInstance = options.idInstance, .wid = wid(), .timestamp = time.toSecsSinceEpoch()};
}

void SimulatorState::notify(const QJsonObject &notification)
{
    eventLog.record("notification.queued"_L1, {{u"body"_s, notification}});
    queue.append(notification);
}

QString newMessageId(QLatin1StringView prefix, int digits)
{
    QString id(prefix);
    for (int i = 0; i < digits; ++i)
        id += QString::number(QRandomGenerator::global()->bounded(16), 16).toUpper();
    return id;
}

} // namespace Simulator
