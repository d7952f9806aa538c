// SPDX-License-Identifier: GPL-3.0-only
#include "http/channelfixture.h"
#include "support/test.h"

namespace ChannelMannersTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace TestSupport;

//! The rules for a client of the channel, and the ends of those that break them.
class TestChannelManners : public ChannelFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { serve(LoopbackServer::Options()); }
    void cleanup() { close(); }

    void nobodyCanTellAnUnknownAttemptFromAWrongToken_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<bool>("inHandshake");
        for (const bool inHandshake : {true, false}) {
            const auto *how = inHandshake ? "handshake" : "message";
            QTest::addRow("wrong token, %s", how) << ""_ba << inHandshake;
            QTest::addRow("unknown attempt, %s", how)
                << "3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_ba << inHandshake;
            QTest::addRow("malformed id, %s", how) << "no-id"_ba << inHandshake;
            QTest::addRow("long id, %s", how) << QByteArray(500, 'a') << inHandshake;
            QTest::addRow("quote, %s", how) << "'OR'1=1"_ba << inHandshake;
        }
    }

    void nobodyCanTellAnUnknownAttemptFromAWrongToken()
    {
        QFETCH(QByteArray, id);
        QFETCH(bool, inHandshake);
        const auto path =
            id.isEmpty() ? channelPath(m_attempt) : "/api/auth/whatsapp/channel/" + id;
        const auto headers = inHandshake ? bearer(u"wrong"_s) : HeaderList();
        WebSocketClient client(m_server->url(), path, headers);
        QCOMPARE(client.handshake(), 101);

        if (!inHandshake)
            client.sendJson(authenticate(u"wrong"_s));

        QCOMPARE(client.closeCode(), notAuthorized);
        QVERIFY(client.pendingMessages().isEmpty());
    }

    void anotherAttemptsTokenIsWrong()
    {
        const auto other = m_server->startAttempt();

        m_client = open(bearer(other["channelToken"_L1]));

        QCOMPARE(m_client->closeCode(), notAuthorized);
    }

    void whoSaysNothingIsLetGo()
    {
        serveWith({.authentication = 200ms});
        m_client = open();

        QCOMPARE(m_client->handshake(), 101);
        QCOMPARE(m_client->closeCode(), notAuthorized);
    }

    void anotherMessageBeforeTheTokenIsNotAuthorized_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("cancel") << R"({"type":"cancel"})"_ba;
        QTest::newRow("received") << R"({"type":"received"})"_ba;
        QTest::newRow("no token") << R"({"type":"authenticate"})"_ba;
        QTest::newRow("empty token") << R"({"type":"authenticate","channelToken":""})"_ba;
        QTest::newRow("no text") << R"({"type":"authenticate","channelToken":7})"_ba;
    }

    void anotherMessageBeforeTheTokenIsNotAuthorized()
    {
        QFETCH(QByteArray, message);
        m_client = open();
        QCOMPARE(m_client->handshake(), 101);

        m_client->sendText(message);

        QCOMPARE(m_client->closeCode(), notAuthorized);
        QCOMPARE(m_server->status(m_attempt).json()["status"_L1].toString(), u"NEW"_s);
    }

    void whatIsNotOfTheProtocolIsABadMessage_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("no JSON") << "hello"_ba;
        QTest::newRow("nothing") << ""_ba;
        QTest::newRow("an array") << "[]"_ba;
        QTest::newRow("no type") << "{}"_ba;
        QTest::newRow("unknown type") << R"({"type":"status"})"_ba;
        QTest::newRow("type of another kind") << R"({"type":1})"_ba;
        QTest::newRow("half") << "{\"type\":\"cancel\""_ba;
        QTest::newRow("two") << R"({"type":"cancel"}{"type":"cancel"})"_ba;
        QTest::newRow("deep") << QByteArray(4000, '[');
        QTest::newRow("the token again") << R"({"type":"authenticate","channelToken":"x"})"_ba;
    }

    void whatIsNotOfTheProtocolIsABadMessage()
    {
        QFETCH(QByteArray, message);
        openWithBearer();
        QCOMPARE(statusIn(m_client->nextMessage()), u"NEW"_s);

        m_client->sendText(message);

        QCOMPARE(m_client->closeCode(), badMessage);
        QCOMPARE(m_server->status(m_attempt).json()["status"_L1].toString(), u"NEW"_s);
    }

    void aBinaryMessageIsABadMessage()
    {
        openWithBearer();
        QCOMPARE(statusIn(m_client->nextMessage()), u"NEW"_s);

        m_client->sendBinary(R"({"type":"cancel"})");

        QCOMPARE(m_client->closeCode(), badMessage);
    }

    void afterABadMessageNothingCounts()
    {
        openWithBearer();
        QCOMPARE(statusIn(m_client->nextMessage()), u"NEW"_s);

        m_client->sendText("hello");
        m_client->sendJson(cancel);

        QCOMPARE(m_client->closeCode(), badMessage);
        QCOMPARE(m_server->status(m_attempt).json()["status"_L1].toString(), u"NEW"_s);
    }

    void aMessageOverFourKibibytesIsTooLarge_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("fragments");
        QTest::addColumn<int>("code");
        QTest::newRow("as much as may be") << 4096 << 1 << attemptOver;
        QTest::newRow("a byte more") << 4097 << 1 << tooLarge;
        QTest::newRow("much more") << 60000 << 1 << tooLarge;
        QTest::newRow("in pieces, as much as may be") << 4096 << 3 << attemptOver;
        QTest::newRow("in pieces, a byte more") << 4097 << 3 << tooLarge;
    }

    void aMessageOverFourKibibytesIsTooLarge()
    {
        QFETCH(int, size);
        QFETCH(int, fragments);
        QFETCH(int, code);
        openWithBearer();
        QCOMPARE(statusIn(m_client->nextMessage()), u"NEW"_s);
        auto message = "{\"type\":\"cancel\",\"padding\":\""_ba;
        message += QByteArray(size - message.size() - 2, 'x') + "\"}";
        QByteArrayList parts;
        const auto length = (size + fragments - 1) / fragments;
        for (int at = 0; at < size; at += length)
            parts.append(message.mid(at, length));

        m_client->sendFragments(parts);

        QCOMPARE(m_client->closeCode(), code);
    }

    void aPingIsAnswered()
    {
        openWithBearer();
        QCOMPARE(m_client->handshake(), 101);

        m_client->sendPing("hello");

        QVERIFY(m_client->waitForPong("hello"));
    }

    void theServerPings()
    {
        serveWith({.ping = 100ms});
        openWithBearer();

        for (int i = 0; i < 4; ++i)
            QVERIFY(m_client->waitForPing());

        QVERIFY(m_client->isOpen());
    }

    void whoDoesNotAnswerAPingIsGone()
    {
        serveWith({.ping = 100ms});
        openWithBearer();
        m_client->setAnswersPings(false);

        QCOMPARE(m_client->closeCode(), 1006);
        QTRY_COMPARE(m_server->channels.channels(), 0);
    }

    void aClientMayLeave()
    {
        openWithBearer();
        QCOMPARE(statusIn(m_client->nextMessage()), u"NEW"_s);
        QCOMPARE(m_server->channels.channels(), 1);

        m_client->sendClose(1000);

        QCOMPARE(m_client->closeCode(), 1000);
        QTRY_COMPARE(m_server->channels.channels(), 0);
        QCOMPARE(m_server->sendLogin(u"996555121001"_s, m_attempt).status, 200);
    }

    void aPulledCableIsNoticedAndForgotten()
    {
        openWithBearer();
        QCOMPARE(statusIn(m_client->nextMessage()), u"NEW"_s);

        m_client->abort();

        QTRY_COMPARE(m_server->channels.channels(), 0);
    }

    void whoNeverClosesIsCutOff()
    {
        serveWith({.closing = 200ms});
        QTcpSocket silent;
        silent.connectToHost(m_server->url().host(), quint16(m_server->url().port()));
        silent.write(
            "GET " + channelPath(m_attempt)
            + " HTTP/1.1\r\nHost: desk\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
              "Authorization: Bearer wrong\r\n\r\n");

        QTRY_COMPARE(silent.state(), QTcpSocket::UnconnectedState);
    }
};

KIOSK_TEST(TestChannelManners)

} // namespace ChannelMannersTest

#include "tst_channelmanners.moc"
