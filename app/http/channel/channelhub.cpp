// SPDX-License-Identifier: GPL-3.0-only
#include "http/channel/channelhub.h"

#include "http/base/logging.h"
#include "http/base/request.h"
#include "protocol/paths.h"

namespace Http {

using namespace Qt::StringLiterals;

namespace {

// https://www.iana.org/assignments/websocket/websocket.xhtml
constexpr int tryAgainLater = 1013;

} // namespace

ChannelHub::ChannelHub(ChannelTimes times)
    : m_times(times)
{
}

bool ChannelHub::hasRoomFor(const ClientPlace &client) const
{
    return m_all.isBelow(client, perClient, perSite)
        && m_unproven.isBelow(client, unprovenPerClient, unprovenPerSite);
}

void ChannelHub::open(std::unique_ptr<QWebSocket> socket, const QString &path,
                      Channel::Services services, const ClientPlace &client)
{
    const auto id =
        Core::attemptIdFrom(withoutFinalSlash(path).mid(Protocol::Path::channelPrefix.size()));
    auto *channel = new Channel(std::move(socket), id, services, m_times);
    channel->setParent(this);
    const bool isOneTooMany = !hasRoomFor(client);
    count(channel, client);
    connect(channel, &Channel::authenticated, this,
            [this, channel](const QUuid &attemptId) { admit(channel, attemptId); });
    connect(channel, &Channel::gone, channel, &QObject::deleteLater);
    connect(channel, &Channel::gone, this, [this, id, channel] {
        if (id && m_waiting.value(*id) == channel)
            m_waiting.remove(*id);
    });
    // Several that were admitted in the same turn, before any of them was here to be counted.
    if (isOneTooMany)
        return channel->close(tryAgainLater);
    channel->start();
}

void ChannelHub::count(const Channel *channel, const ClientPlace &client)
{
    m_all.add(client);
    m_unproven.add(client);
    connect(channel, &Channel::authenticated, this, [this, client] { m_unproven.remove(client); });
    connect(channel, &Channel::gone, this, [this, channel, client] {
        m_all.remove(client);
        if (!channel->isAuthenticated())
            m_unproven.remove(client);
    });
}

void ChannelHub::admit(Channel *channel, const QUuid &attemptId)
{
    const auto former = m_waiting.value(attemptId);
    m_waiting.insert(attemptId, channel);
    if (former)
        former->close(Protocol::CloseCode::superseded);
}

void ChannelHub::messageArrived(const QUuid &attemptId)
{
    if (const auto channel = m_waiting.value(attemptId))
        channel->sendMessageArrived();
}

void ChannelHub::attemptChanged(const QUuid &attemptId)
{
    if (const auto channel = m_waiting.value(attemptId))
        channel->sendStatus();
}

void ChannelHub::refresh(const QUuid &attemptId)
{
    if (const auto channel = m_waiting.value(attemptId))
        channel->refresh();
}

void ChannelHub::sendService()
{
    const auto waiting = m_waiting; // a channel that closes leaves the original
    for (const auto &channel : waiting) {
        if (channel)
            channel->sendService();
    }
}

void ChannelHub::refresh()
{
    const auto waiting = m_waiting; // a channel that closes leaves the original
    for (const auto &channel : waiting) {
        if (channel)
            channel->refresh();
    }
}

using namespace std::chrono_literals;

ExpirySweep::ExpirySweep(Core::LoginService &logins, ChannelHub &channels,
                         std::function<bool()> hasForeignChanges)
    : m_logins(logins)
    , m_channels(channels)
    , m_hasForeignChanges(std::move(hasForeignChanges))
{
    connect(&m_timer, &QTimer::timeout, this, &ExpirySweep::sweep);
    m_timer.start(1s);
}

void ExpirySweep::sweep()
{
    if (m_hasForeignChanges())
        m_channels.refresh();
    const auto expired = m_logins.expireDue();
    if (!expired)
        return; // logged where it happened; the next sweep tries again
    for (const auto &attemptId : *expired)
        logFailure(attemptId, Core::FailureReason::AttemptExpired);
}

} // namespace Http
