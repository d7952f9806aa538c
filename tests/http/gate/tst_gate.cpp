// SPDX-License-Identifier: GPL-3.0-only
#include "support/gatefixture.h"
#include "support/rawclient.h"
#include "support/test.h"

#include <QTest>

#include <array>
#include <memory>
#include <vector>

namespace GateTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::handshakeBytes;
using TestSupport::LoopbackServer;
using TestSupport::RawClient;
using TestSupport::requestBytes;

namespace {

const auto health = requestBytes("GET"_ba, "/healthz"_ba);

} // namespace

//! The gate in front of the real routes, with more connections than it takes, and with broken ones.
class TestGate : public TestSupport::GateFixture
{
    Q_OBJECT

private Q_SLOTS:
    void theOldestIdleConnectionMakesRoom()
    {
        auto limits = quick();
        limits.headTime = 20s;
        limits.idleTime = 20s;
        limits.connections = 8;
        serve(limits);
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 8; ++i) {
            clients.push_back(std::make_unique<RawClient>(address()));
            clients.back()->send(health);
            QCOMPARE(clients.back()->nextReply().status, 200);
        }
        clients[0]->send(health); // no longer the oldest
        QCOMPARE(clients[0]->nextReply().status, 200);

        QCOMPARE(replyTo(health).status, 200);

        QVERIFY(clients[1]->isClosedWithin(1s));
        QVERIFY(!clients[0]->isClosed());
        QVERIFY(!clients[2]->isClosed());
    }

    void silentConnectionsKeepNobodyOut()
    {
        auto limits = quick();
        limits.headTime = 20s;
        limits.connections = 20;
        serve(limits);
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 60; ++i) {
            clients.push_back(std::make_unique<RawClient>(address()));
            clients.back()->send("GET /hea");
        }
        QVERIFY(clients.back()->isConnected());

        QCOMPARE(replyTo(health).status, 200);
    }

    void oneAddressHasItsShareOnly_data()
    {
        QTest::addColumn<bool>("isTrusted");
        QTest::newRow("anybody") << false;
        QTest::newRow("trusted proxy") << true;
    }

    void oneAddressHasItsShareOnly()
    {
        QFETCH(bool, isTrusted);
        LoopbackServer::Options options;
        options.tls = m_tls;
        options.limits = quick();
        options.limits.idleTime = 20s;
        options.limits.perSubscriber = 5;
        if (!isTrusted)
            options.trustedProxies.clear();
        m_server = std::make_unique<LoopbackServer>(options);
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 6; ++i) {
            clients.push_back(std::make_unique<RawClient>(address()));
            clients.back()->send(health);
            QCOMPARE(clients.back()->nextReply().status, 200);
        }

        QCOMPARE(clients.front()->isClosedWithin(500ms), !isTrusted);
    }

    void whoFetchesNothingIsDropped()
    {
        serve(quick());
        RawClient client(address());
        QVERIFY(client.isConnected());
        // Far more answers than the buffers between us hold, and never a byte read.
        const auto many = requestBytes("GET"_ba, "/login/login.js"_ba);
        QByteArray bytes;
        for (int i = 0; i < 400; ++i)
            bytes += many;
        client.send(bytes);
        client.pauseReading();

        QTRY_COMPARE_WITH_TIMEOUT(m_server->connections(), 1, 5000);
        QTRY_COMPARE_WITH_TIMEOUT(m_server->connections(), 0, 15000);
        QCOMPARE(replyTo(health).status, 200);
    }

    void whatIsNoTlsEndsAtTheTlsPort_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("HTTP") << health;
        QTest::newRow("garbage") << QByteArray(5000, '\x01');
        QTest::newRow("a beginning of TLS") << QByteArray("\x16\x03\x01\x02\x00\x01", 6);
        QTest::newRow("nothing") << QByteArray();
    }

    void whatIsNoTlsEndsAtTheTlsPort()
    {
        QFETCH(QByteArray, bytes);
        serve(quick());
        auto withoutTls = m_server->tlsUrl();
        withoutTls.setScheme(u"http"_s);
        RawClient client(withoutTls);
        client.send(bytes);

        QVERIFY(client.isClosedWithin(3s));
        QVERIFY(!client.received().startsWith("HTTP"));
        QTRY_COMPARE(m_server->connections(), 0);
        QCOMPARE(replyTo(health).status, 200);
    }

    void abruptEndsLeaveNothingBehind()
    {
        const auto attempt = m_server->startAttempt();
        const auto path = TestSupport::channelPath(attempt);
        const std::array<QByteArray, 5> beginnings{
            handshakeBytes(path),
            "POST /api/auth/logout HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc"_ba,
            requestBytes("GET"_ba, "/login/login.js"_ba), "GET / HTTP/9.9\r\n\r\n"_ba, "GE"_ba};
        for (int round = 0; round < 10; ++round) {
            for (const auto &beginning : beginnings) {
                RawClient client(address());
                QVERIFY(client.isConnected());
                client.send(beginning);
                client.flush();
                client.reset();
            }
        }

        QCOMPARE(replyTo(health).status, 200);
        QTRY_COMPARE(m_server->connections(), 0);
        QTRY_COMPARE(m_server->channels.channels(), 0);
    }
};

KIOSK_TEST(TestGate)

} // namespace GateTest

#include "tst_gate.moc"
