// SPDX-License-Identifier: GPL-3.0-only
#include "support/flowscreen.h"
#include "support/test.h"

#include <QTest>

namespace CodeFlowTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kiosk::FlowState;
using Kiosk::LoginFlow;
using TestSupport::FakeLoginServer;
using Screen = TestSupport::FlowScreen;

using Kiosk::CodeDialog;
using Kiosk::CodeTrouble;
using Kiosk::Outage;

namespace {

const Protocol::UserView aigul = TestSupport::inventedUser();
const Protocol::UserView temirlan = TestSupport::inventedUser(u"Темирлан Жээнбеков"_s);

} // namespace

//! The part of LoginFlow in which somebody signs in by a code that comes in WhatsApp.
class TestCodeFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server.emplace();
        m_server->codeUser = aigul;
        m_screen.emplace(*m_server);
        QTRY_COMPARE(flow().state(), FlowState::Scan);
    }

    void theWholeWay()
    {
        const QUuid onScreen = m_server->newest();
        flow().enterByCode();
        QCOMPARE(flow().state(), FlowState::PhoneEntry);
        QVERIFY(!flow().invitation());
        QCOMPARE(flow().timeLeft().left, 60s);

        goToCode();
        QCOMPARE(flow().codeDialog().maskedPhone, u"+996•••••001"_s);
        QCOMPARE(flow().timeLeft().left, 180s);
        QCOMPARE(flow().timeLeft().untilResend, 30s);
        flow().verifyCode(u"123456"_s);

        QTRY_COMPARE(flow().state(), FlowState::Welcome);
        QCOMPARE(*flow().visitor(), aigul);
        QCOMPARE(flow().timeLeft().left, 60s);
        QCOMPARE(flow().codeDialog().maskedPhone, QString());
        QTRY_COMPARE(m_server->said(onScreen), QStringList(u"cancel"_s));
        flow().signOut();
        QTRY_COMPARE(m_server->signOuts(), QList<QByteArray>{"Bearer session-by-code"});
        QTRY_COMPARE(flow().state(), FlowState::Scan);
        QVERIFY(m_screen->shown() != onScreen);
    }

    void aServerThatSendsNoCodesOffersNone()
    {
        FakeLoginServer server;
        server.hasCodeLogin = false;
        Screen screen(server);
        QTRY_COMPARE(screen.flow.state(), FlowState::Scan);
        QVERIFY(!screen.flow.invitation()->codeLogin);

        screen.flow.enterByCode();

        QCOMPARE(screen.flow.state(), FlowState::Scan);
    }

    void aScreenThatSomebodyUsesOffersNone()
    {
        m_server->tellMessage(m_server->newest());
        QTRY_COMPARE(flow().state(), FlowState::Received);

        flow().enterByCode();

        QCOMPARE(flow().state(), FlowState::Received);
    }

    void fiveWrongCodesAreTheEndAndAnotherCanBeHadAtOnce()
    {
        goToCode();
        for (int wrong = 1; wrong <= 5; ++wrong) {
            flow().verifyCode(u"000000"_s);
            QTRY_VERIFY(flow().codeDialog().step == CodeDialog::Step::Waiting);
            QCOMPARE(flow().codeDialog().triesLeft, 5 - wrong);
            QVERIFY(flow().codeDialog().trouble
                    == (wrong < 5 ? CodeTrouble::Wrong : CodeTrouble::Over));
        }

        QCOMPARE(flow().timeLeft().untilResend, 0ms);
        flow().resendCode();

        QTRY_COMPARE(m_server->codeRequests().size(), 2);
        QTRY_COMPARE(flow().codeDialog().triesLeft, 5);
        QCOMPARE(flow().state(), FlowState::CodeEntry);
    }

    void anotherCodeHasAWholeLifeOfItsOwn()
    {
        goToCode();
        m_screen->now += 29s;
        flow().resendCode();
        QVERIFY(flow().codeDialog().step == CodeDialog::Step::Waiting);
        m_screen->now += 1s;

        flow().resendCode();
        QTRY_COMPARE(flow().timeLeft().left, 180s);

        m_screen->now += 179s;
        QVERIFY(m_screen->looksOn());
        QCOMPARE(flow().state(), FlowState::CodeEntry);
        QCOMPARE(m_server->codeRequests().size(), 2);
    }

    void oneStepBackAtATime()
    {
        goToCode();

        flow().goBack();
        QCOMPARE(flow().state(), FlowState::PhoneEntry);
        QVERIFY(flow().codeDialog() == CodeDialog());
        flow().goBack();

        QCOMPARE(flow().state(), FlowState::Scan);
    }

    void aKeypadThatNobodyTouchesGivesTheScreenBack_data()
    {
        QTest::addColumn<bool>("hasCode");
        QTest::addColumn<std::chrono::milliseconds>("time");

        QTest::newRow("phone") << false << std::chrono::milliseconds(60s);
        QTest::newRow("code") << true << std::chrono::milliseconds(180s);
    }

    void aKeypadThatNobodyTouchesGivesTheScreenBack()
    {
        QFETCH(bool, hasCode);
        QFETCH(std::chrono::milliseconds, time);
        const QSignalSpy left(&flow(), &LoginFlow::visitorLeft);
        flow().enterByCode();
        if (hasCode)
            goToCode();
        const auto state = flow().state();

        m_screen->now += time - 1ms;
        QVERIFY(m_screen->looksOn());
        QCOMPARE(flow().state(), state);
        m_screen->now += 1ms;

        QTRY_COMPARE(left.size(), 1);
        QTRY_COMPARE(flow().state(), FlowState::Scan);
        QVERIFY(flow().codeDialog() == CodeDialog());
    }

    void whoTypesHasTime()
    {
        flow().enterByCode();
        for (int key = 0; key < 5; ++key) {
            m_screen->now += 59s;
            QVERIFY(m_screen->looksOn());
            QCOMPARE(flow().state(), FlowState::PhoneEntry);
            flow().handleActivity();
            QCOMPARE(flow().timeLeft().left, 60s);
        }
    }

    void troubleIsToldWhereSomebodyTypes_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<CodeTrouble>("trouble");

        QTest::newRow("network") << 0 << CodeTrouble::Network;
        QTest::newRow("server") << 503 << CodeTrouble::Server;
        QTest::newRow("too often") << 429 << CodeTrouble::TooOften;
    }

    void troubleIsToldWhereSomebodyTypes()
    {
        QFETCH(int, status);
        QFETCH(CodeTrouble, trouble);
        flow().enterByCode();
        if (status == 0)
            m_server->goDown();
        else
            m_server->requestCodeAnswer = {QHttpServerResponder::StatusCode(status), "{}"};

        flow().requestCode(phone());

        QTRY_VERIFY(flow().codeDialog().trouble == trouble);
        QCOMPARE(flow().state(), FlowState::PhoneEntry);
        QVERIFY(m_screen->states.endsWith(FlowState::PhoneEntry));
    }

    void anOutageIsToldOnlyToWhoHasFinished()
    {
        flow().enterByCode();
        m_server->goDown();
        QVERIFY(m_screen->looksOn());
        QCOMPARE(flow().state(), FlowState::PhoneEntry);

        flow().goBack();

        QTRY_COMPARE(flow().state(), FlowState::NotAvailable);
        QCOMPARE(*flow().outage(), Outage::Network);
    }

    void aMessageWins_data()
    {
        QTest::addColumn<bool>("hasCode");

        QTest::newRow("over who types a number") << false;
        QTest::newRow("over who types a code") << true;
    }

    void aMessageWins()
    {
        QFETCH(bool, hasCode);
        flow().enterByCode();
        if (hasCode)
            goToCode();

        m_server->tellMessage(m_server->newest());
        QTRY_COMPARE(flow().state(), FlowState::Received);
        QVERIFY(flow().codeDialog() == CodeDialog());
        m_server->complete(m_server->newest(), temirlan, m_server->serverTime.addSecs(60));

        QTRY_COMPARE(flow().state(), FlowState::Welcome);
        QCOMPARE(*flow().visitor(), temirlan);
    }

    void aCodeThatComesTooLateGreetsNobodyElse()
    {
        goToCode();
        flow().verifyCode(u"123456"_s);

        m_server->complete(m_server->newest(), temirlan, m_server->serverTime.addSecs(60));
        QTRY_COMPARE(flow().state(), FlowState::Welcome);
        const Protocol::UserView greeted = *flow().visitor();
        QTRY_COMPARE(m_server->codeEntries().size(), 1);
        QVERIFY(m_screen->looksOn());

        QCOMPARE(*flow().visitor(), greeted);
    }

    void theScreenTurnsBeforeTheNextVisitorsLanguageComes()
    {
        std::optional<FlowState> atTheEnd;
        connect(&flow(), &LoginFlow::visitorLeft, this, [&] { atTheEnd = flow().state(); });
        flow().enterByCode();

        m_screen->now += 60s;

        QTRY_VERIFY(atTheEnd);
        QCOMPARE(*atTheEnd, FlowState::Scan);
    }

private:
    [[nodiscard]] LoginFlow &flow() { return m_screen->flow; }

    [[nodiscard]] static Core::PhoneNumber phone()
    {
        return *Core::PhoneNumber::fromE164(u"+996555121001");
    }

    void goToCode()
    {
        flow().enterByCode();
        flow().requestCode(phone());
        QTRY_COMPARE(flow().state(), FlowState::CodeEntry);
    }

    std::optional<FakeLoginServer> m_server;
    std::optional<Screen> m_screen;
};

KIOSK_TEST(TestCodeFlow)

} // namespace CodeFlowTest
#include "tst_codeflow.moc"
