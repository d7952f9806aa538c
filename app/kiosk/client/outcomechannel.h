// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/secret.h"
#include "kiosk/client/serveraddress.h"
#include "kiosk/client/servercondition.h"
#include "net/backoff.h"
#include "protocol/login.h"

#include <QObject>
#include <QTimer>
#include <QUuid>

#include <chrono>
#include <memory>

class QWebSocket;

namespace Kiosk {

//! How long a channel waits for what.
struct ChannelTimings
{
    std::chrono::milliseconds pingEvery{20000};
    std::chrono::milliseconds pongWithin{5000};
    //! From the first packet to the first status.
    std::chrono::milliseconds openWithin{10000};
    Net::Backoff::Limits reconnect;
};

//! Waits for the outcome of one attempt, over one WebSocket that it opens again whenever it is
//! lost, until the server says that there is nothing more to come or the owner says good-bye.
class OutcomeChannel : public QObject
{
    Q_OBJECT

public:
    OutcomeChannel(const ServerAddress &server, const QUuid &attemptId, Core::Secret channelToken,
                   const ChannelTimings &timings, QObject *parent = nullptr);
    ~OutcomeChannel() override;
    Q_DISABLE_COPY_MOVE(OutcomeChannel)

    void open();

    //! Answers numberWanted(). Nothing where the connection is gone: the server asks again.
    void enterNumber(const QString &number);
    //! Tells the server that the session arrived, and leaves. Only closed() follows.
    void acknowledge();
    //! Tells the server that nobody waits any more, and leaves. Only closed() follows.
    void cancel();

Q_SIGNALS:
    //! How the server is: with each status, before it, and at every change. An older server does
    //! not tell.
    void serviceReported(const Protocol::ServiceView &service);
    //! At once after each connection, and at every change.
    void statusChanged(const Protocol::StatusReply &status);
    //! Somebody's message is in and being looked at.
    void messageArrived();
    //! The visitor has to enter the number that they got in WhatsApp: at once after a connection,
    //! and again after a wrong one.
    void numberWanted(int digits, int triesLeft);
    //! The connection is gone or could not be made. The channel goes on trying.
    void lost(Kiosk::Outage outage);
    //! The channel is closed, by the server or after close(); no signal follows.
    void closed();

private:
    void onConnected();
    void onText(const QString &text);
    void onDown();
    void ping();
    void lose(Outage outage);
    void end();
    void leave(const QByteArray &lastWords);
    void dropSocket();

    QUrl m_url;
    Core::Secret m_channelToken;
    ChannelTimings m_timings;
    Net::Backoff m_pauses;
    // deleteLater: it is mostly dropped from within one of its own signals.
    std::unique_ptr<QWebSocket, QScopedPointerDeleteLater> m_socket;
    bool m_isLeaving = false;
    QTimer m_reconnect;
    QTimer m_ping;
    //! Runs while an answer is due: the first status, or a pong.
    QTimer m_answerDue;
};

} // namespace Kiosk
