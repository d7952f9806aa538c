#include "kiosk/readinesswatch.h"

#include "protocol/readyreply.h"

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

std::optional<Trouble> troubleIn(const Protocol::ReadyReply &reply)
{
    if (reply.parts.isEmpty())
        return std::nullopt;
    return reply.parts == QStringList{u"gateway"_s} ? Trouble::Gateway : Trouble::Server;
}

ServerCondition conditionIn(const Protocol::ReadyReply &reply)
{
    return {.trouble = troubleIn(reply),
            .gateway = reply.gateway,
            .canSend = reply.sending.value_or(reply.gateway != Core::GatewayState::Suspended)};
}

} // namespace

ReadinessWatch::ReadinessWatch(const ServerAddress &server, const ReadinessTimings &timings,
                               QObject *parent)
    : QObject(parent)
    , m_calls(server, {}, HttpCalls::usualTimeout)
    , m_timings(timings)
{
    m_next.setInterval(timings.usual);
    connect(&m_next, &QTimer::timeout, this, &ReadinessWatch::ask);
}

void ReadinessWatch::start()
{
    m_next.start();
    ask();
}

void ReadinessWatch::hurry(bool isHurried)
{
    if (isHurried == m_isHurried)
        return;
    m_isHurried = isHurried;
    setPace();
    if (isHurried && m_next.isActive())
        ask();
}

// What is broken is looked at as often as what is awaited: the code comes back as soon as it works.
void ReadinessWatch::setPace()
{
    const auto pace = m_isHurried || m_isTroubled ? m_timings.hurried : m_timings.usual;
    // Of a running timer this begins the interval anew.
    if (m_next.intervalAsDuration() != pace)
        m_next.setInterval(pace);
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
    const auto condition = conditionIn(*ready);
    m_isTroubled = condition.trouble.has_value();
    setPace();
    Q_EMIT told(condition);
}

} // namespace Kiosk
