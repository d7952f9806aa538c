// SPDX-License-Identifier: GPL-3.0-only
#include "support/gatefixture.h"
#include "support/rawclient.h"
#include "support/test.h"
#include "support/websocketclient.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTest>

#include <memory>

namespace GuardTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::handshakeBytes;
using TestSupport::LoopbackServer;
using TestSupport::RawClient;
using TestSupport::requestBytes;
using TestSupport::WebSocketClient;

namespace {

const auto health = requestBytes("GET"_ba, "/healthz"_ba);
const auto webhook = "/api/webhooks/greenapi/incoming/"_ba;
const auto start = "/api/auth/whatsapp/start/"_ba;

QByteArray rightToken()
{
    return "Authorization: Bearer "_ba + TestSupport::testWebhookToken + "\r\n";
}

//! @p body as chunks of @p size bytes, the last one of what is left.
QByteArray inChunks(const QByteArray &body, qsizetype size)
{
    QByteArray chunks;
    for (qsizetype at = 0; at < body.size(); at += size) {
        const auto chunk = body.mid(at, size);
        chunks += QByteArray::number(chunk.size(), 16) + "\r\n" + chunk + "\r\n";
    }
    return chunks + "0\r\n\r\n";
}

QByteArray chunkedHead(const QByteArray &target, const QByteArray &lines = {})
{
    return "POST " + target + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n" + lines
        + "\r\n";
}

} // namespace

//! The rules for one connection at the gate in front of the real routes, over real sockets.
class TestGuard : public TestSupport::GateFixture
{
    Q_OBJECT

private Q_SLOTS:
    void aSoundRequestIsAnswered() { QCOMPARE(replyTo(health).status, 200); }

    void anUpgradeToNothingIsAPlainRequest()
    {
        // As a proxy sends it that was told to pass upgrades on, and has none.
        const auto bytes = requestBytes("GET"_ba, "/healthz"_ba, "Connection: upgrade\r\n"_ba);
        RawClient client(address());
        client.send(bytes + bytes);

        QCOMPARE(client.nextReply().status, 200);
        QCOMPARE(client.nextReply().status, 200);
    }

    void whatIsNotSoundIsRefusedAndTheConnectionEnds_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");

