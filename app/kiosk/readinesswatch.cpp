#include "kiosk/readinesswatch.h"

#include "protocol/readyreply.h"

namespace Kiosk {

using namespace Qt::StringLiterals;

ReadinessWatch::ReadinessWatch(const ServerAddress &server, std::chrono::milliseconds every,
                               QObject *parent)
    : QObject(parent)
    , m_calls(server, {}, HttpCalls::usualTimeout)
{
    m_next.setInterval(every);
    connect(&m_next, &QTimer::timeout, this, &ReadinessWatch::ask);
}

void ReadinessWatch::start()
{
    m_next.start();
    ask();
}

void ReadinessWatch::ask()
{
    // Answers that overtake each other would tell the past.
    if (m_asked && !m_asked->isFinished())
        return;
    auto *reply = m_calls.get(u"/readyz"_s, {});
    m_asked = reply;
    connect(reply, &QNetworkReply::finished, this, [this, reply] { onAnswered(*reply); });
}

void ReadinessWatch::onAnswered(QNetworkReply &reply)
{
    const auto json = jsonFrom(reply, {200, 503});
    const auto ready = json ? Protocol::ReadyReply::fromJson(*json) : std::nullopt;
    // A proxy's own 503, or nobody there.
    if (!ready)
        return;
    if (ready->parts.isEmpty())
        Q_EMIT told(std::nullopt);
    else if (ready->parts == QStringList{u"gateway"_s})
        Q_EMIT told(Trouble::Gateway);
    else
        Q_EMIT told(Trouble::Server);
}

} // namespace Kiosk
