#include "support/loopbackserver.h"
#include "support/websocketclient.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::bearer;
using TestSupport::channelPath;
using TestSupport::get;
using TestSupport::HeaderList;
using TestSupport::LoopbackServer;
using TestSupport::statusIn;
using TestSupport::WebSocketClient;

namespace {

// RFC 6455, 7.4.1, and contract 3
constexpr int badMessage = 1008;
constexpr int tooLarge = 1009;
constexpr int notAuthorised = 4001;
constexpr int attemptOver = 4002;
constexpr int superseded = 4003;

const QJsonObject received{{u"type"_s, u"received"_s}};
const QJsonObject cancel{{u"type"_s, u"cancel"_s}};

QJsonObject authenticate(const QJsonValue &token)
{
    return {{u"type"_s, u"authenticate"_s}, {u"channelToken"_s, token}};
}

} // namespace

//! The WebSocket of contract 3 with a client that shares no code with the server.
class TestChannel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { serve(LoopbackServer::Options()); }

    void cleanup()
    {
        m_client.reset();
        m_server.reset();
    }

    void theTokenMayComeWithTheHandshake()
    {
        openWithBearer();

        QCOMPARE(m_client->handshake(), 101);
        const auto message = m_client->nextMessage();
        QVERIFY(message);
        QCOMPARE(*message,
                 QJsonObject({{u"type"_s, u"status"_s},
                              {u"attemptId"_s, m_attempt["attemptId"_L1]},
                              {u"status"_s, u"NEW"_s}}));
        QVERIFY(m_client->isOpen());
    }

    void theTokenMayComeWithTheFirstMessage()
    {
        m_client = open();
        QCOMPARE(m_client->handshake(), 101);

        m_client->sendJson(authenticate(m_attempt["channelToken"_L1]));

        QCOMPARE(statusIn(m_client->nextMessage()), u"NEW"_s);
    }

    void nothingIsSaidBeforeTheToken()
    {
        m_client = open();
        QCOMPARE(m_client->handshake(), 101);

        QCOMPARE(m_server->sendLogin(u"996555121001"_s, m_attempt).status, 200);

        m_client->sendPing("still here");
        QVERIFY(m_client->waitForPong("still here"));
        QVERIFY(m_client->pendingMessages().isEmpty());
    }

    void aLoginIsPushed()
    {
        openWithBearer();
        QCOMPARE(statusIn(m_client->nextMessage()), u"NEW"_s);

        QCOMPARE(m_server->sendLogin(u"996555121002"_s, m_attempt).status, 200);

        QCOMPARE(m_client->nextMessage(), QJsonObject({{u"type"_s, u"message"_s}}));
        const auto completed = m_client->nextMessage();
        QCOMPARE(statusIn(completed), u"COMPLETED"_s);
        QCOMPARE((*completed)["user"_L1]["name"_L1].toString(), u"Meerim Asanova"_s);
        QCOMPARE((*completed)["user"_L1]["role"_L1].toString(), u"landlord"_s);
        const auto session = (*completed)["session"_L1]["token"_L1];
        QVERIFY(m_client->isOpen());
        QCOMPARE(get(m_server->url(), "/api/auth/me/", bearer(session)).status, 200);
    }

    void aRefusalIsPushedAndTheEnd_data()
    {
        QTest::addColumn<QString>("digits");
        QTest::addColumn<QString>("status");
        QTest::newRow("unknown") << u"996555121099"_s << u"FAILED USER_NOT_FOUND"_s;
        QTest::newRow("disabled") << u"996555121004"_s << u"FAILED TENANT_DISABLED"_s;
    }

    void aRefusalIsPushedAndTheEnd()
    {
        QFETCH(QString, digits);
        QFETCH(QString, status);
        openWithBearer();
        QCOMPARE(statusIn(m_client->nextMessage()), u"NEW"_s);

        QCOMPARE(m_server->sendLogin(digits, m_attempt).status, 200);

        QCOMPARE(statusIn(m_client->nextMessage()), u"message"_s);
        const auto failed = m_client->nextMessage();
        QCOMPARE(statusIn(failed), status);
        QVERIFY(!failed->contains("user"_L1));
        QVERIFY(!failed->contains("session"_L1));
        QCOMPARE(m_client->closeCode(), attemptOver);
    }

    void whatConcernsAnotherAttemptIsNotTold()
    {
        const auto other = m_server->startAttempt();
        openWithBearer();
        QCOMPARE(statusIn(m_client->nextMessage()), u"NEW"_s);

        QCOMPARE(m_server->sendLogin(u"996555121001"_s, other).status, 200);

        m_client->sendPing("still here");
        QVERIFY(m_client->waitForPong("still here"));
        QVERIFY(m_client->pendingMessages().isEmpty());
    }

    void anExpiryIsPushed()
    {
        openWithBearer();
        QCOMPARE(statusIn(m_client->nextMessage()), u"NEW"_s);

        m_server->now = m_server->now.addDuration(180s);

        QCOMPARE(statusIn(m_client->nextMessage()), u"FAILED ATTEMPT_EXPIRED"_s);
        QCOMPARE(m_client->closeCode(), attemptOver);
    }

    void cancelEndsTheAttempt()
    {
        openWithBearer();
        QCOMPARE(statusIn(m_client->nextMessage()), u"NEW"_s);

        m_client->sendJson(cancel);

        QCOMPARE(statusIn(m_client->nextMessage()), u"FAILED CANCELLED"_s);
        QCOMPARE(m_client->closeCode(), attemptOver);
        const auto late = m_server->sendLogin(u"996555121001"_s, m_attempt).json();
        QCOMPARE(late["reason"_L1].toString(), u"attempt_over"_s);
    }

    void cancelDoesNotUndoALogin()
    {
        signIn();
        const auto session = (*m_client->nextMessage())["session"_L1]["token"_L1];

        m_client->sendJson(cancel);
        m_client->sendPing("after it");
        QVERIFY(m_client->waitForPong("after it"));

        QVERIFY(m_client->isOpen());
        QCOMPARE(get(m_server->url(), "/api/auth/me/", bearer(session)).status, 200);
    }

    void theReceiptEndsTheHandOut()
    {
        signIn();
        const auto session = (*m_client->nextMessage())["session"_L1]["token"_L1];

        m_client->sendJson(received);

        QCOMPARE(m_client->closeCode(), attemptOver);
        const auto status =
            m_server->status(m_attempt, m_attempt["channelToken"_L1].toString().toLatin1());
        QVERIFY(!status.json().contains("session"_L1));
        QCOMPARE(get(m_server->url(), "/api/auth/me/", bearer(session)).status, 200);
    }

    void withoutAReceiptTheChannelEndsAfterAWhile()
    {
        serveWith({.receipt = 300ms});
        signIn();
        QCOMPARE(statusIn(m_client->nextMessage()), u"COMPLETED"_s);

        QVERIFY(m_client->isOpen());
        QCOMPARE(m_client->closeCode(), attemptOver);
    }

    void aReceiptWithoutASessionIsABadMessage()
    {
        openWithBearer();
        QCOMPARE(statusIn(m_client->nextMessage()), u"NEW"_s);

        m_client->sendJson(received);

        QCOMPARE(m_client->closeCode(), badMessage);
    }

    void aLostAnswerCostsNobodyTheLogin()
    {
        signIn();
        const auto lost = (*m_client->nextMessage())["session"_L1]["token"_L1];
        m_client->abort();

        openWithBearer();

        const auto again = m_client->nextMessage();
        QCOMPARE(statusIn(again), u"COMPLETED"_s);
        QCOMPARE((*again)["user"_L1]["name"_L1].toString(), u"Asan Usenov"_s);
        const auto session = (*again)["session"_L1]["token"_L1];
        QCOMPARE(get(m_server->url(), "/api/auth/me/", bearer(lost)).status, 401);
        QCOMPARE(get(m_server->url(), "/api/auth/me/", bearer(session)).status, 200);
    }

    void whatHappenedMeanwhileComesFirst_data()
    {
        QTest::addColumn<QString>("digits");
        QTest::addColumn<QString>("status");
        QTest::newRow("signed in") << u"996555121001"_s << u"COMPLETED"_s;
        QTest::newRow("refused") << u"996555121099"_s << u"FAILED USER_NOT_FOUND"_s;
    }

    void whatHappenedMeanwhileComesFirst()
    {
        QFETCH(QString, digits);
        QFETCH(QString, status);
        openWithBearer();
        QCOMPARE(statusIn(m_client->nextMessage()), u"NEW"_s);
        m_client->abort();
        QCOMPARE(m_server->sendLogin(digits, m_attempt).status, 200);

        openWithBearer();

        QCOMPARE(statusIn(m_client->nextMessage()), status);
        if (status.startsWith("FAILED"_L1))
            QCOMPARE(m_client->closeCode(), attemptOver);
    }

    void afterTheReceiptAReconnectGetsTheOutcomeOnly()
    {
        signIn();
        QCOMPARE(statusIn(m_client->nextMessage()), u"COMPLETED"_s);
        m_client->sendJson(received);
        QCOMPARE(m_client->closeCode(), attemptOver);

        openWithBearer();

        const auto again = m_client->nextMessage();
        QCOMPARE(statusIn(again), u"COMPLETED"_s);
        QVERIFY(!again->contains("session"_L1));
        QCOMPARE(m_client->closeCode(), attemptOver);
    }

    void aNewerConnectionTakesThePlaceOfTheOlder()
    {
        openWithBearer();
        QCOMPARE(statusIn(m_client->nextMessage()), u"NEW"_s);

        const auto newer = open(bearer(m_attempt["channelToken"_L1]));
        QCOMPARE(statusIn(newer->nextMessage()), u"NEW"_s);

        QCOMPARE(m_client->closeCode(), superseded);
        QCOMPARE(m_server->sendLogin(u"996555121001"_s, m_attempt).status, 200);
        QCOMPARE(statusIn(newer->nextMessage()), u"message"_s);
        QCOMPARE(statusIn(newer->nextMessage()), u"COMPLETED"_s);
    }

    void aConnectionWithoutTheTokenTakesNobodysPlace()
    {
        openWithBearer();
        QCOMPARE(statusIn(m_client->nextMessage()), u"NEW"_s);

        const auto stranger = open(bearer(u"wrong"_s));
        QCOMPARE(stranger->closeCode(), notAuthorised);

        QCOMPARE(m_server->sendLogin(u"996555121001"_s, m_attempt).status, 200);
        QCOMPARE(statusIn(m_client->nextMessage()), u"message"_s);
        QCOMPARE(statusIn(m_client->nextMessage()), u"COMPLETED"_s);
    }

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
            QTest::addRow("quote, %s", how) << "%27%20OR%201=1"_ba << inHandshake;
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

        QCOMPARE(client.closeCode(), notAuthorised);
        QVERIFY(client.pendingMessages().isEmpty());
    }

    void anotherAttemptsTokenIsWrong()
    {
        const auto other = m_server->startAttempt();

        m_client = open(bearer(other["channelToken"_L1]));

        QCOMPARE(m_client->closeCode(), notAuthorised);
    }

    void whoSaysNothingIsLetGo()
    {
        serveWith({.authentication = 200ms});
        m_client = open();

        QCOMPARE(m_client->handshake(), 101);
        QCOMPARE(m_client->closeCode(), notAuthorised);
    }

    void anotherMessageBeforeTheTokenIsNotAuthorised_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("cancel") << R"({"type":"cancel"})"_ba;
        QTest::newRow("received") << R"({"type":"received"})"_ba;
        QTest::newRow("no token") << R"({"type":"authenticate"})"_ba;
        QTest::newRow("empty token") << R"({"type":"authenticate","channelToken":""})"_ba;
        QTest::newRow("no text") << R"({"type":"authenticate","channelToken":7})"_ba;
    }

    void anotherMessageBeforeTheTokenIsNotAuthorised()
    {
        QFETCH(QByteArray, message);
        m_client = open();
        QCOMPARE(m_client->handshake(), 101);

        m_client->sendText(message);

        QCOMPARE(m_client->closeCode(), notAuthorised);
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

    void aBrokenDatabaseIsNotTakenForAWrongToken()
    {
        m_server->breakDatabase();
        openWithBearer();

        QCOMPARE(m_client->closeCode(), 1011);
    }

    void theServerMayEndWithChannelsOpen()
    {
        openWithBearer();
        QCOMPARE(statusIn(m_client->nextMessage()), u"NEW"_s);
        const auto waiting = open();
        QCOMPARE(waiting->handshake(), 101);

        m_server.reset();

        QVERIFY(m_client->closeCode() != 0);
        QVERIFY(waiting->closeCode() != 0);
    }

    void manyChannelsGetTheirOwnOutcome()
    {
        constexpr auto count = 12;
        QList<QJsonObject> attempts;
        std::vector<std::unique_ptr<WebSocketClient>> clients;
        for (int i = 0; i < count; ++i) {
            attempts.append(m_server->startAttempt());
            clients.push_back(std::make_unique<WebSocketClient>(
                m_server->url(), channelPath(attempts[i]), bearer(attempts[i]["channelToken"_L1])));
        }
        for (const auto &client : clients)
            QCOMPARE(statusIn(client->nextMessage()), u"NEW"_s);

        for (const auto &attempt : attempts)
            QCOMPARE(m_server->sendLogin(u"996555121001"_s, attempt).status, 200);

        for (int i = 0; i < count; ++i) {
            QCOMPARE(statusIn(clients[size_t(i)]->nextMessage()), u"message"_s);
            const auto outcome = clients[size_t(i)]->nextMessage();
            QCOMPARE(statusIn(outcome), u"COMPLETED"_s);
            QCOMPARE((*outcome)["attemptId"_L1], attempts[i]["attemptId"_L1]);
        }
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

    void serveWith(Server::ChannelTimes times) { serve(LoopbackServer::Options{.times = times}); }

    [[nodiscard]] std::unique_ptr<WebSocketClient> open(const HeaderList &headers = {}) const
    {
        return std::make_unique<WebSocketClient>(m_server->url(), channelPath(m_attempt), headers);
    }

    void openWithBearer() { m_client = open(bearer(m_attempt["channelToken"_L1])); }

    //! Until the next message is the outcome.
    void signIn()
    {
        openWithBearer();
        QCOMPARE(statusIn(m_client->nextMessage()), u"NEW"_s);
        QCOMPARE(m_server->sendLogin(u"996555121001"_s, m_attempt).status, 200);
        QCOMPARE(statusIn(m_client->nextMessage()), u"message"_s);
    }

    std::unique_ptr<LoopbackServer> m_server;
    std::unique_ptr<WebSocketClient> m_client;
    QJsonObject m_attempt;
};

QTEST_GUILESS_MAIN(TestChannel)

#include "tst_channel.moc"
