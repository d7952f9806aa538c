#pragma once

#include "core/ports.h"
#include "server/channel.h"

#include <QHash>
#include <QObject>
#include <QPointer>

namespace Server {

//! Remembers who waits for which attempt, and tells them. One channel an attempt: a newer one takes
//! the place of the older.
class ChannelHub : public QObject, public Core::OutcomePublisher
{
    Q_OBJECT

public:
    explicit ChannelHub(ChannelTimes times = {});

    //! The path below which a channel is opened, followed by the attempt's id.
    [[nodiscard]] static QString pathPrefix();

    //! Takes an upgraded connection to @p path.
    void open(std::unique_ptr<QWebSocket> socket, const QString &path, Channel::Services services);

    void messageArrived(const QUuid &attemptId) override;
    void attemptChanged(const QUuid &attemptId) override;

    //! Tells who waits for @p attemptId, if somebody does, what another server may have changed.
    void refresh(const QUuid &attemptId);
    //! Tells everybody who waits what another program may have changed in the database.
    void refresh();

    [[nodiscard]] qsizetype channels() const { return m_waiting.size(); }

private:
    void admit(Channel *channel, const QUuid &attemptId);

    ChannelTimes m_times;
    QHash<QUuid, QPointer<Channel>> m_waiting;
};

} // namespace Server
