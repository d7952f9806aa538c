// SPDX-License-Identifier: GPL-3.0-only
#include "support/flowscreen.h"
#include "support/test.h"

#include <QHash>
#include <QRandomGenerator>
#include <QTest>

namespace FlowInAnyOrderTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Core::FailureReason;
using Kiosk::FlowState;
using Kiosk::LoginFlow;
using TestSupport::FakeLoginServer;
using Screen = TestSupport::FlowScreen;

using Kiosk::CodeDialog;
using Kiosk::Outage;
using std::chrono::milliseconds;

namespace {

const Protocol::UserView aigul = TestSupport::inventedUser();

//! The clock goes on by a few seconds at most, so that the flow looks as often as a real one does.
Kiosk::FlowTimings quick()
{
    auto timings = TestSupport::quickTimings();
    timings.tick = 1ms;
    timings.standstill = 5s;
    timings.untilIdle = 10min;
    return timings;
}

//! Does anything that may happen to a kiosk, in an order that a seed decides.
class Fate
{
public:
    Fate(FakeLoginServer &server, Screen &screen, quint32 seed)
        : m_server(server)
        , m_screen(screen)
        , m_random(seed)
    {
    }

    [[nodiscard]] milliseconds nextStep() { return milliseconds(100 + below(4700)); }

    void strike()
    {
        switch (below(5)) { // mostly nothing happens
        case 0:
            return happenOutside();
        case 1:
            return happenInside();
        default:
            return;
        }
    }

private:
    [[nodiscard]] int below(int limit) { return m_random.bounded(limit); }

    [[nodiscard]] QUuid anyAttempt()
    {
        const auto &all = m_server.started();
        if (all.empty())
            return {};
        const auto last =
            all.size() - 1 - std::min<std::size_t>(std::size_t(below(3)), all.size() - 1);
        return all[last].id;
    }

    void happenOutside()
    {
        const QUuid id = anyAttempt();
        switch (below(18)) {
        case 0:
            return m_server.tellMessage(id);
        case 1:
            return m_server.askNumber(id, 2, 1 + below(3));
        case 2:
            return m_server.complete(id, aigul, m_server.serverTime.addSecs(below(200) - 50));
        case 3:
            return m_server.fail(id, FailureReason::UserNotFound, aigul.maskedPhone, u"4821"_s);
        case 4:
            return m_server.fail(id, FailureReason::AttemptExpired);
        case 5:
            return m_server.cut(id);
        case 6:
            return m_server.close(id, 4001 + below(3));
        case 7:
            m_isUp ? m_server.goDown() : m_server.goUp();
            m_isUp = !m_isUp;
            return;
        case 8:
            m_server.tellsStatus = !m_server.tellsStatus;
            return;
        case 9:
            if (m_server.startAnswer)
                m_server.startAnswer.reset();
            else
                m_server.startAnswer = {QHttpServerResponder::StatusCode::ServiceUnavailable, "{}"};
            return;
        case 10:
            m_server.expiresIn = std::chrono::seconds(60 + below(540));
            m_server.rotateAfter = std::chrono::seconds(below(600));
            return;
        case 11:
            m_server.serverTime = m_server.serverTime.addSecs(below(172800) - 86400);
            return;
        case 12:
            return m_screen.flow.setServerCondition({.outage = Outage::Gateway});
        case 13:
            return m_screen.flow.setServerCondition({.canSend = false});
        default:
            if (!m_isUp)
                m_server.goUp();
            m_isUp = true;
            m_server.tellsStatus = true;
            m_server.startAnswer.reset();
            return m_screen.flow.setServerCondition({});
        }
    }

    void happenInside()
    {
        auto &flow = m_screen.flow;
        switch (below(14)) {
        case 0:
            return flow.handleActivity();
        case 1:
        case 2:
            return flow.enterByCode();
        case 3:
        case 4:
            return flow.requestCode(*Core::PhoneNumber::fromE164(u"+996555121001"));
        case 5:
            return flow.verifyCode(below(2) == 0 ? u"000000"_s : u"123456"_s);
        case 6:
            return flow.resendCode();
        case 7:
            return flow.goBack();
        case 8:
            return flow.enterNumber(u"42"_s);
        case 9:
            return flow.signOut();
        case 10:
            return flow.dismissRefusal();
        case 11:
            return flow.askForPin();
        case 12:
            return flow.prepareForSleep();
        default:
            return flow.wake();
        }
    }

