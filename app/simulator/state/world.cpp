#include "simulator/state/world.h"

#include <QRandomGenerator>

namespace Simulator {

using namespace Qt::StringLiterals;

World::World(const Options &given)
    : options(given)
    , chronicle(given.now)
    , faults(given.seed)
    , settings(given.settings)
    , state(given.state, given.now)
    , queue(given.times.keep)
    , quota(given.plan, given.now)
    , rates(given.times.rateWindow)
    , chats(given.now)
    , isInLidMode(settings.isOn("enableLidMode"_L1))
{
    QObject::connect(&queue, &NotificationQueue::expired, &chronicle, [this](const QJsonObject &b) {
        chronicle.note("notification.expired"_L1, {{u"body"_s, b}});
    });
}

QString World::wid() const
{
    return state.isUnlinked() ? QString() : options.number + u"@c.us"_s;
}

Envelope World::envelope(const QDateTime &time) const
{
    return {.idInstance = options.idInstance, .wid = wid(), .timestamp = time.toSecsSinceEpoch()};
}

void World::notify(const QJsonObject &notification)
{
    chronicle.note("notification.queued"_L1, {{u"body"_s, notification}});
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