        const auto hold = "POST /healthz HTTP/1.1\r\nHost: x\r\n"_ba;
        QTest::newRow("both lengths")
            << hold + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            << 400;
        QTest::newRow("another coding and chunks")
            << hold + "Transfer-Encoding: gzip, chunked\r\n\r\n4\r\nabcd\r\n0\r\n\r\n"
            << 501;
        QTest::newRow("chunks that are not sound")
            << hold + "Transfer-Encoding: chunked\r\n\r\n4\r\nabcde\r\n0\r\n\r\n"
            << 400;
        QTest::newRow("chunks with an endless extension")
            << hold + "Transfer-Encoding: chunked\r\n\r\n4;" + QByteArray(5000, 'x') << 400;
        QTest::newRow("large body in chunks")
            << "POST "_ba + start + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                + inChunks(QByteArray(16385, ' '), 4000)
            << 413;
        QTest::newRow("webhook without its token, chunks to come")
            << "POST "_ba + webhook + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
            << 401;
        QTest::newRow("bare LF") << "GET /healthz HTTP/1.1\nHost: x\n\n"_ba << 400;
        QTest::newRow("folded") << hold + "X: a\r\n b\r\n\r\n" << 400;
        QTest::newRow("NUL") << hold + QByteArray("X: a\0b\r\n\r\n", 10) << 400;
        QTest::newRow("garbage") << QByteArray(300, '\x80') + "\r\n\r\n" << 400;
        QTest::newRow("head of 16 KiB and more")
            << requestBytes("GET"_ba, "/healthz"_ba, "X: " + QByteArray(17000, 'a') + "\r\n")
            << 431;
        QTest::newRow("endless head")
            << "GET /healthz HTTP/1.1\r\nX: "_ba + QByteArray(20000, 'a') << 431;
        QTest::newRow("large body")
            << requestBytes("POST"_ba, start, {}, QByteArray(16385, ' ')) << 413;
        QTest::newRow("large body of a path that is not there")
            << requestBytes("POST"_ba, "/nothing"_ba, {}, QByteArray(16385, ' ')) << 413;
        QTest::newRow("huge body announced")
            << "POST /api/auth/whatsapp/start HTTP/1.1\r\nHost: x\r\nContent-Length: 300000000\r\n\r\n"_ba
            << 413;
        QTest::newRow("webhook without its token, body to come")
            << "POST "_ba + webhook + " HTTP/1.1\r\nHost: x\r\nContent-Length: 200000\r\n\r\n"
            << 401;
        QTest::newRow("webhook by another spelling of its path")
            << "POST /api/webhooks/greenapi/%69ncoming HTTP/1.1\r\nHost: x\r\n"
               "Authorization: Bearer wrong\r\nContent-Length: 200000\r\n\r\n"_ba
            << 400;
        QTest::newRow("method that Qt does not know")
            << requestBytes("BREW"_ba, "/healthz"_ba) << 405;
        QTest::newRow("WebSocket and a frame at once")
            << handshakeBytes("/api/auth/whatsapp/channel/x"_ba) + "\x81\x80" << 400;
        QTest::newRow("two handshakes at once") << handshakeBytes("/api/auth/whatsapp/channel/x"_ba)
                + handshakeBytes("/api/auth/whatsapp/channel/x"_ba)
                                                << 400;
    }

    void whatIsNotSoundIsRefusedAndTheConnectionEnds()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        RawClient client(address());
        client.send(bytes);

        const auto reply = client.nextReply();

        QCOMPARE(reply.status, status);
        QCOMPARE(reply.header("Connection"), "close"_ba);
        QVERIFY(!reply.errorCode().isEmpty());
        QVERIFY(!reply.header("X-Request-Id").isEmpty());
        QCOMPARE(reply.header("X-Content-Type-Options"), "nosniff"_ba);
        QVERIFY(client.isClosedWithin(3s));
        QVERIFY(client.received().isEmpty());
        QCOMPARE(replyTo(health).status, 200);
    }

    void theLargestThatMayComeComesIn()
    {
        const auto head = requestBytes("GET"_ba, "/healthz"_ba);
        const auto filler = 16 * 1024 - head.size() - 6;

        QCOMPARE(
            replyTo(requestBytes("GET"_ba, "/healthz"_ba, "X: " + QByteArray(filler, 'a') + "\r\n"))
                .status,
            200);
        QCOMPARE(replyTo(requestBytes("POST"_ba, start, {}, QByteArray(16384, ' '))).status, 201);
    }

    void aHeadThatTakesTooLongIsRefused()
    {
        serve(quick());
        RawClient client(address());
        QVERIFY(client.isConnected());
        QElapsedTimer time;
        time.start();
        QTimer drip;
        connect(&drip, &QTimer::timeout, this, [&client] { client.send("G"); });
        drip.start(100);

        QCOMPARE(client.nextReply().status, 408);
        QVERIFY(time.elapsed() >= 500);
        QVERIFY(time.elapsed() < 3000);
    }

    void aSilentConnectionEnds()
    {
        serve(quick());
        RawClient client(address());
        QVERIFY(client.isConnected());

        QVERIFY(client.isClosedWithin(3s));
    }

    void aBodyThatTakesTooLongIsRefused()
    {
        serve(quick());
        RawClient client(address());
        client.send(
            "POST /api/auth/whatsapp/start HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc");

        QCOMPARE(client.nextReply().status, 408);
        QVERIFY(client.isClosedWithin(3s));
    }

    void anIdleConnectionEndsAndAUsedOneDoesNot()
    {
        serve(quick());
        RawClient client(address());
        for (int i = 0; i < 3; ++i) {
            client.send(health);
            QCOMPARE(client.nextReply().status, 200);
            QVERIFY(!client.isClosedWithin(700ms)); // three times that is longer than idleTime
        }
        QVERIFY(client.isClosedWithin(4s));
    }

    void aRequestMayArriveByteByByte()
    {
        RawClient client(address());
        QVERIFY(client.isConnected());
        for (const char byte : requestBytes("POST"_ba, start, {}, "{\"language\":\"en\"}"_ba)) {
            client.send(QByteArray(1, byte));
            client.flush();
            QCoreApplication::processEvents(); // the server reads it before the next one is sent
        }

        QCOMPARE(client.nextReply().status, 201);
    }

    void pipelinedRequestsAreAnsweredInOrder()
    {
        RawClient client(address());
        QByteArray bytes;
        for (int i = 0; i < 50; ++i)
            bytes += health + requestBytes("GET"_ba, "/login/icon.svg"_ba);
        client.send(bytes);

        for (int i = 0; i < 50; ++i) {
            QCOMPARE(client.nextReply().header("Content-Type"),
                     "application/json; charset=utf-8"_ba);
            QCOMPARE(client.nextReply().header("Content-Type"), "image/svg+xml"_ba);
        }
    }

    void aViolationInAPipelineStopsIt()
    {
        RawClient client(address());
        client.send(health + "POST /healthz HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n"
                    + health);

        QCOMPARE(client.nextReply().status, 200);
        QCOMPARE(client.nextReply().status, 501);
        QCOMPARE(client.nextReply().status, 0);
    }

    void everyRequestOfAConnectionHasAnIdOfItsOwn()
    {
        RawClient client(address());
        client.send(requestBytes("GET"_ba, "/healthz"_ba));
        const auto first = client.nextReply();
        client.send("GARBAGE\r\n\r\n");
        const auto second = client.nextReply();

        QCOMPARE(second.status, 400);
        QVERIFY(!second.header("X-Request-Id").isEmpty());
        QVERIFY(second.header("X-Request-Id") != first.header("X-Request-Id"));
        QCOMPARE(second.json()["error"_L1]["requestId"_L1].toString().toLatin1(),
                 second.header("X-Request-Id"));
    }

    void aSmuggledRequestIsNotAnswered()
    {
        RawClient client(address());
        client.send("POST /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\n"
                    "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nX"
                    + health);

        QCOMPARE(client.nextReply().status, 400);
        QCOMPARE(client.nextReply().status, 0);
    }

    void aNotificationMayComeInChunks_data()
    {
        QTest::addColumn<qsizetype>("size");
        QTest::addColumn<bool>("isByteByByte");
        QTest::newRow("one") << qsizetype(100000) << false;
        QTest::newRow("many") << qsizetype(10) << false;
        QTest::newRow("of one byte") << qsizetype(1) << false;
        QTest::newRow("byte by byte") << qsizetype(100) << true;
    }

    void aNotificationMayComeInChunks()
    {
        QFETCH(qsizetype, size);
        QFETCH(bool, isByteByByte);
        const auto attempt = m_server->startAttempt();
        const auto notification =
            m_server->notificationFrom(u"996555121001"_s, attempt["loginMessage"_L1].toString());
        const auto bytes = chunkedHead(webhook, rightToken()) + inChunks(notification, size);
        RawClient client(address());
        QVERIFY(client.isConnected());
        for (qsizetype at = 0; at < bytes.size(); at += isByteByByte ? 1 : bytes.size()) {
            client.send(bytes.mid(at, isByteByByte ? 1 : bytes.size()));
            client.flush();
            QCoreApplication::processEvents();
        }

        const auto reply = client.nextReply();

        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.json()["status"_L1].toString(), u"accepted"_s);
        QCOMPARE(m_server->status(attempt).json()["status"_L1].toString(), u"COMPLETED"_s);
    }

    void otherBodiesMayComeInChunksToo()
    {
        QCOMPARE(replyTo(chunkedHead(start) + inChunks("{\"language\":\"ky\"}"_ba, 5)).status, 201);
        QCOMPARE(replyTo(chunkedHead(start) + inChunks(QByteArray(16384, ' '), 1000)).status, 201);
        QCOMPARE(replyTo(chunkedHead(start) + inChunks("{\"language\":\"de\"}"_ba, 5)).status, 400);
    }

    void aLargeNotificationInChunksIsDrainedAndTaken_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("reason");
        constexpr qint64 mebibyte = 1024 * 1024;
        QTest::newRow("as large as is looked at") << mebibyte << 200 << u"not_json"_s;
        QTest::newRow("a byte more") << mebibyte + 1 << 200 << u"too_large"_s;
        QTest::newRow("much more") << 7 * mebibyte << 200 << u"too_large"_s;
        QTest::newRow("larger than is drained") << 8 * mebibyte + 1 << 413 << QString();
    }

    void aLargeNotificationInChunksIsDrainedAndTaken()
    {
        QFETCH(qint64, size);
        QFETCH(int, status);
        QFETCH(QString, reason);
        RawClient client(address());
        client.send(chunkedHead(webhook, rightToken()));
        client.send(inChunks(QByteArray(size, 'z'), 50000));

        const auto reply = client.nextReply();

        QCOMPARE(reply.status, status);
        QCOMPARE(reply.json()["reason"_L1].toString(), reason);
    }

    void chunksThatTakeTooLongAreRefused()
    {
        serve(quick());
        RawClient client(address());
        client.send(chunkedHead(webhook, rightToken()) + "3\r\nab");

        QCOMPARE(client.nextReply().status, 408);
        QVERIFY(client.isClosedWithin(3s));
    }

    void whatIsNotForQtIsTheLastOnItsConnection_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const auto h2c = "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                         "HTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA\r\n"_ba;
        QTest::newRow("chunks") << chunkedHead(start) + inChunks("{}"_ba, 1) << 201;
        QTest::newRow("chunks and trailers")
            << chunkedHead(start) + "2\r\n{}\r\n0\r\nHost: y\r\n\r\n"
            << 201;
        QTest::newRow("offer of h2c") << requestBytes("GET"_ba, "/healthz"_ba, h2c) << 200;
        QTest::newRow("offer of h2c with a body")
            << requestBytes("POST"_ba, start, h2c, "{\"language\":\"ky\"}"_ba) << 201;
        QTest::newRow("offer of h2c with chunks")
            << chunkedHead(start, h2c) + inChunks("{\"language\":\"ky\"}"_ba, 3) << 201;
        QTest::newRow("offer of a WebSocket without its option")
            << requestBytes("GET"_ba, "/healthz"_ba, "Upgrade: websocket\r\n"_ba) << 200;
        QTest::newRow("offer of h2c to a path that is not there")
            << requestBytes("GET"_ba, "/nothing"_ba, h2c) << 404;
    }

    void whatIsNotForQtIsTheLastOnItsConnection()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        RawClient client(address());
        client.send(bytes + health);

        const auto reply = client.nextReply();

        QCOMPARE(reply.status, status);
        QVERIFY(!reply.body.isEmpty());
        QCOMPARE(reply.header("Connection"), "close"_ba);
        QVERIFY(client.isClosedWithin(3s));
        QVERIFY(client.received().isEmpty());
    }

    void whoWaitsForContinueMayGoOnInChunks()
    {
        RawClient client(address());
        client.send(chunkedHead(start, "Expect: 100-continue\r\n"_ba));
        QTRY_VERIFY(client.received().startsWith("HTTP/1.1 100 "));
        client.send(inChunks("{\"language\":\"en\"}"_ba, 4));

        QCOMPARE(client.nextReply().status, 201);
    }

    void whoAsksToCloseIsClosed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("Connection: close")
            << requestBytes("GET"_ba, "/healthz"_ba, "Connection: close\r\n"_ba);
        QTest::newRow("HTTP/1.0") << "GET /healthz HTTP/1.0\r\nHost: x\r\n\r\n"_ba;
    }

    void whoAsksToCloseIsClosed()
    {
        QFETCH(QByteArray, bytes);
        RawClient client(address());
        client.send(bytes + health);

        QCOMPARE(client.nextReply().status, 200);
        QVERIFY(client.isClosedWithin(1s)); // at once, not after idleTime
        QVERIFY(client.received().isEmpty());
    }

    void whoWaitsForContinueIsToldToGoOn()
    {
        RawClient client(address());
        const auto body = "{\"language\":\"en\"}"_ba;
        client.send("POST /api/auth/whatsapp/start HTTP/1.1\r\nHost: x\r\nExpect: "
                    "100-continue\r\nContent-Length: "
                    + QByteArray::number(body.size()) + "\r\n\r\n");
        QTRY_VERIFY(client.received().startsWith("HTTP/1.1 100 "));
        client.send(body);

        QCOMPARE(client.nextReply().status, 201);
    }

    void halfClosedConnectionsAreAnsweredAndEnd()
    {
        RawClient asked(address());
        QVERIFY(asked.isConnected());
        asked.send(health);
        asked.closeHalf();
        RawClient silent(address());
        QVERIFY(silent.isConnected());
        silent.closeHalf();

        QCOMPARE(asked.nextReply().status, 200);
        QVERIFY(asked.isClosedWithin(1s));
        QVERIFY(silent.isClosedWithin(1s));
    }

    void aLargeNotificationIsDrainedAndTaken_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("reason");
        constexpr qint64 mebibyte = 1024 * 1024;
        QTest::newRow("as large as is looked at") << mebibyte << 200 << u"not_json"_s;
        QTest::newRow("a byte more") << mebibyte + 1 << 200 << u"too_large"_s;
        QTest::newRow("as large as is drained") << 8 * mebibyte << 200 << u"too_large"_s;
        QTest::newRow("larger than that") << 8 * mebibyte + 1 << 413 << QString();
    }

    void aLargeNotificationIsDrainedAndTaken()
    {
        QFETCH(qint64, size);
        QFETCH(int, status);
        QFETCH(QString, reason);
        RawClient client(address());
        client.send("POST "_ba + webhook + " HTTP/1.1\r\nHost: x\r\n" + rightToken()
                    + "Content-Length: " + QByteArray::number(size) + "\r\n\r\n");
        for (qint64 sent = 0; sent < size && !client.isClosed(); sent += 65536)
            client.send(QByteArray(std::min<qint64>(65536, size - sent), 'z'));

        const auto reply = client.nextReply();

        QCOMPARE(reply.status, status);
        QCOMPARE(reply.json()["reason"_L1].toString(), reason);
    }

    void wrongTokensAreAnsweredLaterAndTheRightOneAtOnce()
    {
        QElapsedTimer time;
        qint64 last = 0;
        for (int i = 0; i < 13; ++i) {
            time.start();
            QCOMPARE(
                replyTo(requestBytes("POST"_ba, webhook, "Authorization: Bearer no\r\n"_ba)).status,
                401);
            last = time.elapsed();
        }
        QVERIFY2(last >= 700, QByteArray::number(last).constData());

        time.start();
        QCOMPARE(replyTo(requestBytes("POST"_ba, webhook, rightToken(), "{}"_ba)).status, 200);
        QVERIFY(time.elapsed() < 500);
    }

    void aChannelOutlivesTheTimesOfRequests()
    {
        serve(quick());
        RawClient client(address()); // on a connection that has answered before
        client.send(health);
        QCOMPARE(client.nextReply().status, 200);
        const auto attempt = m_server->startAttempt();
        client.send(handshakeBytes(
            TestSupport::channelPath(attempt),
            "Authorization: Bearer " + attempt["channelToken"_L1].toString().toLatin1() + "\r\n"));
        QCOMPARE(client.nextReply().status, 101);

        QVERIFY(!client.isClosedWithin(2500ms));
        QVERIFY(client.received().contains("\"NEW\""));
    }

    void aChannelWithFramesThatMustNotBeIsClosed_data()
    {
        QTest::addColumn<QByteArray>("frames");
        QTest::addColumn<int>("code");
        const auto pong = QByteArray::fromHex("8a8001020304");
        QTest::newRow("no mask") << QByteArray::fromHex("81027b7d") << 1002;
        QTest::newRow("no mask, ping") << QByteArray::fromHex("8900") << 1002;
        QTest::newRow("no mask behind another frame")
            << pong + QByteArray::fromHex("81027b7d") << 1002;
        QTest::newRow("reserved bit") << QByteArray::fromHex("ca8001020304") << 1002;
        QTest::newRow("reserved opcode") << QByteArray::fromHex("838001020304") << 1002;
        QTest::newRow("fragment of a ping") << QByteArray::fromHex("098001020304") << 1002;
        QTest::newRow("long ping")
            << QByteArray::fromHex("89fe007e01020304") + QByteArray(126, 'x') << 1002;
        QTest::newRow("as it should be") << pong + pong << 0;
    }

    void aChannelWithFramesThatMustNotBeIsClosed()
    {
        QFETCH(QByteArray, frames);
        QFETCH(int, code);
        const auto attempt = m_server->startAttempt();
        for (const bool byteByByte : {false, true}) {
            RawClient client(address());
            client.send(handshakeBytes(TestSupport::channelPath(attempt),
                                       "Authorization: Bearer "
                                           + attempt["channelToken"_L1].toString().toLatin1()
                                           + "\r\n"));
            QCOMPARE(client.nextReply().status, 101);
            QTRY_VERIFY(client.received().contains("\"NEW\""));
            for (qsizetype i = 0; i < frames.size(); i += byteByByte ? 1 : frames.size()) {
                client.send(frames.mid(i, byteByByte ? 1 : frames.size()));
                client.flush();
                // Lets the server read each byte by itself; the outcome does not depend on it.
                QTest::qWait(byteByByte ? 5 : 0);
            }

            if (code == 0) {
                QVERIFY(!client.isClosedWithin(300ms));
                continue;
            }
            QVERIFY(client.isClosedWithin(5s));
            QVERIFY(client.received().endsWith(QByteArray::fromHex("880203ea")));
        }
    }

    void aChannelThatFloodsIsClosed_data()
    {
        QTest::addColumn<bool>("withPings");
        QTest::newRow("messages") << false;
        QTest::newRow("pings") << true;
    }

    void aChannelThatFloodsIsClosed()
    {
        QFETCH(bool, withPings);
        const auto attempt = m_server->startAttempt();
        WebSocketClient client(m_server->url(), TestSupport::channelPath(attempt),
                               TestSupport::bearer(attempt["channelToken"_L1]));
        QCOMPARE(client.handshake(), 101);
        QVERIFY(client.nextMessage());
        QTimer flood;
        connect(&flood, &QTimer::timeout, this, [&client, withPings] {
            if (withPings)
                client.sendPing("x");
            else
                client.sendText("{\"type\":\"cancelled\"}");
        });
        if (withPings)
            flood.start(1);
        else
            for (int i = 0; i < 21; ++i)
                client.sendJson({{u"type"_s, u"cancel"_s}});

        QCOMPARE(client.closeCode(), withPings ? 1008 : 4002);
    }
};

KIOSK_TEST(TestGuard)

} // namespace GuardTest

#include "tst_guard.moc"