    FakeLoginServer &m_server;
    Screen &m_screen;
    QRandomGenerator m_random;
    bool m_isUp = true;
};

} // namespace

//! Invariants of LoginFlow under random events in any order.
class TestFlowInAnyOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCodeIsGoodForAWhileAndNobodyRemains_data()
    {
        QTest::addColumn<quint32>("seed");

        for (const quint32 seed : {1U, 20260123U, 4071U})
            QTest::addRow("seed %u", seed) << seed;
    }

    void aCodeIsGoodForAWhileAndNobodyRemains()
    {
        QFETCH(quint32, seed);
        FakeLoginServer server;
        server.codeUser = aigul;
        Screen screen(server, quick());
        Fate fate(server, screen, seed);
        connect(&screen.flow, &LoginFlow::changed, this, [&] { check(server, screen); });
        m_deadlines.clear();
        m_shown = 0;
        QSignalSpy ticks(&screen.flow, &LoginFlow::ticked);
        const auto end = screen.now + 2h;

        while (screen.now < end && m_fault.isEmpty()) {
            screen.now += fate.nextStep();
            check(server, screen);
            fate.strike();
            QVERIFY(ticks.wait());
            check(server, screen);
        }

        QCOMPARE(m_fault, QString());
        // It was not true merely because nothing was ever shown.
        QVERIFY2(m_shown > 20,
                 qPrintable(u"%1 codes, %2 starts"_s.arg(m_shown).arg(server.started().size())));
        for (const auto state : {FlowState::Scan, FlowState::Received, FlowState::NumberMatch,
                                 FlowState::PhoneEntry, FlowState::CodeEntry, FlowState::Welcome,
                                 FlowState::Refused, FlowState::NotAvailable, FlowState::Pin})
            QVERIFY2(screen.states.contains(state), qPrintable(QString::number(int(state))));
    }

private:
    void check(const FakeLoginServer &server, const Screen &screen)
    {
        // The kiosk has known an attempt for a moment before this test sees it: it must count from
        // no later than now.
        for (auto i = m_deadlines.size(); i < qsizetype(server.started().size()); ++i)
            m_deadlines.insert(server.started()[std::size_t(i)].id, screen.now + server.expiresIn);
        checkCode(screen);
        checkPeople(screen.flow);
    }

    void checkCode(const Screen &screen)
    {
        const auto *code = screen.flow.invitation();
        if (!code)
            return;
        if (code->attemptId != m_last)
            ++m_shown;
        m_last = code->attemptId;
        expect(screen.now + 20s <= m_deadlines.value(code->attemptId), u"the code is too old"_s);
        expect(screen.flow.paintUntil() > screen.now, u"nothing may be painted"_s);
        expect(screen.flow.paintUntil() + 20s <= m_deadlines.value(code->attemptId),
               u"it is painted for too long"_s);
    }

    void checkPeople(const LoginFlow &flow)
    {
        const auto state = flow.state();
        expect(flow.visitor().has_value() == (state == FlowState::Welcome), u"the visitor"_s);
        expect(flow.refusal().has_value() == (state == FlowState::Refused), u"the refusal"_s);
        expect(state == FlowState::Refused || flow.refusedPhone().isEmpty(), u"a phone"_s);
        expect(state == FlowState::Refused || flow.refusedTicket().isEmpty(), u"a ticket"_s);
        const bool isTyping = state == FlowState::PhoneEntry || state == FlowState::CodeEntry;
        expect(isTyping || flow.codeDialog() == CodeDialog(), u"a dialog"_s);
    }

    void expect(bool isTrue, const QString &what)
    {
        if (!isTrue && m_fault.isEmpty())
            m_fault = what;
    }

    //! By the kiosk's clock, as late as the kiosk may believe.
    QHash<QUuid, milliseconds> m_deadlines;
    QUuid m_last;
    int m_shown = 0;
    QString m_fault;
};

KIOSK_TEST(TestFlowInAnyOrder)

} // namespace FlowInAnyOrderTest
#include "tst_flowinanyorder.moc"
