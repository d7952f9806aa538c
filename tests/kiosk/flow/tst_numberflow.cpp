// SPDX-License-Identifier: GPL-3.0-only
#include "support/flowscreen.h"
#include "support/test.h"

#include <QTest>

namespace NumberFlowTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Core::FailureReason;
using Kiosk::FlowState;
using Kiosk::LoginFlow;
using TestSupport::FakeLoginServer;
using Screen = TestSupport::FlowScreen;

namespace {

const Protocol::UserView aigul = TestSupport::inventedUser();
const Protocol::UserView temirlan = TestSupport::inventedUser(u"Темирлан Жээнбеков"_s);

//! Somebody has sent the message of @p id and stands before the keypad.
bool isAsked(FakeLoginServer &server, const Screen &screen, const QUuid &id)
{
    server.askNumber(id, 2, 3);
    return QTest::qWaitFor([&] { return screen.flow.state() == FlowState::NumberMatch; });
}

} // namespace

//! The part of LoginFlow that asks for the number which came in WhatsApp.
class TestNumberFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server.emplace();
        m_screen.emplace(*m_server);
        QTRY_COMPARE(m_screen->flow.state(), FlowState::Scan);
        m_first = m_server->newest();
        QVERIFY(isAsked(*m_server, *m_screen, m_first));
    }

    void theNumberIsAskedFor()
    {
        const auto &wanted = m_screen->flow.numberPrompt();

        QCOMPARE(wanted.digits, 2);
        QCOMPARE(wanted.triesLeft, 3);
        QVERIFY(!wanted.wasWrong);
        QVERIFY(!m_screen->flow.invitation());
        QCOMPARE(m_screen->flow.timeLeft().left, 180s);
        QCOMPARE(m_screen->flow.timeLeft().whole, 180s);
    }

    void aWrongNumberIsToldWithTheTriesThatAreLeft()
    {
        m_screen->flow.enterNumber(u"11"_s);
        QTRY_COMPARE(m_server->numbers(), QStringList(u"11"_s));

        m_server->askNumber(m_first, 2, 2);

        QTRY_VERIFY(m_screen->flow.numberPrompt().wasWrong);
        QCOMPARE(m_screen->flow.numberPrompt().triesLeft, 2);
        QCOMPARE(m_screen->flow.state(), FlowState::NumberMatch);
    }

    void theRightNumberSignsIn()
    {
        m_screen->flow.enterNumber(u"42"_s);
        QTRY_COMPARE(m_server->numbers(), QStringList(u"42"_s));

        m_server->complete(m_first, aigul, m_server->serverTime.addSecs(60));

        QTRY_COMPARE(m_screen->flow.state(), FlowState::Welcome);
        QCOMPARE(*m_screen->flow.visitor(), aigul);
    }

    void tooManyWrongNumbersAreTold()
    {
        m_server->fail(m_first, FailureReason::ConfirmationFailed, u"+996•••••123"_s);

        QTRY_COMPARE(m_screen->flow.state(), FlowState::Refused);
        QVERIFY(m_screen->flow.refusal() == FailureReason::ConfirmationFailed);
        QCOMPARE(m_screen->flow.refusedPhone(), u"+996•••••123"_s);
    }

    void whoCancelsGivesTheScreenBack()
    {
        m_screen->flow.goBack();

        QTRY_COMPARE(m_screen->flow.state(), FlowState::Scan);
        QTRY_COMPARE(m_server->said(m_first), QStringList(u"cancel"_s));
        QVERIFY(m_screen->shown() != m_first);
        m_screen->flow.enterNumber(u"42"_s);
        QVERIFY(m_screen->looksOn());
        QVERIFY(m_server->numbers().isEmpty());
    }

    void whenTheTimeIsOverItIsTold()
    {
        m_screen->now += 180s;

        QTRY_COMPARE(m_screen->flow.state(), FlowState::Refused);
        QVERIFY(m_screen->flow.refusal() == FailureReason::AttemptExpired);
        QTRY_COMPARE(m_server->said(m_first), QStringList(u"cancel"_s));
        m_screen->now += 12s;
        QTRY_COMPARE(m_screen->flow.state(), FlowState::Scan);
    }

    void anExpiryThatTheServerTellsIsTold()
    {
        m_server->fail(m_first, FailureReason::AttemptExpired);

        QTRY_COMPARE(m_screen->flow.state(), FlowState::Refused);
        QVERIFY(m_screen->flow.refusal() == FailureReason::AttemptExpired);
    }

    void aLostConnectionLosesNothing()
    {
        const int opened = m_server->channelsOpened();
        m_server->cut(m_first);
        QTRY_VERIFY(m_server->channelsOpened() > opened);
        QCOMPARE(m_screen->flow.state(), FlowState::NumberMatch);

        m_server->askNumber(m_first, 2, 3);
        QVERIFY(m_screen->looksOn());
        QVERIFY(!m_screen->flow.numberPrompt().wasWrong);
        m_screen->flow.enterNumber(u"42"_s);

        QTRY_COMPARE(m_server->numbers(), QStringList(u"42"_s));
        m_server->complete(m_first, aigul, m_server->serverTime.addSecs(60));
        QTRY_COMPARE(m_screen->flow.state(), FlowState::Welcome);
    }

    void aNumberThatWasEnteredInAnOutageIsAskedForAgain()
    {
        m_server->goDown();
        QVERIFY(m_screen->looksOn());
        m_screen->flow.enterNumber(u"42"_s);
        QCOMPARE(m_screen->flow.state(), FlowState::NumberMatch);
        m_server->goUp();
        QTRY_VERIFY(m_server->isWaitedFor(m_first));
        const QSignalSpy changed(&m_screen->flow, &LoginFlow::changed);

        m_server->askNumber(m_first, 2, 3);

        QTRY_VERIFY(!changed.isEmpty()); // the page begins anew
        QVERIFY(m_server->numbers().isEmpty());
        QVERIFY(!m_screen->flow.numberPrompt().wasWrong);
    }

    void somebodyElseMaySignInMeanwhile()
    {
        QTRY_VERIFY(hasFreshCode());

        m_server->complete(m_server->newest(), temirlan, m_server->serverTime.addSecs(60));

        QTRY_COMPARE(m_screen->flow.state(), FlowState::Welcome);
        QCOMPARE(*m_screen->flow.visitor(), temirlan);
        QTRY_COMPARE(m_server->said(m_first), QStringList(u"cancel"_s));
    }

    void somebodyElsesMessageDoesNotTakeTheKeypadAway_data()
    {
        QTest::addColumn<bool>("isRefused");

        QTest::newRow("a message") << false;
        QTest::newRow("a refusal") << true;
    }

    void somebodyElsesMessageDoesNotTakeTheKeypadAway()
    {
        QFETCH(bool, isRefused);
        QTRY_VERIFY(hasFreshCode());
        const auto starts = m_server->started().size();

        m_server->tellMessage(m_server->newest());
        if (isRefused) {
            m_server->fail(m_server->newest(), FailureReason::UserNotFound);
            QTRY_VERIFY(m_server->started().size() > starts); // it has heard of it
        }

        QVERIFY(m_screen->looksOn());
        QCOMPARE(m_screen->flow.state(), FlowState::NumberMatch);
        m_screen->flow.enterNumber(u"42"_s);
        QTRY_COMPARE(m_server->numbers(), QStringList(u"42"_s));
    }

    void aUsedCodeIsNotShownEvenIfNoNumberIsAskedFor()
    {
        FakeLoginServer server;
        Screen screen(server);
        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);
        const QUuid used = server.newest();
        server.startAnswer = {QHttpServerResponder::StatusCode::ServiceUnavailable, "{}"};

        server.send(used,
                    Protocol::toBytes(Protocol::StatusChanged{
                        {.attemptId = used,
                         .state = {.status = Core::AttemptStatus::Verified, .failure = {}},
                         .user = {},
                         .session = {}}}));
        QTRY_COMPARE(screen.flow.state(), FlowState::Received);
        screen.now += 15s;

        QTRY_COMPARE(screen.flow.state(), FlowState::NotAvailable);
        server.startAnswer.reset();
        QTRY_VERIFY((screen.now += 1s, screen.flow.state() == FlowState::Scan));
        QVERIFY(screen.shown() != used);
    }

private:
    [[nodiscard]] bool hasFreshCode() const
    {
        return m_server->newest() != m_first && m_server->isWaitedFor(m_server->newest());
    }

    std::optional<FakeLoginServer> m_server;
    std::optional<Screen> m_screen;
    QUuid m_first;
};

KIOSK_TEST(TestNumberFlow)

} // namespace NumberFlowTest
#include "tst_numberflow.moc"
