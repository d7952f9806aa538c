// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "support/loopbackserver.h"
#include "support/websocketclient.h"

#include <QTest>

#include <memory>

// Shared by the tests of the channel.
namespace TestSupport {

// RFC 6455, 7.4.1, and the channel's own codes
inline constexpr int badMessage = 1008;
inline constexpr int tooLarge = 1009;
inline constexpr int notAuthorized = 4001;
inline constexpr int attemptOver = 4002;
inline constexpr int superseded = 4003;

inline const QJsonObject received{{QStringLiteral("type"), QStringLiteral("received")}};
inline const QJsonObject cancel{{QStringLiteral("type"), QStringLiteral("cancel")}};

inline QJsonObject authenticate(const QJsonValue &token)
{
    return {{QStringLiteral("type"), QStringLiteral("authenticate")},
            {QStringLiteral("channelToken"), token}};
}

//! A server with an attempt, and who waits for it.
class ChannelFixture : public QObject
{
protected:
    void close()
    {
        m_client.reset();
        m_server.reset();
    }

    void serve(const LoopbackServer::Options &options)
    {
        m_client.reset();
        m_server = std::make_unique<LoopbackServer>(options);
        QVERIFY(m_server->isReady());
        m_attempt = m_server->startAttempt();
        QVERIFY(!m_attempt.isEmpty());
    }

    void serveWith(Http::ChannelTimes times) { serve(LoopbackServer::Options{.times = times}); }

    [[nodiscard]] std::unique_ptr<WebSocketClient> open(const HeaderList &headers = {}) const
    {
        return std::make_unique<WebSocketClient>(m_server->url(), channelPath(m_attempt), headers);
    }

    void openWithBearer() { m_client = open(bearer(m_attempt[QLatin1StringView("channelToken")])); }

    //! Until the next message is the outcome.
    void signIn()
    {
        openWithBearer();
        QCOMPARE(statusIn(m_client->nextMessage()), QStringLiteral("NEW"));
        QCOMPARE(m_server->sendLogin(QStringLiteral("996555121001"), m_attempt).status, 200);
        QCOMPARE(statusIn(m_client->nextMessage()), QStringLiteral("message"));
    }

    std::unique_ptr<LoopbackServer> m_server;
    std::unique_ptr<WebSocketClient> m_client;
    QJsonObject m_attempt;
};

} // namespace TestSupport
