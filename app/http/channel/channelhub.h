#pragma once

#include "core/model/listeners.h"
#include "http/access/clientcounts.h"
#include "http/channel/channel.h"

#include <QHash>
#include <QObject>
#include <QPointer>

namespace Http {

//! Remembers who waits for which attempt, and tells them. One channel an attempt: a newer one takes
//! the place of the older.
class ChannelHub : public QObject, public Core::OutcomePublisher
{
    Q_OBJECT

public:
    //! Channels that one client may have at once, and an IPv6 site.
    static constexpr int perClient = 64;
    static constexpr int perSite = 192;
    //! The same of those that have not brought their token: it follows the handshake at once.
    static constexpr int unprovenPerClient = 16;
    static constexpr int unprovenPerSite = 48;

    explicit ChannelHub(ChannelTimes times = {});

    //! The path below which a channel is opened, followed by the attempt's id.
    [[nodiscard]] static QString pathPrefix();

    //! Whether @p client may open one more.
    [[nodiscard]] bool hasRoomFor(const ClientPlace &client) const;

    //! Takes an upgraded connection of @p client to @p path.
    void open(std::unique_ptr<QWebSocket> socket, const QString &path, Channel::Services services,
              const ClientPlace &client = {});

    void messageArrived(const QUuid &attemptId) override;
    void attemptChanged(const QUuid &attemptId) override;

    //! Tells who waits for @p attemptId, if somebody does, what another server may have changed.
    void refresh(const QUuid &attemptId);
    //! Tells everybody who waits how the server is now.
    void sendService();
    //! Tells everybody who waits what another program may have changed in the database.
    void refresh();

    [[nodiscard]] qsizetype channels() const { return m_waiting.size(); }

private:
    void admit(Channel *channel, const QUuid &attemptId);
    void count(const Channel *channel, const ClientPlace &client);

    ChannelTimes m_times;
    ClientCounts m_all;
    //! The channels that have not brought their token yet.
    ClientCounts m_unproven;
    QHash<QUuid, QPointer<Channel>> m_waiting;
};

} // namespace Http
