// SPDX-License-Identifier: GPL-3.0-only
#include "support/loopbackserver.h"
#include "support/rawclient.h"
#include "support/test.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>

#include <memory>
#include <vector>

namespace CrowdTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::handshakeBytes;
using TestSupport::LoopbackServer;
using TestSupport::RawClient;
using TestSupport::requestBytes;

namespace {

const auto health = requestBytes("GET"_ba, "/healthz"_ba);
const auto webhook = "/api/webhooks/greenapi/incoming/"_ba;
const auto channel = "/api/auth/whatsapp/channel/x"_ba;
const auto slowBody =
    "POST /api/auth/whatsapp/start/ HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"_ba;

QByteArray rightToken()
{
    return "Authorization: Bearer "_ba + TestSupport::testWebhookToken + "\r\n";
}

QByteArray slowNotification()
{
    return "POST "_ba + webhook + " HTTP/1.1\r\nHost: x\r\n" + rightToken()
        + "Content-Length: 2\r\n\r\n{";
}

//! An address of this machine that is not 127.0.0.1: a stranger's.
QHostAddress stranger(int number)
{
    return QHostAddress(0x7f000100U + quint32(number));
}

QByteArray behindProxy(const QByteArray &client)
{
    return "X-Forwarded-For: "_ba + client + "\r\n";
}

using Clients = std::vector<std::unique_ptr<RawClient>>;

} // namespace

