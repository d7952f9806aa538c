// SPDX-License-Identifier: GPL-3.0-only
#include "http/channelfixture.h"
#include "support/test.h"

namespace ChannelTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace TestSupport;

//! The messages of the channel, as read by a client that shares no code with the server.
class TestChannel : public ChannelFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { serve(LoopbackServer::Options()); }
    void cleanup() { close(); }

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

    void howTheServerIsComesWithTheStatusAndAtEachChange()
    {
        const Protocol::ServiceView well{.state = Protocol::ServiceState::Ok, .sending = true};
        const Protocol::ServiceView ill{.state = Protocol::ServiceState::GatewayTrouble,
                                        .sending = false};
        m_server->service = well;
        openWithBearer();
        QCOMPARE((*m_client->nextMessage())["service"_L1].toObject(), well.toJson());

        m_server->channels.sendService(); // nothing is different
        m_server->service = ill;
        m_server->channels.sendService();
        m_server->service = well;
        m_server->channels.sendService();

        auto told = ill.toJson();
        told.insert(u"type"_s, u"service"_s);
        QCOMPARE(m_client->nextMessage(), told);
        told = well.toJson();
        told.insert(u"type"_s, u"service"_s);
        QCOMPARE(m_client->nextMessage(), told);
    }

    void whoHasNoTokenIsNotToldHowTheServerIs()
    {
        m_server->service = Protocol::ServiceView{.state = Protocol::ServiceState::Ok};
        m_client = open();
        QCOMPARE(m_client->handshake(), 101);

        m_server->service = Protocol::ServiceView{};
        m_server->channels.sendService();

        m_client->sendPing("still here");
        QVERIFY(m_client->waitForPong("still here"));
        QVERIFY(m_client->pendingMessages().isEmpty());
    }

    void aBrokenDatabaseIsToldWithoutIt()
    {
        m_server->service = Protocol::ServiceView{.state = Protocol::ServiceState::Ok};
        openWithBearer();
        QCOMPARE(statusIn(m_client->nextMessage()), u"NEW"_s);
        m_server->breakDatabase();

        m_server->service = Protocol::ServiceView{.state = Protocol::ServiceState::ServerTrouble};
        m_server->channels.sendService();

        QCOMPARE((*m_client->nextMessage())["reason"_L1].toString(), u"database"_s);
        QVERIFY(m_client->isOpen());
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
        QCOMPARE(stranger->closeCode(), notAuthorized);

        QCOMPARE(m_server->sendLogin(u"996555121001"_s, m_attempt).status, 200);
        QCOMPARE(statusIn(m_client->nextMessage()), u"message"_s);
        QCOMPARE(statusIn(m_client->nextMessage()), u"COMPLETED"_s);
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
};

KIOSK_TEST(TestChannel)

} // namespace ChannelTest

#include "tst_channel.moc"
