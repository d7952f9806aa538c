// SPDX-License-Identifier: GPL-3.0-only
#include "http/gate/tlsfiles.h"
#include "support/loopbackserver.h"
#include "support/rawclient.h"
#include "support/test.h"
#include "support/tlsworkshop.h"

#include <QRegularExpression>
#include <QTest>

#include <memory>
#include <vector>

namespace ResetsTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::channelPath;
using TestSupport::handshakeBytes;
using TestSupport::LoopbackServer;
using TestSupport::RawClient;
using TestSupport::requestBytes;

namespace {

const auto health = requestBytes("GET"_ba, "/healthz"_ba);
const auto me =
    requestBytes("GET"_ba, "/api/auth/me/"_ba, "Authorization: Bearer nobodys-token\r\n"_ba);

//! A client's frame (RFC 6455, 5.2), masked with zeros.
QByteArray frame(char firstByte, const QByteArray &payload)
{
    return QByteArray(1, firstByte) + char(0x80 | payload.size()) + QByteArray(4, '\0') + payload;
}

LoopbackServer::Options patient()
{
    LoopbackServer::Options options;
    options.limits.headTime = 20s;
    options.limits.idleTime = 20s;
    options.limits.stallTime = 20s;
    options.times.ping = 20s;
    options.shares = {.client = 1.0, .clientBurst = 1h, .machineBurst = 1h};
    return options;
}

} // namespace

//! The real routes, with connections that end while their answers are kept back.
class TestResets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<bool>("isSecure");
        QTest::newRow("http") << false;
        QTest::newRow("https") << true;
    }

    void initTestCase()
    {
        const TestSupport::TlsWorkshop workshop;
        QVERIFY(workshop.makeServer());
        m_tls = Http::tlsConfigurationFrom(workshop.certificateFile(), workshop.keyFile()).value();
    }

    void init()
    {
        // It would be a line of the log for each connection that somebody resets.
        QTest::failOnWarning(QRegularExpression(u"device not open"_s));
        serve(patient());
    }

    void cleanup()
    {
        m_clients.clear();
        m_server.reset();
    }

    void moreConnectionsThanAllowedWhileAnswersAreHeld_data()
    {
        QTest::addColumn<int>("addresses");
        QTest::addColumn<int>("left");
        QTest::newRow("from one address") << 1 << 16;
        QTest::newRow("from many addresses") << 50 << 40;
    }

    void moreConnectionsThanAllowedWhileAnswersAreHeld()
    {
        QFETCH(int, addresses);
        QFETCH(int, left);
        auto options = patient();
        options.limits.perSubscriber = 16;
        options.limits.connections = 40;
        options.limits.reserved = 0;
        options.trustedProxies.clear();
        serve(options);
        m_server->answers().hold();

        for (int i = 0; i < 87; ++i)
            connectFrom(QHostAddress(u"127.0.0.%1"_s.arg(2 + i % addresses))).send(me);

        QTRY_COMPARE(m_server->connections(), left);
        QTRY_COMPARE(m_server->answers().holders(), size_t(left));
        m_server->answers().release();
        QCOMPARE(m_clients.back()->nextReply().status, 401);
        m_clients.clear();
        QCOMPARE(replyTo(health).status, 200);
    }

    void aResetAroundAHeldAnswer_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("one request") << me;
        QTest::newRow("pipelined requests") << me.repeated(20);
        QTest::newRow("a request and a half") << me + me.first(20);
        QTest::newRow("the last request")
            << requestBytes("GET"_ba, "/healthz"_ba, "Connection: close\r\n"_ba);
        QTest::newRow("a refused request") << "GET / HTTP/9.9\r\n\r\n"_ba;
        QTest::newRow("a request and a refused one") << me + "GET / HTTP/9.9\r\n\r\n"_ba;
    }

    void aResetAroundAHeldAnswer()
    {
        QFETCH(QByteArray, bytes);
        auto &answers = m_server->answers();

        answers.hold();
        auto &before = connectFrom();
        before.send(bytes);
        before.flush();
        before.reset();
        auto &meanwhile = connectFrom();
        meanwhile.send(bytes);
        QTRY_COMPARE(answers.holders(), size_t(1));
        meanwhile.reset();
        QTRY_COMPARE(m_server->connections(), 0);
        QCOMPARE(answers.holders(), size_t(0));
        auto &unnoticed = connectFrom();
        unnoticed.send(bytes);
        QTRY_COMPARE(answers.holders(), size_t(1));
        unnoticed.reset();
        answers.release();
        auto &after = connectFrom();
        after.send(bytes);
        after.flush();
        QTRY_COMPARE(m_server->connections(), 1);
        after.reset();

        QTRY_COMPARE(m_server->connections(), 0);
        QCOMPARE(replyTo(health).status, 200);
    }

    void answersThatAreHeldAreBounded()
    {
        auto options = patient();
        options.limits.unsent = 64 * 1024;
        serve(options);
        m_server->answers().hold();
        auto &client = connectFrom();

        client.send(requestBytes("GET"_ba, "/login/login.js"_ba).repeated(100));
        client.pauseReading();

        QTRY_COMPARE(m_server->connections(), 1);
        QTRY_COMPARE(m_server->connections(), 0);
        QCOMPARE(m_server->answers().holders(), size_t(0));
        m_server->answers().release();
        QCOMPARE(replyTo(health).status, 200);
    }

    void theSweepEndsAHeldConnection_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("a client that was refused") << "GET / HTTP/9.9\r\n\r\n"_ba;
        QTest::newRow("a slow head") << "GET /hea"_ba;
        QTest::newRow("a slow body")
            << "POST /api/auth/logout HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n"_ba;
        QTest::newRow("a client that fetches nothing") << me;
    }

    void theSweepEndsAHeldConnection()
    {
        QFETCH(QByteArray, bytes);
        auto options = patient();
        options.limits.headTime = 600ms;
        options.limits.bodyTime = 600ms;
        options.limits.lingerTime = 400ms;
        options.limits.stallTime = 1500ms;
        serve(options);
        m_server->answers().hold();

        auto &client = connectFrom();
        client.send(bytes);
        QTRY_COMPARE(m_server->answers().holders(), size_t(1));

        QTRY_COMPARE(m_server->connections(), 0);
        QCOMPARE(m_server->answers().holders(), size_t(0));
        m_server->answers().release();
        QCOMPARE(replyTo(health).status, 200);
    }

    void aChannelIsResetInItsHandshake()
    {
        auto &answers = m_server->answers();
        const auto attempt = m_server->startAttempt();
        answers.hold();
        auto &screen = connectFrom();
        screen.send(handshakeOf(attempt));
        QTRY_COMPARE(answers.holders(), size_t(1));

        screen.reset();

        QTRY_COMPARE(m_server->channels.channels(), 0);
        QTRY_COMPARE(answers.holders(), size_t(0));
        answers.release();
        QCOMPARE(replyTo(health).status, 200);
    }

    void aChannelIsResetWhileSomethingIsHeld_data()
    {
        QTest::addColumn<bool>("isNoticed");
        QTest::addColumn<QByteArray>("bytes");
        for (const bool isNoticed : {true, false}) {
            const auto *when = isNoticed ? "before the release" : "in the release";
            QTest::addRow("a status, %s", when) << isNoticed << QByteArray();
            QTest::addRow("a pong, %s", when) << isNoticed << frame('\x89', "here"_ba);
            QTest::addRow("a close, %s", when) << isNoticed << frame('\x88', "\x03\xe8"_ba);
            QTest::addRow("a bad message, %s", when) << isNoticed << frame('\x81', "word"_ba);
        }
    }

    void aChannelIsResetWhileSomethingIsHeld()
    {
        QFETCH(bool, isNoticed);
        QFETCH(QByteArray, bytes);
        auto &answers = m_server->answers();
        const auto attempt = m_server->startAttempt();
        auto &screen = openChannel(attempt);
        answers.hold();
        if (bytes.isEmpty())
            QVERIFY(m_server->logins.cancel(QUuid(attempt["attemptId"_L1].toString())).has_value());
        else
            screen.send(bytes);
        QTRY_COMPARE(answers.holders(), size_t(1));

        screen.reset();
        if (isNoticed) {
            QTRY_COMPARE(m_server->channels.channels(), 0);
            QCOMPARE(answers.holders(), size_t(0));
        }
        answers.release();

        QTRY_COMPARE(m_server->channels.channels(), 0);
        QCOMPARE(replyTo(health).status, 200);
    }

    void aChannelThatAnswersNoPingEndsWhileAPingIsHeld()
    {
        auto options = patient();
        options.times.ping = 200ms;
        serve(options);
        openChannel(m_server->startAttempt());
        m_server->answers().hold();

        QTRY_COMPARE(m_server->channels.channels(), 0);
        QCOMPARE(m_server->answers().holders(), size_t(0));
        m_server->answers().release();
        QCOMPARE(replyTo(health).status, 200);
    }

    void aLostCommitResetsWhoWaitsForIt()
    {
        auto &answers = m_server->answers();
        auto &screen = openChannel(m_server->startAttempt());
        answers.hold();
        screen.send(frame('\x89', "here"_ba));
        auto &client = connectFrom();
        client.send(me.repeated(3));
        QTRY_COMPARE(answers.holders(), size_t(2));

        answers.reset();

        QVERIFY(client.isClosedWithin(1s));
        QVERIFY(client.received().isEmpty());
        QVERIFY(screen.isClosedWithin(1s));
        QTRY_COMPARE(m_server->channels.channels(), 0);
        QCOMPARE(replyTo(health).status, 200);
    }

