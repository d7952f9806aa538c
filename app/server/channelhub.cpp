#include "server/channelhub.h"

#include "server/request.h"

namespace Server {

using namespace Qt::StringLiterals;

ChannelHub::ChannelHub(ChannelTimes times)
    : m_times(times)
{
}

QString ChannelHub::pathPrefix()
{
    return u"/api/auth/whatsapp/channel/"_s;
}

void ChannelHub::open(std::unique_ptr<QWebSocket> socket, const QString &path,
                      Channel::Services services)
{
    const auto id = Core::attemptIdFrom(withoutFinalSlash(path).mid(pathPrefix().size()));
    auto *channel = new Channel(std::move(socket), id, services, m_times);
    channel->setParent(this);
    connect(channel, &Channel::authenticated, this,
            [this, channel](const QUuid &attemptId) { admit(channel, attemptId); });
    connect(channel, &Channel::gone, channel, &QObject::deleteLater);
    connect(channel, &Channel::gone, this, [this, id, channel] {
        if (id && m_waiting.value(*id) == channel)
            m_waiting.remove(*id);
    });
    channel->start();
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

void ChannelHub::refresh()
{
    const auto waiting = m_waiting; // a channel that closes leaves the original
    for (const auto &channel : waiting) {
        if (channel)
            channel->refresh();
    }
}

} // namespace Server
