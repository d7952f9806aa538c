// SPDX-License-Identifier: GPL-3.0-only
#include "support/flowscreen.h"
#include "support/test.h"

#include <QTest>

namespace LoginFlowTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Core::FailureReason;
using Kiosk::FlowState;
using Kiosk::Outage;
using TestSupport::FakeLoginServer;
using Screen = TestSupport::FlowScreen;

namespace {

const Protocol::UserView aigul = TestSupport::inventedUser();

} // namespace

class TestLoginFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCodeIsShownOnlyWhenSomebodyWaitsForIt()
    {
        FakeLoginServer server;
        server.tellsStatus = false;
        const Screen screen(server);

        QTRY_VERIFY(server.channelsOpened() == 1);
        QVERIFY(screen.looksOn());
        QCOMPARE(screen.flow.state(), FlowState::Starting);
        QVERIFY(!screen.flow.invitation());

        server.tell(server.newest());

        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);
        QCOMPARE(screen.shown(), server.newest());
    }

    void aMessageIsShownAtOnce()
    {
        FakeLoginServer server;
        const Screen screen(server);
        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);

        server.tellMessage(server.newest());

        QTRY_COMPARE(screen.flow.state(), FlowState::Received);
    }

    void aMessageThatLeadsNowhereGivesTheCodeBack()
    {
        FakeLoginServer server;
        Screen screen(server);
        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);
        server.tellMessage(server.newest());
        QTRY_COMPARE(screen.flow.state(), FlowState::Received);

        screen.now += 15s;

        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);
        QCOMPARE(screen.shown(), server.newest());
        QCOMPARE(server.started().size(), 1U);
    }

    void whoSignsInIsGreetedAndTheReceiptAcknowledged()
    {
        FakeLoginServer server;
        const Screen screen(server);
        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);
        const QUuid id = server.newest();

        server.complete(id, aigul, server.serverTime.addSecs(60));

        QTRY_COMPARE(screen.flow.state(), FlowState::Welcome);
        QCOMPARE(*screen.flow.visitor(), aigul);
        QTRY_COMPARE(server.said(id), QStringList(u"received"_s));
        QCOMPARE(server.started().size(), 1U);
    }

    void theSessionEndsByTheServersClock()
    {
        FakeLoginServer server;
        Screen screen(server);
        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);
        screen.now += 30s; // the server's clock is at +30 s, too
        server.complete(server.newest(), aigul, server.serverTime.addSecs(90));
        QTRY_COMPARE(screen.flow.state(), FlowState::Welcome);
        QCOMPARE(screen.flow.timeLeft().left, 60s);
        QCOMPARE(screen.flow.timeLeft().whole, 60s);

        screen.now += 59s;
        QVERIFY(screen.looksOn());
        QCOMPARE(screen.flow.state(), FlowState::Welcome);
        screen.now += 1s;

        QTRY_VERIFY(screen.flow.state() != FlowState::Welcome);
        QTRY_COMPARE(server.signOuts(), QList<QByteArray>{"Bearer session-token"});
    }

    void signingOutForgetsTheVisitorAndBringsAFreshCode()
    {
        FakeLoginServer server;
        Screen screen(server);
        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);
        server.complete(server.newest(), aigul, server.serverTime.addSecs(60));
        QTRY_COMPARE(screen.flow.state(), FlowState::Welcome);

        screen.flow.signOut();

        QVERIFY(!screen.flow.visitor());
        QCOMPARE(screen.flow.state(), FlowState::Starting);
        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);
        QCOMPARE(server.started().size(), 2U);
        QCOMPARE(screen.shown(), server.newest());
        QTRY_COMPARE(server.signOuts(), QList<QByteArray>{"Bearer session-token"});
    }

    void aGreetingEndsAtTheKiosksOwnLimit()
    {
        FakeLoginServer server;
        Screen screen(server);
        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);

        server.complete(server.newest(), aigul, server.serverTime.addSecs(12 * 3600));

        QTRY_COMPARE(screen.flow.state(), FlowState::Welcome);
        QCOMPARE(screen.flow.timeLeft().whole, TestSupport::quickTimings().session.longest);
    }

    void aVisitorWithoutASessionIsGreetedForAWhile()
    {
        FakeLoginServer server;
        Screen screen(server);
        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);
        server.complete(server.newest(), aigul, {});
        QTRY_COMPARE(screen.flow.state(), FlowState::Welcome);

        screen.now += 5s;

        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);
        QVERIFY(server.signOuts().isEmpty());
    }

    void aRefusalIsToldAndAFreshCodeFollows_data()
    {
        QTest::addColumn<FailureReason>("reason");

        QTest::newRow("unknown") << FailureReason::UserNotFound;
        QTest::newRow("shared") << FailureReason::PhoneNotUnique;
        QTest::newRow("disabled") << FailureReason::TenantDisabled;
        QTest::newRow("not confirmed") << FailureReason::ConfirmationFailed;
    }

    void aRefusalIsToldAndAFreshCodeFollows()
    {
        QFETCH(FailureReason, reason);
        FakeLoginServer server;
        Screen screen(server);
        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);
        const QUuid refused = server.newest();

        server.fail(refused, reason);

        QTRY_COMPARE(screen.flow.state(), FlowState::Refused);
        QVERIFY(screen.flow.refusal() == reason);
        QTRY_VERIFY(server.started().size() == 2 && server.isWaitedFor(server.newest()));
        QCOMPARE(screen.flow.state(), FlowState::Refused);
        screen.now += 12s;
        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);
        QVERIFY(screen.shown() != refused);
        QVERIFY(!screen.flow.refusal());
    }

    void whoHasATicketHasTimeToReadIt()
    {
        FakeLoginServer server;
        Screen screen(server);
        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);

        server.fail(server.newest(), FailureReason::UserNotFound, u"+996•••••123"_s, u"4821"_s);

        QTRY_COMPARE(screen.flow.state(), FlowState::Refused);
        QCOMPARE(screen.flow.refusedTicket(), u"4821"_s);
        QCOMPARE(screen.flow.timeLeft().left, 20s);
        screen.now += 19s;
        QVERIFY(screen.looksOn());
        QCOMPARE(screen.flow.state(), FlowState::Refused);
        screen.now += 1s;
        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);
        QCOMPARE(screen.flow.refusedTicket(), QString());
    }

    void aTouchEndsARefusal()
    {
        FakeLoginServer server;
        Screen screen(server);
        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);
        server.fail(server.newest(), FailureReason::UserNotFound);
        QTRY_COMPARE(screen.flow.state(), FlowState::Refused);

        screen.flow.dismissRefusal();

        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);
        QCOMPARE(screen.shown(), server.newest());
    }

    void anExpiryIsSilent()
    {
        FakeLoginServer server;
        const Screen screen(server);
        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);

        server.fail(server.newest(), FailureReason::AttemptExpired);

        QTRY_VERIFY(server.started().size() == 2 && screen.shown() == server.newest());
        QVERIFY(!screen.states.contains(FlowState::Refused));
        QVERIFY(!screen.states.contains(FlowState::NotAvailable));
    }

    void aFreshCodeComesInTimeAndTheOldOneStaysGood()
    {
        FakeLoginServer server;
        Screen screen(server);
        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);
        const QUuid first = server.newest();
        QCOMPARE(screen.flow.timeLeft().left, 90s);

        screen.now += 90s;
        QTRY_VERIFY(server.started().size() == 2 && screen.shown() == server.newest());

        QCOMPARE(screen.flow.timeLeft().left, 90s);
        QVERIFY(server.isWaitedFor(first));
        QVERIFY(!screen.states.contains(FlowState::NotAvailable));
        server.complete(first, aigul, server.serverTime.addSecs(160));
        QTRY_COMPARE(screen.flow.state(), FlowState::Welcome);
        QTRY_COMPARE(server.said(server.newest()), QStringList(u"cancel"_s));
        QCOMPARE(screen.flow.timeLeft().left, 160s);
    }

    void theOldCodeStaysUntilTheFreshOneIsHeard()
    {
        FakeLoginServer server;
        Screen screen(server);
        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);
        const QUuid first = server.newest();
        server.tellsStatus = false;

        screen.now += 90s;
        QTRY_COMPARE(server.channelsOpened(), 2);
        QVERIFY(screen.looksOn());
        QCOMPARE(screen.shown(), first);
        server.tell(server.newest());

        QTRY_COMPARE(screen.shown(), server.newest());
    }

    void anOldCodesRefusalLeavesTheFreshCodeOnScreenAfterwards()
    {
        FakeLoginServer server;
        Screen screen(server);
        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);
        const QUuid first = server.newest();
        screen.now += 90s;
        QTRY_VERIFY(server.started().size() == 2 && screen.shown() == server.newest());

        server.fail(first, FailureReason::UserNotFound);
        QTRY_COMPARE(screen.flow.state(), FlowState::Refused);
        screen.flow.dismissRefusal();

        QCOMPARE(screen.flow.state(), FlowState::Scan);
        QCOMPARE(screen.shown(), server.newest());
        QCOMPARE(server.started().size(), 2U);
    }

    void aCodeIsCoveredWhenNoFreshOneCanBeHad()
    {
        FakeLoginServer server;
        Screen screen(server);
        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);
        server.startAnswer = {QHttpServerResponder::StatusCode::ServiceUnavailable, "{}"};

        screen.now += 90s;
        QTRY_COMPARE(server.started().size(), 2U);
        QVERIFY(screen.looksOn());
        QCOMPARE(screen.flow.state(), FlowState::Scan);
        screen.now += 70s; // 20 s before it expires

        QTRY_COMPARE(screen.flow.state(), FlowState::NotAvailable);
        QCOMPARE(*screen.flow.outage(), Outage::Server);
    }

    void aLostChannelCoversTheCodeAndItComesBack()
    {
        FakeLoginServer server;
        const Screen screen(server);
        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);
        const QUuid id = server.newest();

        server.goDown();
        QTRY_COMPARE(screen.flow.state(), FlowState::NotAvailable);
        QCOMPARE(*screen.flow.outage(), Outage::Network);
        QVERIFY(!screen.flow.invitation());
        server.goUp();

        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);
        QCOMPARE(screen.shown(), id);
        QCOMPARE(server.started().size(), 1U);
    }

    void anOutcomeThatCameMeanwhileIsNotLost()
    {
        FakeLoginServer server;
        const Screen screen(server);
        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);
        server.goDown();
        QTRY_COMPARE(screen.flow.state(), FlowState::NotAvailable);

        server.complete(server.newest(), aigul, server.serverTime.addSecs(60));
        server.goUp();

        QTRY_COMPARE(screen.flow.state(), FlowState::Welcome);
    }

    void aLongOutageEndsWithAFreshCode()
    {
        FakeLoginServer server;
        Screen screen(server);
        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);
        server.goDown();
        QTRY_COMPARE(screen.flow.state(), FlowState::NotAvailable);
        screen.now += 200s;
        QVERIFY(screen.looksOn());
        QCOMPARE(screen.flow.state(), FlowState::NotAvailable);

        server.goUp();

        // Every look is a second: when the last try failed is not for the test to say.
        QTRY_VERIFY((screen.now += 1s, screen.flow.state() == FlowState::Scan));
        QCOMPARE(screen.shown(), server.newest());
        QVERIFY(server.started().size() >= 2);
    }

    void aFailedStartIsToldAndRetriedWithPauses_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<Outage>("trouble");

        QTest::newRow("key") << 401 << Outage::NotEnrolled;
        QTest::newRow("server") << 503 << Outage::Server;
        QTest::newRow("bad answer") << 201 << Outage::Server;
    }

    void aFailedStartIsToldAndRetriedWithPauses()
    {
        QFETCH(int, status);
        QFETCH(Outage, trouble);
        FakeLoginServer server;
        server.startAnswer = {QHttpServerResponder::StatusCode(status), "{}"};
        Screen screen(server);

        QTRY_COMPARE(screen.flow.state(), FlowState::NotAvailable);
        QCOMPARE(*screen.flow.outage(), trouble);
        QVERIFY(screen.looksOn());
        QCOMPARE(server.started().size(), 1U);
        screen.now += 500ms;
        QTRY_COMPARE(server.started().size(), 2U);
        server.startAnswer.reset();

        // Every look is a second: when the answer to the last try came is not for the test to say.
        QTRY_VERIFY((screen.now += 1s, screen.flow.state() == FlowState::Scan));
    }

    void nobodyThereIsNetworkTrouble()
    {
        FakeLoginServer server;
        server.goDown();
        const Screen screen(server);

        QTRY_COMPARE(screen.flow.state(), FlowState::NotAvailable);
        QCOMPARE(*screen.flow.outage(), Outage::Network);
    }

    void aServerWithoutChannelsIsTrouble()
    {
        FakeLoginServer server;
        server.closesWith = 1011;
        const Screen screen(server);

        QTRY_COMPARE(screen.flow.state(), FlowState::NotAvailable);
        QVERIFY(!screen.states.contains(FlowState::Scan));
    }

    void anAttemptThatTheServerForgotIsReplacedAfterAPause()
    {
        FakeLoginServer server;
        Screen screen(server);
        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);

        server.close(server.newest(), Protocol::CloseCode::notAuthorized);
        QTRY_COMPARE(screen.flow.state(), FlowState::NotAvailable);
        QVERIFY(screen.looksOn());
        QCOMPARE(server.started().size(), 1U);
        screen.now += 500ms;

        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);
        QCOMPARE(server.started().size(), 2U);
    }

    void aServerWhoseAttemptsAreBornDeadIsNotHammered()
    {
        FakeLoginServer server;
        server.closesWith = Protocol::CloseCode::notAuthorized;
        Screen screen(server);
        QTRY_COMPARE(screen.flow.state(), FlowState::NotAvailable);

        QVERIFY(screen.looksOn());

        QCOMPARE(server.started().size(), 1U);
    }

    void theLanguageOfTheMomentIsAskedFor()
    {
        FakeLoginServer server;
        Screen screen(server);
        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);

        screen.flow.setLanguage(u"ky"_s);
        QCOMPARE(server.started().size(), 1U);
        screen.now += 90s;

        QTRY_COMPARE(server.started().size(), 2U);
        QCOMPARE(server.started().back().body, R"({"language":"ky"})");
    }

    void aLocalClockThatIsWrongDoesNotMatter()
    {
        FakeLoginServer server;
        server.serverTime = QDateTime::fromString(u"1999-01-01T00:00:00Z"_s, Qt::ISODate);
        const Screen screen(server);
        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);

        server.complete(server.newest(), aigul, server.serverTime.addSecs(60));

        QTRY_COMPARE(screen.flow.state(), FlowState::Welcome);
        QCOMPARE(screen.flow.timeLeft().left, 60s);
    }
};

KIOSK_TEST(TestLoginFlow)

} // namespace LoginFlowTest
#include "tst_loginflow.moc"
