// SPDX-License-Identifier: GPL-3.0-only
#include "support/flowscreen.h"
#include "support/test.h"

#include <QTest>

namespace VisitFlowTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kiosk::FlowState;
using Kiosk::LoginFlow;
using TestSupport::FakeLoginServer;
using Screen = TestSupport::FlowScreen;

using Kiosk::Outage;

namespace {

const Protocol::UserView aigul = TestSupport::inventedUser();

Kiosk::FlowTimings withIdle()
{
    auto timings = TestSupport::quickTimings();
    timings.untilIdle = 10min;
    return timings;
}

} // namespace

//! The parts of LoginFlow with somebody signed in, with nobody there, and with staff.
class TestVisitFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_pin = Core::PasswordHash::of("2468"_ba);
        QVERIFY(m_pin);
    }

    void init()
    {
        m_server.emplace();
        m_screen.emplace(*m_server, withIdle(), m_pin);
        QTRY_COMPARE(flow().state(), FlowState::Scan);
    }

    void aGreetingEndsWithoutATouch()
    {
        const QSignalSpy left(&flow(), &LoginFlow::visitorLeft);
        greet();

        m_screen->now += 59'999ms;
        QVERIFY(m_screen->looksOn());
        QCOMPARE(flow().state(), FlowState::Welcome);
        m_screen->now += 1ms;

        QTRY_COMPARE(left.size(), 1);
        QVERIFY(!flow().visitor());
        QTRY_COMPARE(flow().state(), FlowState::Scan);
        QTRY_COMPARE(m_server->signOuts().size(), 1);
        QCOMPARE(m_server->signOutBodies(), QList<QByteArray>{"{}"});
    }

    void whoStaysIsGivenWhatTheServerGives_data()
    {
        QTest::addColumn<bool>("isButton");

        QTest::newRow("Stay") << true;
        QTest::newRow("a touch somewhere") << false;
    }

    void whoStaysIsGivenWhatTheServerGives()
    {
        QFETCH(bool, isButton);
        m_server->sessionLeft = 50s;
        greet();
        m_screen->now += 40s;

        for (int touch = 0; touch < 5; ++touch)
            isButton ? flow().stay() : flow().handleActivity();

        QTRY_COMPARE(flow().timeLeft().left, 50s);
        QCOMPARE(m_server->stays(), 1);
        m_screen->now += 49s;
        QVERIFY(m_screen->looksOn());
        QCOMPARE(flow().state(), FlowState::Welcome);
        m_screen->now += 1s;
        QTRY_COMPARE(flow().state(), FlowState::Scan);
    }

    void theMaximumIsTheServers()
    {
        m_server->sessionLeft = 8s;
        greet();
        m_screen->now += 10s;

        flow().stay();
        QTRY_COMPARE(flow().timeLeft().left, 8s);
        m_screen->now += 8s;

        QTRY_COMPARE(flow().state(), FlowState::Scan);
    }

    void aRevokedSessionEndsTheGreeting()
    {
        const QSignalSpy left(&flow(), &LoginFlow::visitorLeft);
        m_server->sessionLeft.reset();
        greet();
        m_screen->now += 5s;

        flow().handleActivity();

        QTRY_COMPARE(left.size(), 1);
        QVERIFY(!flow().visitor());
        QTRY_COMPARE(flow().state(), FlowState::Scan);
        QVERIFY(m_server->signOuts().isEmpty());
    }

    void aSessionThatWasEndedElsewhereEndsTheGreeting()
    {
        const QSignalSpy left(&flow(), &LoginFlow::visitorLeft);
        greet();
        m_screen->now += 3s;
        QTRY_COMPARE(m_server->peeks(), 1);
        QVERIFY(m_screen->looksOn());
        QCOMPARE(flow().state(), FlowState::Welcome);

        m_server->peekAnswer = {QHttpServerResponder::StatusCode::Unauthorized, "{}"};
        m_screen->now += 3s;

        QTRY_COMPARE(left.size(), 1);
        QVERIFY(!flow().visitor());
        QTRY_COMPARE(flow().state(), FlowState::Scan);
        QVERIFY(m_server->signOuts().isEmpty());
        QCOMPARE(m_server->stays(), 0);
    }

    void notYouIsTold()
    {
        greet();

        flow().reportNotMe();

        QTRY_COMPARE(m_server->signOutBodies(), QList<QByteArray>{R"({"reason":"not_me"})"});
        QTRY_COMPARE(flow().state(), FlowState::Scan);
    }

    void thePageIsTurnedBeforeTheNextVisitorsLanguageComes()
    {
        std::optional<FlowState> atTheEnd;
        connect(&flow(), &LoginFlow::visitorLeft, this, [this, &atTheEnd] {
            atTheEnd = flow().state();
            flow().setLanguage(u"ru"_s);
        });
        flow().setLanguage(u"en"_s);
        greet();

        flow().signOut();

        QCOMPARE(*atTheEnd, FlowState::Starting);
        QTRY_COMPARE(m_server->started().size(), 2U);
        QCOMPARE(m_server->started().back().body, R"({"language":"ru"})");
    }

    void afterTenQuietMinutesTheCodeLivesOnInPeace()
    {
        pass(9min + 59s);
        QCOMPARE(flow().state(), FlowState::Scan);
        m_screen->now += 1s;
        QTRY_COMPARE(flow().state(), FlowState::Idle);
        const auto starts = m_server->started().size();

        pass(5min);

        QCOMPARE(flow().state(), FlowState::Idle);
        QVERIFY(m_server->started().size() >= starts + 3);
        QCOMPARE(m_screen->shown(), m_server->newest());
        QVERIFY(flow().paintUntil() > m_screen->now);
    }

    void aTouchWakesTheScreen()
    {
        goIdle();

        flow().handleActivity();
        QCOMPARE(flow().state(), FlowState::Scan);

        pass(9min);
        QCOMPARE(flow().state(), FlowState::Scan);
        pass(1min);
        QCOMPARE(flow().state(), FlowState::Idle);
    }

    void aMessageWakesTheScreen()
    {
        goIdle();

        m_server->tellMessage(m_server->newest());
        QTRY_COMPARE(flow().state(), FlowState::Received);
        m_server->complete(m_server->newest(), aigul, m_server->serverTime.addSecs(60));
        QTRY_COMPARE(flow().state(), FlowState::Welcome);
        flow().signOut();

        QTRY_COMPARE(flow().state(), FlowState::Scan);
    }

    void anOutageIsToldToNobodyToo()
    {
        goIdle();

        m_server->goDown();
        QTRY_COMPARE(flow().state(), FlowState::NotAvailable);
        m_server->goUp();

        QTRY_COMPARE(flow().state(), FlowState::Idle);
    }

    void theRightPinOpensTheStaffsScreen()
    {
        flow().askForPin();
        QCOMPARE(flow().state(), FlowState::Pin);
        QVERIFY(flow().pin().isSet);

        flow().enterPin(u"2468"_s);
        QVERIFY(flow().pin().isChecking);
        QTRY_COMPARE(flow().state(), FlowState::Staff);

        flow().leaveStaff();
        QCOMPARE(flow().state(), FlowState::Scan);
    }

    void aWrongPinMakesWait()
    {
        flow().askForPin();
        for (const auto wait : {2s, 4s, 8s}) {
            flow().enterPin(u"1357"_s);
            QTRY_VERIFY(!flow().pin().isChecking);
            QCOMPARE(flow().pin().wait, wait);
            QCOMPARE(flow().state(), FlowState::Pin);
            m_screen->now += wait;
        }

        flow().enterPin(u"2468"_s);
        QTRY_COMPARE(flow().state(), FlowState::Staff);
    }

    void theWaitIsNotOverBecauseSomebodyComesAgain()
    {
        flow().askForPin();
        flow().enterPin(u"1357"_s);
        QTRY_VERIFY(!flow().pin().isChecking);
        flow().goBack();
        QCOMPARE(flow().state(), FlowState::Scan);

        flow().askForPin();
        flow().enterPin(u"2468"_s);

        QVERIFY(!flow().pin().isChecking);
        QCOMPARE(flow().pin().wait, 2s);
    }

    void aPinThatNobodyEntersGivesTheScreenBack()
    {
        flow().askForPin();
        m_screen->now += 29s;
        flow().handleActivity();
        m_screen->now += 29s;
        QVERIFY(m_screen->looksOn());
        QCOMPARE(flow().state(), FlowState::Pin);

        m_screen->now += 1s;

        QTRY_COMPARE(flow().state(), FlowState::Scan);
    }

    void aPinThatIsComparedTooLateOpensNothing()
    {
        flow().askForPin();
        flow().enterPin(u"2468"_s);

        flow().goBack();
        QTRY_VERIFY(!flow().pin().isChecking);

        QCOMPARE(flow().state(), FlowState::Scan);
    }

    void withoutAPinNothingOpens()
    {
        Screen screen(*m_server);
        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);

        screen.flow.askForPin();
        QCOMPARE(screen.flow.state(), FlowState::Pin);
        QVERIFY(!screen.flow.pin().isSet);
        screen.flow.enterPin(u"2468"_s);

        QVERIFY(screen.looksOn());
        QCOMPARE(screen.flow.state(), FlowState::Pin);
    }

    void nobodysOwnPageIsTakenByStaff()
    {
        greet();
        flow().askForPin();
        QCOMPARE(flow().state(), FlowState::Welcome);
        flow().signOut();
        QTRY_COMPARE(flow().state(), FlowState::Scan);
        flow().enterByCode();

        flow().askForPin();

        QCOMPARE(flow().state(), FlowState::PhoneEntry);
    }

    void staffGetInWhateverIsWrong()
    {
        flow().setServerCondition({.outage = Outage::Gateway});
        QCOMPARE(flow().state(), FlowState::NotAvailable);

        flow().askForPin();
        QCOMPARE(flow().state(), FlowState::Pin);
        flow().goBack();

        QCOMPARE(flow().state(), FlowState::NotAvailable);
    }

    void theStaffsScreenClosesItself()
    {
        openStaff();
        m_screen->now += 119s;
        flow().handleActivity();
        m_screen->now += 119s;
        QVERIFY(m_screen->looksOn());
        QCOMPARE(flow().state(), FlowState::Staff);

        m_screen->now += 1s;

        QTRY_COMPARE(flow().state(), FlowState::Scan);
    }

    void aVisitorIsGreetedWhileStaffLook()
    {
        openStaff();

        m_server->complete(m_server->newest(), aigul, m_server->serverTime.addSecs(60));
        QTRY_COMPARE(flow().state(), FlowState::Welcome);
        flow().signOut();

        QTRY_COMPARE(flow().state(), FlowState::Scan);
    }

