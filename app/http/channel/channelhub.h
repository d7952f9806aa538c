// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/login/loginservice.h"
#include "core/model/listeners.h"
#include "core/model/ports.h"
#include "http/access/clientbudgets.h"
#include "http/channel/channel.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>

namespace Http {

//! Keeps the channels by the attempt that they wait for, and pushes its changes to them. An attempt
//! has one channel: a newer one takes the place of the older. One thread, the server's.
class ChannelHub : public QObject, public Core::OutcomePublisher
{
    Q_OBJECT

public:
    //! Channels that one client may have at once, and an IPv6 site.
    static constexpr int perClient = 64;
    static constexpr int perSite = 192;
    //! The same for channels that have not sent their token: it follows the handshake at once.
    static constexpr int unprovenPerClient = 16;
    static constexpr int unprovenPerSite = 48;

    explicit ChannelHub(ChannelTimes times = {});

    //! Returns whether @p client may open one more channel.
    [[nodiscard]] bool hasRoomFor(const ClientPlace &client) const;

    //! Opens a channel on an upgraded connection of @p client to @p path.
    void open(std::unique_ptr<QWebSocket> socket, const QString &path, Channel::Services services,
              const ClientPlace &client = {});

    void messageArrived(const QUuid &attemptId) override;
    void attemptChanged(const QUuid &attemptId) override;

    //! Sends the channel of @p attemptId, if there is one, what another server may have changed.
    void refresh(const QUuid &attemptId);
    //! Sends the server's condition to every channel.
    void sendService();
    //! Sends every channel what another program may have changed in the database.
    void refresh();

    [[nodiscard]] qsizetype channels() const { return m_waiting.size(); }

private:
    void admit(Channel *channel, const QUuid &attemptId);
    void count(const Channel *channel, const ClientPlace &client);

    ChannelTimes m_times;
    ClientCounts m_all;
    //! The channels that have not sent their token yet.
    ClientCounts m_unproven;
    QHash<QUuid, QPointer<Channel>> m_waiting;
};

//! Polls once a second for changes that arrive without a notification: attempts whose time is over,
//! and changes that another program made in the database (a kiosk was revoked, for example). The
//! channels get them like any other change.
class ExpirySweep : public QObject
{
    Q_OBJECT

public:
    //! @p hasForeignChanges returns whether another program has written since the last call.
    ExpirySweep(Core::LoginService &logins, ChannelHub &channels,
                std::function<bool()> hasForeignChanges);

private:
    void sweep();

    Core::LoginService &m_logins;
    ChannelHub &m_channels;
    std::function<bool()> m_hasForeignChanges;
    QTimer m_timer;
};

} // namespace Http
