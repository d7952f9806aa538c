// SPDX-License-Identifier: GPL-3.0-only
#include "support/flowscreen.h"
#include "support/test.h"

#include <QTest>

namespace TroubledFlowTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Core::FailureReason;
using Kiosk::FlowState;
using Kiosk::LoginFlow;
using TestSupport::FakeLoginServer;
using Screen = TestSupport::FlowScreen;

using Kiosk::Outage;

namespace {

const Protocol::UserView aigul = TestSupport::inventedUser();

Kiosk::FlowTimings withStandstill()
{
    auto timings = TestSupport::quickTimings();
    timings.standstill = 5s;
    return timings;
}

} // namespace

//! The part of LoginFlow in which the machine sleeps, stands still, or has its clock set, and in
//! which the server says that it is not well.
class TestTroubledFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server.emplace();
        m_screen.emplace(*m_server, withStandstill());
        QTRY_COMPARE(flow().state(), FlowState::Scan);
        m_first = m_server->newest();
    }

    void beforeSleepTheCodeIsTakenAway()
    {
        flow().prepareForSleep();

        QCOMPARE(flow().state(), FlowState::Starting);
        QVERIFY(!flow().invitation());
        m_screen->now += 4s;
        QVERIFY(m_screen->looksOn());
        QVERIFY(!flow().invitation());
    }

    void afterSleepTheServerIsHeardFirst()
    {
        flow().prepareForSleep();
        m_server->tellsStatus = false;

        flow().wake();
        QTRY_COMPARE(m_server->channelsOpened(), 2);
        QVERIFY(m_screen->looksOn());
        QVERIFY(!flow().invitation());
        m_server->tell(m_first);

        QTRY_COMPARE(flow().state(), FlowState::Scan);
        QCOMPARE(m_screen->shown(), m_first);
    }

    void afterALongSleepThereIsAFreshCode()
    {
        flow().prepareForSleep();
        m_screen->now += 8h;

        flow().wake();

        QTRY_COMPARE(flow().state(), FlowState::Scan);
        QVERIFY(m_screen->shown() != m_first);
    }

    void whileFallingAsleepNothingIsAskedOfTheNetwork()
    {
        m_server->complete(m_first, aigul, m_server->serverTime.addSecs(60));
        QTRY_COMPARE(flow().state(), FlowState::Welcome);

        flow().prepareForSleep();

        QTRY_COMPARE(m_server->signOuts().size(), 1);
        QVERIFY(m_screen->looksOn());
        QCOMPARE(m_server->started().size(), 1U);
        flow().wake();
        QTRY_COMPARE(flow().state(), FlowState::Scan);
    }

    void whoeverIsServedIsGoneAfterSleep_data()
    {
        QTest::addColumn<FlowState>("state");

        QTest::newRow("welcome") << FlowState::Welcome;
        QTest::newRow("refused") << FlowState::Refused;
        QTest::newRow("phone") << FlowState::PhoneEntry;
        QTest::newRow("received") << FlowState::Received;
    }

    void whoeverIsServedIsGoneAfterSleep()
    {
        QFETCH(FlowState, state);
        const QSignalSpy left(&flow(), &LoginFlow::visitorLeft);
        serve(state);
        QTRY_COMPARE(flow().state(), state);

        flow().prepareForSleep();

        QCOMPARE(left.size(), 1);
        QCOMPARE(flow().state(), FlowState::Starting);
        QVERIFY(!flow().visitor());
        QVERIFY(!flow().refusal());
    }

    void aStandstillCoversTheCodeUntilTheServerIsHeard()
    {
        m_server->tellsStatus = false;

        m_screen->now += 5001ms;

        QTRY_COMPARE(flow().state(), FlowState::Starting);
        QTRY_COMPARE(m_server->channelsOpened(), 2);
        QVERIFY(m_screen->looksOn());
        QVERIFY(!flow().invitation());
        m_server->tell(m_first);
        QTRY_COMPARE(m_screen->shown(), m_first);
    }

    void aShortPauseIsNoStandstill()
    {
        m_server->tellsStatus = false;

        m_screen->now += 5s;

        QVERIFY(m_screen->looksOn());
        QCOMPARE(m_screen->shown(), m_first);
        QCOMPARE(m_server->channelsOpened(), 1);
    }

    void anOutcomeOfTheStandstillIsNotLost()
    {
        m_server->tellsStatus = true;
        m_server->cut(m_first);
        m_server->complete(m_first, aigul, m_server->serverTime.addSecs(60));

        m_screen->now += 30s;

        QTRY_COMPARE(flow().state(), FlowState::Welcome);
    }

    void aChannelIsOpenedOnceAfterwards()
    {
        m_server->goDown();
        QTRY_COMPARE(flow().state(), FlowState::NotAvailable);
        m_server->goUp();

        flow().wake(); // while another try is due in a moment
        QTRY_COMPARE(flow().state(), FlowState::Scan);
        QVERIFY(m_screen->looksOn());

        QCOMPARE(m_server->channelsOpened(), 2);
    }

    void aServerInTroubleCoversTheCode()
    {
        flow().setServerCondition({.outage = Outage::Gateway});
        QCOMPARE(flow().state(), FlowState::NotAvailable);
        QCOMPARE(*flow().outage(), Outage::Gateway);
        QVERIFY(!flow().invitation());

        flow().setServerCondition({.outage = Outage::Server});
        QCOMPARE(*flow().outage(), Outage::Server);
        flow().setServerCondition({});

        QCOMPARE(flow().state(), FlowState::Scan);
        QCOMPARE(m_screen->shown(), m_first);
    }

    void whatTheServerTellsWhoWaitsCoversTheCode_data()
    {
        QTest::addColumn<Protocol::ServiceState>("state");
        QTest::addColumn<Outage>("trouble");
        QTest::newRow("gateway") << Protocol::ServiceState::GatewayTrouble << Outage::Gateway;
        QTest::newRow("database") << Protocol::ServiceState::ServerTrouble << Outage::Server;
    }

    void whatTheServerTellsWhoWaitsCoversTheCode()
    {
        QFETCH(Protocol::ServiceState, state);
        QFETCH(Outage, trouble);
        QVERIFY(flow().serverCondition().isWorking);

        m_server->tellService({.state = state, .gateway = Core::GatewayState::Blocked});
        QTRY_COMPARE(flow().state(), FlowState::NotAvailable);
        QCOMPARE(*flow().outage(), trouble);
        QVERIFY(!flow().serverCondition().isWorking);
        m_server->tellService({.state = Protocol::ServiceState::Ok});

        QTRY_COMPARE(flow().state(), FlowState::Scan);
        QCOMPARE(m_screen->shown(), m_first);
        QVERIFY(flow().serverCondition().isWorking);
    }

    void aCodeWhoseMessageCannotArriveIsNotShownForAMoment()
    {
        FakeLoginServer server;
        server.service = Protocol::ServiceView{.state = Protocol::ServiceState::GatewayTrouble};

        const Screen screen(server);

        QTRY_COMPARE(screen.flow.state(), FlowState::NotAvailable);
        QVERIFY(screen.looksOn());
        QVERIFY(!screen.states.contains(FlowState::Scan));
    }

    void whatAnOlderServerDoesNotTellIsNotKnown()
    {
        FakeLoginServer server;
        server.service.reset();

        const Screen screen(server);

        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);
        QVERIFY(!screen.flow.serverCondition().isWorking);
    }

    void whatWasToldIsNotKnownOnceNobodyIsHeard()
    {
        m_server->tellService({.state = Protocol::ServiceState::GatewayTrouble});
        QTRY_COMPARE(flow().state(), FlowState::NotAvailable);

        m_server->goDown();

        QTRY_COMPARE(*flow().outage(), Outage::Network);
        QVERIFY(!flow().serverCondition().isWorking);
    }

    void whatWasToldIsNotKnownOnceTheChannelIsClosed()
    {
        m_server->tellService({.state = Protocol::ServiceState::GatewayTrouble});
        QTRY_COMPARE(flow().state(), FlowState::NotAvailable);
        m_server->startAnswer = {QHttpServerResponder::StatusCode::InternalServerError, "{}"};

        m_server->close(m_first, 4404);

        QTRY_COMPARE(*flow().outage(), Outage::Server);
    }

    void whatWasToldIsNotKnownOnceSomebodySignsIn()
    {
        QVERIFY(flow().serverCondition().isWorking);
        const QSignalSpy told(&flow(), &Kiosk::LoginFlow::serverConditionChanged);

        m_server->complete(m_first, TestSupport::inventedUser(), m_server->serverTime.addSecs(60));

        QTRY_COMPARE(flow().state(), FlowState::Welcome);
        QCOMPARE(told.size(), 1);
        QVERIFY(!flow().serverCondition().isWorking);
    }

    void howTheGatewayIsIsToldAnew()
    {
        using enum Core::GatewayState;
        flow().setServerCondition({.outage = Outage::Gateway, .gateway = Sleeping});
        QVERIFY(flow().gateway() == Sleeping);
        const auto changes = m_screen->states.size();

        flow().setServerCondition({.outage = Outage::Gateway, .gateway = Starting});

        QVERIFY(flow().gateway() == Starting);
        QCOMPARE(m_screen->states.size(), changes + 1);
        flow().setServerCondition({.outage = Outage::Server, .gateway = Starting});
        QVERIFY(!flow().gateway());
    }

    void aGatewayThatOnlyReceivesLeavesTheCode()
    {
        const auto changes = m_screen->states.size();

        flow().setServerCondition({.gateway = Core::GatewayState::Suspended, .canSend = false});

        QVERIFY(m_screen->looksOn());
        QCOMPARE(m_screen->shown(), m_first);
        QCOMPARE(m_screen->states.size(), changes);
        flow().enterByCode();
        QCOMPARE(flow().state(), FlowState::Scan);
        flow().setServerCondition({.gateway = Core::GatewayState::Authorized});
        flow().enterByCode();
        QCOMPARE(flow().state(), FlowState::PhoneEntry);
    }

    void theSameTroubleIsNoNews()
    {
        flow().setServerCondition({.outage = Outage::Gateway});
        const auto changes = m_screen->states.size();

        flow().setServerCondition({.outage = Outage::Gateway});

        QVERIFY(m_screen->looksOn());
        QCOMPARE(m_screen->states.size(), changes);
    }

    void aServerInTroubleLeavesWhoIsServedAlone_data()
    {
        QTest::addColumn<FlowState>("state");

        QTest::newRow("welcome") << FlowState::Welcome;
        QTest::newRow("refused") << FlowState::Refused;
        QTest::newRow("phone") << FlowState::PhoneEntry;
        QTest::newRow("received") << FlowState::Received;
    }

    void aServerInTroubleLeavesWhoIsServedAlone()
    {
        QFETCH(FlowState, state);
        serve(state);
        QTRY_COMPARE(flow().state(), state);

        m_server->tellService({.state = Protocol::ServiceState::GatewayTrouble});
        flow().setServerCondition({.outage = Outage::Gateway});

        QVERIFY(m_screen->looksOn());
        QCOMPARE(flow().state(), state);
        flow().signOut();
        flow().dismissRefusal();
        flow().goBack();
        for (int second = 0; second < 20; second += 4) { // what has no button
            m_screen->now += 4s;
            QVERIFY(m_screen->looksOn());
        }
        QTRY_COMPARE(flow().state(), FlowState::NotAvailable);
    }

    void theServersClockMayBeSet_data()
    {
        QTest::addColumn<qint64>("days");

        QTest::newRow("a day ahead") << qint64(1);
        QTest::newRow("a day back") << qint64(-1);
    }

    void theServersClockMayBeSet()
    {
        QFETCH(qint64, days);
        m_server->serverTime = m_server->serverTime.addDays(days);
        m_server->complete(m_first, aigul, m_server->serverTime.addSecs(60));
        QTRY_COMPARE(flow().state(), FlowState::Welcome);
        QVERIFY(flow().timeLeft().left >= 60s);

        flow().signOut();
        QTRY_COMPARE(flow().state(), FlowState::Scan);
        QCOMPARE(flow().timeLeft().left, 90s);
        m_server->serverTime = m_server->serverTime.addDays(-days);
        for (int second = 0; second < 100; second += 4) {
            m_screen->now += 4s;
            QVERIFY(m_screen->looksOn());
            QTRY_VERIFY(flow().invitation());
        }

        QVERIFY(!m_screen->states.contains(FlowState::NotAvailable));
        m_server->complete(m_server->newest(), aigul, m_server->serverTime.addSecs(60));
        QTRY_COMPARE(flow().state(), FlowState::Welcome);
    }

private:
    [[nodiscard]] LoginFlow &flow() { return m_screen->flow; }

    void serve(FlowState state)
    {
        if (state == FlowState::Welcome)
            m_server->complete(m_first, aigul, m_server->serverTime.addSecs(60));
        else if (state == FlowState::Refused)
            m_server->fail(m_first, FailureReason::UserNotFound);
        else if (state == FlowState::Received)
            m_server->tellMessage(m_first);
        else
            flow().enterByCode();
    }

    std::optional<FakeLoginServer> m_server;
    std::optional<Screen> m_screen;
    QUuid m_first;
};

KIOSK_TEST(TestTroubledFlow)

} // namespace TroubledFlowTest
#include "tst_troubledflow.moc"
