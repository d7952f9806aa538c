// SPDX-License-Identifier: GPL-3.0-only
#include "http/gate/tlsfiles.h"
#include "support/flood.h"
#include "support/loopbackserver.h"
#include "support/rawclient.h"
#include "support/test.h"
#include "support/tlsworkshop.h"

#include <QElapsedTimer>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>

namespace FloodsTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::Flood;
using TestSupport::handshakeBytes;
using TestSupport::LoopbackServer;
using TestSupport::RawClient;
using TestSupport::requestBytes;

namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr auto slowness = 8; // everything, the attackers' share included
#else
constexpr auto slowness = 1;
#endif
constexpr auto tolerable = 100ms * slowness;
constexpr auto loginsPerFlood = 12;
constexpr auto tries = 3;

//! Each flood comes from an address of its own, which has used nothing of its budget yet.
QHostAddress attacker(int number)
{
    return QHostAddress(0x7f000200U + quint32(number));
}

//! The others: each address has a share of its own of what may be started.
QHostAddress visitor(int number)
{
    return QHostAddress(0x7f000300U + quint32(number % 200));
}

//! A request to that place at its dearest, as far as strangers can tell.
QByteArray requestTo(const Http::Router::Endpoint &endpoint)
{
    const auto path = endpoint.path.toLatin1() + '/';
    if (endpoint.method == "GET") {
        return requestBytes("GET"_ba,
                            path
                                + "?attemptId=0b0e7b0a-2f4b-4b7e-9d2e-4a1f0c9d8e7f&client=site"
                                  "&redirect_uri=https://x&code_challenge=x&limit=100&all=true",
                            "Authorization: Bearer 0123456789\r\n"_ba);
    }
    const auto body =
        R"({"language":"ru","picture":true,"phone":"+996555121001","code":"123456","token":"x",)"
        R"("attemptId":"0b0e7b0a-2f4b-4b7e-9d2e-4a1f0c9d8e7f","client":"site","pin":"0000",)"
        R"("text":"https://wa.me/996700000001?text=AMT%20LOGIN%200b0e7b0a"})"_ba;
    const auto authorization = endpoint.path.endsWith("introspect"_L1)
        ? "Authorization: Basic "_ba + "site:secret"_ba.toBase64() + "\r\n"
        : "Authorization: Bearer 0123456789\r\n"_ba;
    return requestBytes(endpoint.method, path, authorization, body);
}

} // namespace

//! One address asks for one thing over many connections, as fast as it can, while others sign in.
//! No request that we offer may make their logins slow. The server has a thread of its own.
class TestFloods : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const TestSupport::TlsWorkshop workshop;
        QVERIFY(workshop.makeServer());
        m_options.tls =
            Http::tlsConfigurationFrom(workshop.certificateFile(), workshop.keyFile()).value();
        m_options.startRate = 30;
        m_context.moveToThread(&m_thread);
        m_thread.start();
        init(); // the data come from a server
    }

    // All strangers together may start so much in a while, which is no business of this test.
    void init()
    {
        onServersThread([this] { m_server = std::make_unique<LoopbackServer>(m_options); });
        QVERIFY(m_server->isReady());
    }

    void cleanupTestCase()
    {
        onServersThread([this] { m_server.reset(); });
        m_thread.quit();
        QVERIFY(m_thread.wait());
    }

    void nobodysLoginIsSlowedDown_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<bool>("atTls");

        const auto endpoints = m_server->endpoints();
        QVERIFY(endpoints.size() > 10);
        for (const auto &endpoint : endpoints)
            QTest::newRow((endpoint.method + ' ' + endpoint.path.toLatin1()).constData())
                << requestTo(endpoint) << false;
        QTest::newRow("a channel") << handshakeBytes("/api/auth/whatsapp/channel/x"_ba) << false;
        QTest::newRow("a long query")
            << requestBytes("GET"_ba, "/healthz?"_ba + QByteArray("a&").repeated(2000)) << false;
        QTest::newRow("a longer query")
            << requestBytes("GET"_ba, "/healthz?"_ba + QByteArray("a&").repeated(8000)) << false;
        QTest::newRow("many header lines")
            << requestBytes("GET"_ba, "/healthz"_ba, QByteArray("X: y\r\n").repeated(2000))
            << false;
        QTest::newRow("a large body")
            << requestBytes("POST"_ba, "/api/auth/whatsapp/verify-code/"_ba, {},
                            '{' + QByteArray("\"a\":1,").repeated(2700) + "\"b\":1}")
            << false;
        QTest::newRow("garbage") << QByteArray(3000, '\x93') << false;
        QTest::newRow("nothing") << QByteArray() << false;
        QTest::newRow("TLS handshakes") << QByteArray() << true;
    }

    void nobodysLoginIsSlowedDown()
    {
        QFETCH(QByteArray, request);
        QFETCH(bool, atTls);
        const auto from = attacker(m_floods++);
        auto slowest = 0ms;
        for (int i = 0; i < tries; ++i) {
            const Flood flood({.server = atTls ? m_server->tlsUrl() : m_server->url(),
                               .from = from,
                               .request = request});
            slowest = slowestLogin();
            // Its debt is bounded, so all that it got is its share.
            const auto balance = m_server->balanceOf(from);
            QVERIFY2(balance > -m_options.shares.debt - 250ms * slowness,
                     QByteArray::number(balance.count()).constData());
            if (slowest < tolerable)
                break;
        }
        qInfo() << "the slowest login took" << slowest.count() << "ms";
        QVERIFY2(slowest < tolerable, QByteArray::number(slowest.count()).constData());
    }

private:
    void onServersThread(const std::function<void()> &run)
    {
        QMetaObject::invokeMethod(&m_context, run, Qt::BlockingQueuedConnection);
    }

    [[nodiscard]] std::chrono::milliseconds slowestLogin()
    {
        auto slowest = 0ms;
        for (int i = 0; i < loginsPerFlood; ++i)
            slowest = std::max(slowest, logIn(visitor(m_logins++)));
        return slowest;
    }

    //! How long a whole login takes; for ever if it fails.
    [[nodiscard]] std::chrono::milliseconds logIn(const QHostAddress &from)
    {
        constexpr auto never = std::chrono::milliseconds(1h);
        QElapsedTimer time;
        time.start();
        RawClient starter(m_server->url(), from);
        starter.send(requestBytes("POST"_ba, "/api/auth/whatsapp/start/"_ba));
        const auto attempt = starter.nextReply().json();
        if (attempt.isEmpty())
            return never;
        RawClient screen(m_server->url(), from);
        screen.send(handshakeBytes(
            TestSupport::channelPath(attempt),
            "Authorization: Bearer " + attempt["channelToken"_L1].toString().toLatin1() + "\r\n"));
        if (screen.nextReply().status != 101)
            return never;
        if (m_server->sendLogin(u"996555121001"_s, attempt).status != 200)
            return never;
        if (!screen.isTold("COMPLETED"_ba))
            return never;
        return std::chrono::milliseconds(time.elapsed());
    }

    LoopbackServer::Options m_options;
    QThread m_thread;
    //! Lives in that thread.
    QObject m_context;
    std::unique_ptr<LoopbackServer> m_server;
    int m_logins = 0;
    int m_floods = 0;
};

KIOSK_TEST(TestFloods)

} // namespace FloodsTest

#include "tst_floods.moc"
