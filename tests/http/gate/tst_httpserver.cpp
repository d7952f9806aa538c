// SPDX-License-Identifier: GPL-3.0-only
#include "support/loopbackserver.h"
#include "support/test.h"
#include "support/websocketclient.h"

#include <QTest>

namespace HttpServerTest {

using namespace Qt::StringLiterals;
using TestSupport::bearer;
using TestSupport::channelPath;
using TestSupport::get;
using TestSupport::HeaderList;
using TestSupport::LoopbackServer;
using TestSupport::WebSocketClient;

//! Which requests become a channel, with a client that shares no code with the server.
class TestHttpServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { serve(LoopbackServer::Options()); }

    void cleanup()
    {
        m_client.reset();
        m_server.reset();
    }

    void onlyTheOwnPageMayOpenAChannel_data()
    {
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<int>("status");
        QTest::newRow("no browser") << ""_ba << 101;
        QTest::newRow("own") << "own"_ba << 101;
        QTest::newRow("foreign") << "https://evil.example"_ba << 403;
        QTest::newRow("null") << "null"_ba << 403;
    }

    void onlyTheOwnPageMayOpenAChannel()
    {
        QFETCH(QByteArray, origin);
        QFETCH(int, status);
        auto headers = bearer(m_attempt["channelToken"_L1]);
        if (!origin.isEmpty()) {
            headers.append(
                {"Origin"_ba, origin == "own" ? m_server->url().toString().toLatin1() : origin});
        }

        m_client = open(headers);

        QCOMPARE(m_client->handshake(), status);
        if (status == 403) {
            QTRY_COMPARE(m_client->handshakeReply().errorCode(), u"forbidden"_s);
            QVERIFY(!m_client->handshakeReply().header("X-Request-Id").isEmpty());
        }
    }

    void theSchemeOfAProxyCounts_data()
    {
        QTest::addColumn<bool>("isTrusted");
        QTest::addColumn<int>("status");
        QTest::newRow("trusted") << true << 101;
        QTest::newRow("anybody") << false << 403;
    }

    void theSchemeOfAProxyCounts()
    {
        QFETCH(bool, isTrusted);
        QFETCH(int, status);
        LoopbackServer::Options options;
        if (!isTrusted)
            options.trustedProxies.clear();
        serve(options);
        const auto page = "https://" + m_server->url().authority().toLatin1();

        m_client = open({{"Origin"_ba, page}, {"X-Forwarded-Proto"_ba, "https"_ba}});

        QCOMPARE(m_client->handshake(), status);
    }

    void thePublicUrlIsTheOnlyOrigin()
    {
        LoopbackServer::Options options;
        options.publicUrl = QUrl(u"https://login.example.org"_s);
        serve(options);

        QCOMPARE(open({{"Origin"_ba, "https://login.example.org"_ba}})->handshake(), 101);
        QCOMPARE(open({{"Origin"_ba, m_server->url().toString().toLatin1()}})->handshake(), 403);
    }

    void elsewhereThereIsNoChannel_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("page") << "/login"_ba;
        QTest::newRow("start") << "/api/auth/whatsapp/start/"_ba;
        QTest::newRow("no id") << "/api/auth/whatsapp/channel/"_ba;
        QTest::newRow("nothing") << "/nothing"_ba;
    }

    void elsewhereThereIsNoChannel()
    {
        QFETCH(QByteArray, path);

        WebSocketClient client(m_server->url(), path);

        QCOMPARE(client.handshake(), 404);
        QTRY_COMPARE(client.handshakeReply().errorCode(), u"not_found"_s);
    }

    void aPlainRequestIsToldToUpgrade()
    {
        const auto reply = get(m_server->url(), channelPath(m_attempt));

        QCOMPARE(reply.status, 426);
        QVERIFY(reply.header("Upgrade").toLower().contains("websocket"));
        QCOMPARE(reply.errorCode(), u"bad_request"_s);
        QVERIFY(!reply.header("X-Request-Id").isEmpty());
    }

    void anotherMethodIsRefused()
    {
        const auto reply = TestSupport::post(m_server->url(), channelPath(m_attempt));

        QCOMPARE(reply.status, 405);
        QVERIFY(reply.header("Allow").contains("GET"));
    }

    void theFinalSlashDoesNotCount()
    {
        m_client = std::make_unique<WebSocketClient>(m_server->url(), channelPath(m_attempt) + '/',
                                                     bearer(m_attempt["channelToken"_L1]));

        QCOMPARE(m_client->handshake(), 101);
    }

private:
    void serve(const LoopbackServer::Options &options)
    {
        m_client.reset();
        m_server = std::make_unique<LoopbackServer>(options);
        QVERIFY(m_server->isReady());
        m_attempt = m_server->startAttempt();
        QVERIFY(!m_attempt.isEmpty());
    }

    [[nodiscard]] std::unique_ptr<WebSocketClient> open(const HeaderList &headers = {}) const
    {
        return std::make_unique<WebSocketClient>(m_server->url(), channelPath(m_attempt), headers);
    }

    std::unique_ptr<LoopbackServer> m_server;
    std::unique_ptr<WebSocketClient> m_client;
    QJsonObject m_attempt;
};

KIOSK_TEST(TestHttpServer)

} // namespace HttpServerTest

#include "tst_httpserver.moc"
