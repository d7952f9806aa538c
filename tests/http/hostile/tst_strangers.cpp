// SPDX-License-Identifier: GPL-3.0-only
#include "support/loglines.h"
#include "support/loopbackserver.h"
#include "support/test.h"
#include "support/websocketclient.h"

#include <QTest>

namespace StrangersTest {

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

constexpr int notAuthorized = 4001;
constexpr int superseded = 4003;

// These words name the person who signs in here.
const QByteArrayList personal{"Asan", "Usenov", "996", "token", "role", "tenant"};

} // namespace

//! A stranger who has photographed a QR code, and so knows the attempt's id, learns its state and
//! nothing else. Over real sockets, at every stage of an attempt.
class TestStrangers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<LoopbackServer>(
            LoopbackServer::Options{.confirmation = {.all = true}});
        QVERIFY(m_server->isReady());
        m_attempt = m_server->startAttempt();
    }

    void cleanup() { m_server.reset(); }

    void theStatusTellsWhereTheAttemptStandsAndNothingElse_data() { addStages(); }

    void theStatusTellsWhereTheAttemptStandsAndNothingElse()
    {
        QFETCH(QString, stage);
        bringTo(stage);

        const auto reply = m_server->status(m_attempt);

        QCOMPARE(reply.status, 200);
        QJsonObject expected{{u"attemptId"_s, m_attempt["attemptId"_L1]},
                             {u"status"_s, stage.section(u' ', 0, 0)}};
        if (stage.contains(u' '))
            expected.insert("failureReason"_L1, stage.section(u' ', 1));
        QCOMPARE(reply.json(), expected);
    }

    void aWrongTokenIsRefusedAlikeAtEveryStage_data() { addStages(); }

    void aWrongTokenIsRefusedAlikeAtEveryStage()
    {
        QFETCH(QString, stage);
        const auto before = m_server->status(m_attempt, "wrong");
        bringTo(stage);

        const auto reply = m_server->status(m_attempt, "wrong");

        QCOMPARE(reply.status, 401);
        QCOMPARE(reply.json()["error"_L1]["message"_L1], before.json()["error"_L1]["message"_L1]);
        QCOMPARE(reply.body.size(), before.body.size());
        for (const auto &word : personal)
            QVERIFY2(word == "token" || !reply.body.contains(word), word.constData());
    }

    void theChannelRefusesAKnownAttemptLikeAnUnknownOne_data() { addStages(); }

    void theChannelRefusesAKnownAttemptLikeAnUnknownOne()
    {
        QFETCH(QString, stage);
        bringTo(stage);
        const auto unknown = "/api/auth/whatsapp/channel/3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_ba;
        const TestSupport::LogLines log;

        for (const auto &path : {channelPath(m_attempt), unknown}) {
            WebSocketClient early(m_server->url(), path, bearer(u"wrong"_s));
            QCOMPARE(early.handshake(), 101);
            QCOMPARE(early.closeCode(), notAuthorized);
            QVERIFY(early.pendingMessages().isEmpty());

            WebSocketClient late(m_server->url(), path);
            QCOMPARE(late.handshake(), 101);
            late.sendJson({{u"type"_s, u"authenticate"_s}, {u"channelToken"_s, u"wrong"_s}});
            QCOMPARE(late.closeCode(), notAuthorized);
            QVERIFY(late.pendingMessages().isEmpty());
        }

        QVERIFY2(log.all().isEmpty(), qPrintable(log.all().join(u'\n')));
        const auto status = m_server->status(m_attempt).json()["status"_L1].toString();
        QCOMPARE(status, stage.section(u' ', 0, 0));
    }

    void aForeignPageOpensNoChannelEvenWithTheToken_data()
    {
        QTest::addColumn<QByteArray>("origin");
        QTest::newRow("foreign") << "https://evil.example"_ba;
        QTest::newRow("null") << "null"_ba;
    }

    void aForeignPageOpensNoChannelEvenWithTheToken()
    {
        QFETCH(QByteArray, origin);

        WebSocketClient client(m_server->url(), channelPath(m_attempt),
                               bearer(m_attempt["channelToken"_L1])
                                   + HeaderList{{"Origin"_ba, origin}});

        QCOMPARE(client.handshake(), 403);
        QCOMPARE(m_server->channels.channels(), 0);
    }

    void aSecondConnectionTakesTheSessionWithIt()
    {
        bringTo(u"COMPLETED"_s);
        const auto token = bearer(m_attempt["channelToken"_L1]);
        WebSocketClient first(m_server->url(), channelPath(m_attempt), token);
        const auto before = first.nextMessage();
        QCOMPARE(statusIn(before), u"COMPLETED"_s);

        WebSocketClient second(m_server->url(), channelPath(m_attempt), token);
        const auto after = second.nextMessage();

        QCOMPARE(statusIn(after), u"COMPLETED"_s);
        QCOMPARE(first.closeCode(), superseded);
        QVERIFY(first.pendingMessages().isEmpty());
        QCOMPARE(me((*before)["session"_L1]["token"_L1]), 401);
        QCOMPARE(me((*after)["session"_L1]["token"_L1]), 200);
    }

    void whoIsSupersededCannotSpeakAnyMore()
    {
        const auto token = bearer(m_attempt["channelToken"_L1]);
        WebSocketClient first(m_server->url(), channelPath(m_attempt), token);
        QCOMPARE(statusIn(first.nextMessage()), u"NEW"_s);
        WebSocketClient second(m_server->url(), channelPath(m_attempt), token);
        QCOMPARE(statusIn(second.nextMessage()), u"NEW"_s);

        first.sendJson({{u"type"_s, u"cancel"_s}});

        QCOMPARE(first.closeCode(), superseded);
        QCOMPARE(m_server->status(m_attempt).json()["status"_L1].toString(), u"NEW"_s);
        QVERIFY(second.isOpen());
    }

private:
    static void addStages()
    {
        QTest::addColumn<QString>("stage");
        for (const auto *stage : {"NEW", "VERIFIED", "COMPLETED", "FAILED USER_NOT_FOUND",
                                  "FAILED TENANT_DISABLED", "FAILED ATTEMPT_EXPIRED"})
            QTest::newRow(stage) << QString::fromLatin1(stage);
    }

    void bringTo(const QString &stage)
    {
        if (stage == "FAILED ATTEMPT_EXPIRED"_L1)
            m_server->now = m_server->now.addDuration(180s);
        else if (stage == "FAILED USER_NOT_FOUND"_L1)
            send(u"996555121099"_s);
        else if (stage == "FAILED TENANT_DISABLED"_L1)
            send(u"996555121004"_s);
        else if (stage != "NEW"_L1)
            send(u"996555121001"_s);
        if (stage != "COMPLETED"_L1)
            return;
        const auto number = m_server->confirmations.sent.last().number;
        const QUuid id(m_attempt["attemptId"_L1].toString());
        QVERIFY(m_server->logins.confirm(id, number) == Core::NumberMatch::Right);
    }

    void send(const QString &digits)
    {
        QCOMPARE(m_server->sendLogin(digits, m_attempt).status, 200);
    }

    [[nodiscard]] int me(const QJsonValue &session) const
    {
        return get(m_server->url(), "/api/auth/me/", bearer(session)).status;
    }

    std::unique_ptr<LoopbackServer> m_server;
    QJsonObject m_attempt;
};

KIOSK_TEST(TestStrangers)

} // namespace StrangersTest

#include "tst_strangers.moc"