private:
    [[nodiscard]] LoginFlow &flow() { return m_screen->flow; }

    void greet()
    {
        m_server->complete(m_server->newest(), aigul, m_server->serverTime.addSecs(60));
        QTRY_COMPARE(flow().state(), FlowState::Welcome);
        QCOMPARE(flow().timeLeft().left, 60s);
    }

    //! Lets time go by in which a code is never missing.
    void pass(std::chrono::milliseconds time)
    {
        const auto end = m_screen->now + time;
        while (m_screen->now < end) {
            m_screen->now = std::min(m_screen->now + 30s, end);
            QVERIFY(m_screen->looksOn());
            QTRY_VERIFY(m_screen->shown() == m_server->newest());
        }
    }

    void goIdle()
    {
        pass(10min);
        QTRY_COMPARE(flow().state(), FlowState::Idle);
    }

    void openStaff()
    {
        flow().askForPin();
        flow().enterPin(u"2468"_s);
        QTRY_COMPARE(flow().state(), FlowState::Staff);
    }

    std::optional<Core::PasswordHash> m_pin;
    std::optional<FakeLoginServer> m_server;
    std::optional<Screen> m_screen;
};

KIOSK_TEST(TestVisitFlow)

} // namespace VisitFlowTest
#include "tst_visitflow.moc"