//! Many clients of many addresses, and those who only want to sign in meanwhile. The server's proxy
//! is 127.0.0.1.
class TestCrowd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_options = {};
        m_options.limits.connections = 48;
        m_options.limits.reserved = 8;
        m_options.limits.perSubscriber = 8;
        m_options.limits.smallBodyTime = 20s; // how fast the crowd is served is not the point
        m_options.limits.bodyTime = 20s;
        m_options.times.authentication = 60s;
        m_options.shares = {.client = 1, .clientBurst = 60s}; // nor is what it costs
        m_clients.clear();
        serve();
    }

    void cleanup()
    {
        m_clients.clear();
        m_server.reset();
    }

    void slowBodiesOfManyAddressesKeepNobodyOut_data()
    {
        QTest::addColumn<QHostAddress>("from");
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("a visitor") << stranger(200) << health;
        QTest::newRow("the gateway")
            << stranger(200) << requestBytes("POST"_ba, webhook, rightToken(), "{}"_ba);
        QTest::newRow("behind the proxy")
            << QHostAddress(QHostAddress::LocalHost)
            << requestBytes("GET"_ba, "/healthz"_ba, behindProxy("203.0.113.1"));
        QTest::newRow("this machine") << QHostAddress(QHostAddress::LocalHost) << health;
        QTest::newRow("another of the crowd's household") << stranger(3) << health;
    }

    void slowBodiesOfManyAddressesKeepNobodyOut()
    {
        QFETCH(QHostAddress, from);
        QFETCH(QByteArray, request);
        for (int i = 0; i < 7; ++i)
            open(8, stranger(i), slowBody);
        QTRY_VERIFY(m_server->connections() <= 40);

        RawClient client(m_server->url(), from);
        client.send(request);

        QCOMPARE(client.nextReply().status, 200);
    }

    void theSlowestBodyOfWhoeverHasMostMakesRoom()
    {
        open(1, stranger(1), slowBody);
        open(8, stranger(2), slowBody);
        open(1, stranger(250), health); // the server has read the bodies so far before this
        QCOMPARE(m_clients.back()->nextReply().status, 200);

        for (int i = 3; i < 34; ++i)
            open(1, stranger(i), slowBody);

        QVERIFY(m_clients[1]->isClosedWithin(5s));
        QVERIFY(!m_clients[0]->isClosed());
        QVERIFY(!m_clients[2]->isClosed());
    }

    void theGatewayIsNeverTheOneThatEnds()
    {
        open(1, stranger(100), slowNotification());
        open(1, stranger(101), requestBytes("POST"_ba, webhook, rightToken(), "{}"_ba));
        QCOMPARE(m_clients.back()->nextReply().status, 200);
        for (int i = 0; i < 10; ++i)
            open(8, stranger(i), slowBody);

        m_clients[0]->send("}");
        m_clients[1]->send(slowNotification() + '}');

        QCOMPARE(m_clients[0]->nextReply().status, 200);
        QCOMPARE(m_clients[1]->nextReply().status, 200);
    }

    void theGatewayIsNotTheOneThatEndsBesideAStrangerOfItsAddress()
    {
        const auto shared = stranger(100);
        open(1, shared, slowNotification());
        open(1, shared, slowBody);
        open(1, stranger(250), health); // the server has read both before this
        QCOMPARE(m_clients.back()->nextReply().status, 200);

        for (int i = 0; i < 40; ++i)
            open(1, stranger(i), slowBody);

        m_clients[0]->send("}");
        QCOMPARE(m_clients[0]->nextReply().status, 200);
    }

    void aPlaceIsKeptForThoseBehindTheProxy()
    {
        const QHostAddress proxy(QHostAddress::LocalHost);
        Clients proxied;
        for (int i = 0; i < 4; ++i) {
            proxied.push_back(std::make_unique<RawClient>(m_server->url(), proxy));
            proxied.back()->send(slowNotification().replace(
                "Host: x\r\n", "Host: x\r\n" + behindProxy("203.0.113." + QByteArray::number(i))));
            QVERIFY(proxied.back()->isConnected());
        }
        for (int i = 0; i < 10; ++i)
            open(8, stranger(i), slowBody);

        for (const auto &client : proxied) {
            client->send("}");
            QCOMPARE(client->nextReply().status, 200);
        }
    }

    void aSmallBodyComesSoonUnlessItIsTheGateways()
    {
        m_options.limits.smallBodyTime = 300ms;
        serve();
        open(1, stranger(1), slowNotification());
        QElapsedTimer time;
        time.start();
        open(1, stranger(2), slowBody);

        QCOMPARE(m_clients[1]->nextReply().status, 408);
        QVERIFY(time.elapsed() < 5000);
        m_clients[0]->send("}");
        QCOMPARE(m_clients[0]->nextReply().status, 200);
    }

    void channelsWithoutATokenAreFewForEachClientBehindTheProxy()
    {
        m_options.limits.perSubscriber = 64;
        serve();
        const auto flood = handshakeBytes(channel, behindProxy("203.0.113.1"));
        QHash<int, int> answers;
        for (int i = 0; i < 40; ++i) {
            open(1, {}, flood);
            const auto reply = m_clients.back()->nextReply();
            ++answers[reply.status];
            QVERIFY(reply.status == 101 || !reply.header("Retry-After").isEmpty());
        }

        QCOMPARE(answers.value(101), Http::ChannelHub::unprovenPerClient);
        QCOMPARE(answers.value(429), 40 - Http::ChannelHub::unprovenPerClient);
        open(1, {}, handshakeBytes(channel, behindProxy("203.0.113.2")));
        QCOMPARE(m_clients.back()->nextReply().status, 101);
    }

    void channelsThatHaveProvedThemselvesCountAsTheirClients()
    {
        const auto attempt = m_server->startAttempt();
        const auto path = TestSupport::channelPath(attempt);
        const auto token =
            "Authorization: Bearer " + attempt["channelToken"_L1].toString().toLatin1() + "\r\n";
        // Each takes the place of the former, so there is one of them at any time.
        for (int i = 0; i < 2 * Http::ChannelHub::unprovenPerClient; ++i) {
            open(1, {}, handshakeBytes(path, token + behindProxy("203.0.113.1")));
            QCOMPARE(m_clients.back()->nextReply().status, 101);
        }
        QTRY_COMPARE(m_server->channels.channels(), 1);
    }

    void aClosedChannelGivesItsPlaceBack()
    {
        m_options.limits.perSubscriber = 64;
        serve();
        const auto flood = handshakeBytes(channel, behindProxy("203.0.113.1"));
        open(Http::ChannelHub::unprovenPerClient, {}, flood);
        for (const auto &client : m_clients)
            QCOMPARE(client->nextReply().status, 101);
        m_clients.clear();
        QTRY_COMPARE(m_server->connections(), 0);

        open(1, {}, flood);

        QCOMPARE(m_clients.back()->nextReply().status, 101);
    }

    void requestsUnderWayAreCountedByTheClientBehindTheProxy()
    {
        const auto start = "POST /api/auth/whatsapp/start/ HTTP/1.1\r\nHost: x\r\n"_ba;
        const auto body = "Content-Length: 100\r\n\r\n{"_ba;
        open(8, {}, start + behindProxy("203.0.113.1") + body);
        QTRY_COMPARE(m_server->connections(), 8);

        open(1, {}, requestBytes("GET"_ba, "/healthz"_ba, behindProxy("203.0.113.1")));
        const auto refused = m_clients.back()->nextReply();
        open(1, {}, requestBytes("GET"_ba, "/healthz"_ba, behindProxy("203.0.113.2")));
        const auto another = m_clients.back()->nextReply();

        QCOMPARE(refused.status, 429);
        QVERIFY(!refused.header("Retry-After").isEmpty());
        QCOMPARE(another.status, 200);
    }

    void asManyChannelsAsThereMayBeKeepNoRequestOut()
    {
        m_options.limits.channels = 3;
        serve();
        for (int i = 0; i < 4; ++i)
            open(1, stranger(i), handshakeBytes(channel));

        for (int i = 0; i < 3; ++i)
            QCOMPARE(m_clients[size_t(i)]->nextReply().status, 101);
        QCOMPARE(m_clients[3]->nextReply().status, 429);
        open(1, stranger(9), requestBytes("POST"_ba, webhook, rightToken(), "{}"_ba));
        QCOMPARE(m_clients.back()->nextReply().status, 200);
    }

    void aClientThatHasUsedItsTimeIsRefusedUnread()
    {
        spendAll(stranger(1));

        open(1, stranger(1),
             "POST /api/auth/whatsapp/start/ HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n"_ba);
        const auto refused = m_clients.back()->nextReply();
        open(1, stranger(2), health);
        const auto another = m_clients.back()->nextReply();

        QCOMPARE(refused.status, 429);
        QCOMPARE(refused.errorCode(), u"rate_limited"_s);
        QVERIFY(refused.header("Retry-After").toInt() > 0);
        QCOMPARE(another.status, 200);
    }

    void whatIsExemptFromTheBudgetOfItsAddress_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        const auto start = "/api/auth/whatsapp/start/"_ba;
        QTest::newRow("the gateway")
            << requestBytes("POST"_ba, webhook, rightToken(), "{}"_ba) << 200;
        QTest::newRow("a wrong secret")
            << requestBytes("POST"_ba, webhook, "Authorization: Bearer x\r\n"_ba, "{}"_ba) << 429;
        QTest::newRow("an enrolled kiosk") << requestBytes(
            "POST"_ba, start, "Authorization: Kiosk "_ba + LoopbackServer::kioskKey + "\r\n")
                                           << 201;
        QTest::newRow("a wrong key")
            << requestBytes("POST"_ba, start, "Authorization: Kiosk x\r\n"_ba) << 429;
        QTest::newRow("anybody") << health << 429;
    }

    void whatIsExemptFromTheBudgetOfItsAddress()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        spendAll(stranger(1));

        open(1, stranger(1), request);

        QCOMPARE(m_clients.back()->nextReply().status, status);
    }

    void aClientThatOwesMuchGetsNoAnswerAndOthersDo()
    {
        m_options.shares = {.client = 0.001, .clientBurst = 5ms, .debt = 5ms};
        serve();
        int unanswered = 0;
        for (int i = 0; i < 500 && unanswered < 3; ++i) {
            open(1, stranger(1), health);
            unanswered += m_clients.back()->nextReply().status == 0 ? 1 : 0;
        }

        QCOMPARE(unanswered, 3);
        QVERIFY(m_server->balanceOf(stranger(1)) > -15ms);
        open(1, stranger(2), health);
        QCOMPARE(m_clients.back()->nextReply().status, 200);
    }

    void bytesThatComeOneByOneArePaidForEach()
    {
        m_options.shares = {.client = 0.001, .clientBurst = 2ms, .debt = 1ms};
        serve();
        open(1, stranger(1),
             "POST /api/auth/whatsapp/start/ HTTP/1.1\r\nHost: x\r\n"_ba
                 + "Content-Length: 9999\r\n\r\n");
        auto &client = *m_clients.back();
        QTimer drip;
        connect(&drip, &QTimer::timeout, this, [&client] {
            client.send(" ");
            client.flush();
        });
        drip.start(0);

        QVERIFY(client.isClosedWithin(10s));
    }

    void aChannelPaysForTheFramesThatItSends()
    {
        m_options.shares = {.client = 0.001, .clientBurst = 20ms, .debt = 5ms};
        serve();
        open(1, stranger(1), handshakeBytes(channel));
        auto &client = *m_clients.back();
        QCOMPARE(client.nextReply().status, 101);
        const auto pings = QByteArray::fromHex("898000000000").repeated(3000);

        // Fewer reads than a channel may cause.
        for (int i = 0; i < 60 && !client.isClosed(); ++i) {
            const auto before = client.received().size();
            client.send(pings);
            client.flush();
            QVERIFY(QTest::qWaitFor(
                [&] { return client.isClosed() || client.received().size() > before; }));
        }

        QVERIFY(client.isClosedWithin(5s));
    }