private:
    void serve(LoopbackServer::Options options)
    {
        options.tls = m_tls;
        m_server = std::make_unique<LoopbackServer>(options);
        QVERIFY(m_server->isReady());
    }

    [[nodiscard]] const QUrl &address() const
    {
        QFETCH_GLOBAL(bool, isSecure);
        return isSecure ? m_server->tlsUrl() : m_server->url();
    }

    //! A connection that lasts until the test ends it.
    RawClient &connectFrom(const QHostAddress &from = {})
    {
        m_clients.push_back(std::make_unique<RawClient>(address(), from));
        if (!m_clients.back()->isConnected())
            qFatal("there is no connection");
        return *m_clients.back();
    }

    [[nodiscard]] static QByteArray handshakeOf(const QJsonObject &attempt)
    {
        return handshakeBytes(channelPath(attempt),
                              "Authorization: Bearer "
                                  + attempt["channelToken"_L1].toString().toLatin1() + "\r\n");
    }

    //! A screen that waits for the outcome of @p attempt and has been told its status.
    RawClient &openChannel(const QJsonObject &attempt)
    {
        auto &screen = connectFrom();
        screen.send(handshakeOf(attempt));
        if (screen.nextReply().status != 101
            || !QTest::qWaitFor([&screen] { return screen.received().contains("\"NEW\""); }))
            qFatal("there is no channel");
        return screen;
    }

    [[nodiscard]] TestSupport::HttpReply replyTo(const QByteArray &bytes) const
    {
        RawClient client(address());
        client.send(bytes);
        return client.nextReply();
    }

    QSslConfiguration m_tls;
    std::unique_ptr<LoopbackServer> m_server;
    std::vector<std::unique_ptr<RawClient>> m_clients;
};

KIOSK_TEST(TestResets)

} // namespace ResetsTest

#include "tst_resets.moc"
