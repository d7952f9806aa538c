// SPDX-License-Identifier: GPL-3.0-only
#include "service/linkedserver.h"
#include "support/metricspage.h"
#include "support/postgresserver.h"
#include "support/test.h"
#include "support/websocketclient.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

namespace LeadershipTest {

using namespace TestSupport;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Simulator::Fault;

namespace {

constexpr auto patience = 20'000; // ms

} // namespace

//! The work that only one of several servers with one account at the gateway does.
class TestLeadership : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_postgres = PostgresServer::start();
        QVERIFY(m_postgres);
    }

    void init()
    {
        m_database = u"members%1"_s.arg(++m_count);
        QVERIFY(m_postgres->create(m_database));
    }

    void cleanup()
    {
        m_follower.reset();
        m_leader.reset();
    }
    void cleanupTestCase() { m_postgres.reset(); }

    void oneServerFetchesAndAnotherTakesOver()
    {
        constexpr auto logins = 12;
        QVERIFY(startBoth(Config::GatewayMode::Poll, LinkedServer::quickGateway()));

        for (int i = 0; i < logins; ++i)
            QCOMPARE(signInAt(*m_follower), u"COMPLETED"_s);

        QCOMPARE(taken(*m_leader), logins);
        QCOMPARE(taken(*m_follower), 0);
        m_leader->stop();

        QCOMPARE(signInAt(*m_follower), u"COMPLETED"_s);
        QCOMPARE(taken(*m_follower), 1);
    }

    // Its sender was being looked up when the server that had got it died.
    void aMessageThatWasLeftBehindIsTakenUp()
    {
        auto options = LinkedServer::quickGateway();
        options.times.slowness = 60s;
        QVERIFY(startBoth(Config::GatewayMode::Webhook, options));
        m_leader->gateway.faults().strikeNext(Fault::LidSender);
        m_leader->gateway.faults().strikeNext(Fault::SlowAnswer, 1, u"checkWhatsapp"_s);
        const auto attempt = m_leader->begin();
        m_leader->write(aigul, attempt);
        QTRY_COMPARE_WITH_TIMEOUT(deferred(), 1, patience);

        m_leader->stop();

        QTRY_COMPARE_WITH_TIMEOUT(m_follower->stateOf(attempt), u"COMPLETED"_s, patience);
        QCOMPARE(deferred(), 0);
    }

    // One gets the message, and the screen is at the other.
    void aSignInIsToldOnceInTheChatThatWrote()
    {
        QVERIFY(startBoth(Config::GatewayMode::Webhook, LinkedServer::quickGateway()));
        const QSignalSpy sent(&m_leader->gateway, &Simulator::Gateway::messageSent);
        m_leader->gateway.contacts().assign(nurlan, u"182500000000001"_s);
        m_leader->gateway.faults().strikeNext(Fault::LidSender);
        const auto attempt = m_follower->begin();
        m_leader->write(nurlan, attempt);
        QTRY_COMPARE_WITH_TIMEOUT(sent.size(), 1, patience);
        static const QRegularExpression sixDigits(u"\\b[0-9]{6}\\b"_s);
        const auto number = sixDigits.match(sent.first().at(1).toString()).captured();

        WebSocketClient screen(
            m_follower->url(),
            "/api/auth/whatsapp/channel/" + attempt["attemptId"_L1].toString().toLatin1(),
            {{"Authorization"_ba, "Bearer " + attempt["channelToken"_L1].toString().toLatin1()}});
        QVERIFY(screen.nextOfAttempt());
        screen.sendJson({{u"type"_s, u"confirm"_s}, {u"number"_s, number}});

        QTRY_COMPARE_WITH_TIMEOUT(m_follower->stateOf(attempt), u"COMPLETED"_s, patience);
        QTRY_COMPARE_WITH_TIMEOUT(sent.size(), 2, patience);
        for (const auto &message : sent)
            QCOMPARE(message.at(0).toString(), u"182500000000001@lid"_s);
        // Everything that comes of the next login comes behind it.
        QCOMPARE(signInAt(*m_leader), u"COMPLETED"_s);
        QTRY_COMPARE_WITH_TIMEOUT(sent.size(), 3, patience);
        QCOMPARE(sent.last().at(0).toString(), aigul + u"@c.us"_s);
    }

private:
    //! The first one leads, and both use its gateway.
    [[nodiscard]] bool startBoth(Config::GatewayMode mode, const Simulator::Options &options)
    {
        m_leader = std::make_unique<LinkedServer>(mode, options);
        m_leader->setup.databaseUrl = m_postgres->url(m_database);
        m_follower = std::make_unique<LinkedServer>(mode, options);
        m_follower->setup.databaseUrl = m_postgres->url(m_database);
        m_follower->setup.isDemo = false;
        m_follower->setup.settings.greenApi.apiUrl = m_leader->gateway.url();
        return m_leader->start() && QTest::qWaitFor([this] { return locks() == 1; }, patience)
            && m_follower->start();
    }

    [[nodiscard]] QString signInAt(LinkedServer &server)
    {
        const auto attempt = server.begin();
        m_leader->gateway.write({.from = aigul, .text = attempt["loginMessage"_L1].toString()});
        (void)QTest::qWaitFor([&] { return server.stateOf(attempt) != "NEW"_L1; }, patience);
        return server.stateOf(attempt);
    }

    //! The notifications that the server has taken.
    [[nodiscard]] static int taken(const LinkedServer &server)
    {
        const MetricsPage page(server.get("/metrics"_ba).body);
        return int(
            page.valueOf(u"amt_webhook_notifications_total{answer=\"accepted\",reason=\"\"}"_s)
                .value_or(-1));
    }

    [[nodiscard]] int deferred() const
    {
        return m_postgres->psql(m_database, u"SELECT count(*) FROM deferred_messages"_s).toInt();
    }

    //! How many lead.
    [[nodiscard]] int locks() const
    {
        return m_postgres
            ->psql(m_database,
                   u"SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted "
                   "AND objid = 2 AND database = (SELECT oid FROM pg_database "
                   "WHERE datname = current_database())"_s)
            .toInt();
    }

    std::unique_ptr<PostgresServer> m_postgres;
    QString m_database;
    int m_count = 0;
    std::unique_ptr<LinkedServer> m_leader;
    std::unique_ptr<LinkedServer> m_follower;
};

KIOSK_TEST(TestLeadership)

} // namespace LeadershipTest

#include "tst_leadership.moc"