private:
    void serve()
    {
        m_clients.clear();
        m_server = std::make_unique<LoopbackServer>(m_options);
        QVERIFY(m_server->isReady());
    }

    void open(int count, const QHostAddress &from, const QByteArray &bytes)
    {
        for (int i = 0; i < count; ++i) {
            m_clients.push_back(std::make_unique<RawClient>(m_server->url(), from));
            QVERIFY(m_clients.back()->isConnected());
            m_clients.back()->send(bytes);
            m_clients.back()->flush();
        }
    }

    //! Until that client is refused. The kiosk has shown its key before.
    void spendAll(const QHostAddress &client)
    {
        m_options.shares = {.client = 0.001, .clientBurst = 20ms, .debt = 10s};
        const auto kiosk = "Kiosk "_ba + LoopbackServer::kioskKey;
        serve();
        QVERIFY(!m_server->startAttempt({{"Authorization"_ba, kiosk}}).isEmpty());
        for (int i = 0; i < 1000 && m_server->balanceOf(client) >= 0ms; ++i) {
            open(1, client, health);
            QVERIFY(m_clients.back()->nextReply().status > 0);
        }
        QVERIFY(m_server->balanceOf(client) < 0ms);
    }

    LoopbackServer::Options m_options;
    Clients m_clients;
    std::unique_ptr<LoopbackServer> m_server;
};

KIOSK_TEST(TestCrowd)

} // namespace CrowdTest

#include "tst_crowd.moc"
