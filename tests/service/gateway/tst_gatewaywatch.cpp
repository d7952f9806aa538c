// SPDX-License-Identifier: GPL-3.0-only
#include "service/gateway/gatewaywatch.h"
#include "simulator/gateway.h"
#include "support/test.h"
#include "support/testclock.h"

#include <QSignalSpy>
#include <QTest>

namespace GatewayWatchTest {

using namespace Service;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Core::GatewayState;

namespace {

GreenApi::ClientTimings quickClient()
{
    GreenApi::ClientTimings timings;
    timings.timeout = 2s;
    timings.second = 20ms;
    timings.repeats = {};
    return timings;
}

constexpr WatchTimings quick{.every = 50ms, .whileUnreachable = 50ms, .whileStarting = 50ms};

} // namespace

//! Asks a simulated gateway.
class TestGatewayWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        Simulator::Options options;
        options.hasRateLimits = false;
        m_gateway = std::make_unique<Simulator::Gateway>(options);
        QVERIFY(m_gateway->listen());
        m_client = std::make_unique<GreenApi::Client>(
            GreenApi::Credentials{.apiUrl = m_gateway->url(),
                                  .idInstance = options.idInstance,
                                  .apiToken = Core::Secret(options.token.toLatin1())},
            quickClient());
    }

    void cleanup()
    {
        m_watch.reset();
        m_client.reset();
        m_gateway.reset();
    }

    void everyStateOfTheAccountIsSeen_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<GatewayState>("state");
        QTest::newRow("authorized") << u"authorized"_s << GatewayState::Authorized;
        QTest::newRow("not linked") << u"notAuthorized"_s << GatewayState::NotAuthorized;
        QTest::newRow("blocked") << u"blocked"_s << GatewayState::Blocked;
        QTest::newRow("suspended") << u"suspended"_s << GatewayState::Suspended;
        QTest::newRow("of old") << u"yellowCard"_s << GatewayState::Suspended;
        QTest::newRow("asleep") << u"sleepMode"_s << GatewayState::Sleeping;
        QTest::newRow("starting") << u"starting"_s << GatewayState::Starting;
        QTest::newRow("of tomorrow") << u"pendingPassword"_s << GatewayState::Unknown;
    }

    void everyStateOfTheAccountIsSeen()
    {
        QFETCH(QString, word);
        QFETCH(GatewayState, state);
        m_gateway->setState(word);

        begin({});

        QTRY_COMPARE(this->state(), Core::toString(state));
        QCOMPARE(m_watch->since(), m_clock.now);
    }

    void aChangeIsSeenWithoutBeingToldAndSaidOnce()
    {
        begin({});
        QTRY_COMPARE(state(), Core::toString(GatewayState::Authorized));
        QSignalSpy changed(m_watch.get(), &GatewayWatch::changed);
        m_clock.advance(1h);

        m_gateway->setState(u"blocked"_s);

        QTRY_COMPARE(state(), Core::toString(GatewayState::Blocked));
        QCOMPARE(m_watch->since(), m_clock.now);
        QCOMPARE(changed.size(), 1);
    }

    void aChangeThatIsToldIsBelievedAtOnce()
    {
        begin({}, {.every = 1h, .whileUnreachable = 1h, .whileStarting = 1h});
        QTRY_COMPARE(state(), Core::toString(GatewayState::Authorized));
        m_gateway->setState(u"notAuthorized"_s);

        tell(GreenApi::InstanceState::NotAuthorized);

        QCOMPARE(state(), Core::toString(GatewayState::NotAuthorized));
    }

    void aDeadGatewayIsUnreachableAndComesBack()
    {
        const auto port = m_gateway->url().port();
        m_gateway.reset();
        begin({});
        QTRY_COMPARE_WITH_TIMEOUT(state(), Core::toString(GatewayState::Unreachable), 20000);

        Simulator::Options options;
        options.hasRateLimits = false;
        m_gateway = std::make_unique<Simulator::Gateway>(options);
        QVERIFY(m_gateway->listen(quint16(port)));

        QTRY_COMPARE_WITH_TIMEOUT(state(), Core::toString(GatewayState::Authorized), 20000);
    }

    void aWrongTokenIsCalledOne()
    {
        m_client = std::make_unique<GreenApi::Client>(
            GreenApi::Credentials{.apiUrl = m_gateway->url(),
                                  .idInstance = Simulator::Options().idInstance,
                                  .apiToken = Core::Secret("wrong")},
            quickClient());

        begin({});

        QTRY_COMPARE(state(), Core::toString(GatewayState::WrongToken));
    }

    void theNumberIsToldOnce()
    {
        begin({});
        QSignalSpy known(m_watch.get(), &GatewayWatch::numberKnown);

        QTRY_COMPARE(known.size(), 1);

        QCOMPARE(m_number, u"+996700000001"_s);
        tell(GreenApi::InstanceState::Authorized); // asks again
        QTRY_VERIFY(asked() >= 3);
        QCOMPARE(known.size(), 1);
    }

    void anotherNumberThanExpectedIsAnAlarm_data()
    {
        QTest::addColumn<QString>("expected");
        QTest::newRow("configured, or of the last run") << u"+996700000009"_s;
        QTest::newRow("seen before in this run") << QString();
    }

    void anotherNumberThanExpectedIsAnAlarm()
    {
        QFETCH(QString, expected);
        begin(Core::PhoneNumber::fromE164(expected));
        if (expected.isEmpty()) {
            QTRY_COMPARE(state(), Core::toString(GatewayState::Authorized));
            m_gateway->setNumber(u"996700000002"_s);
        }

        QTRY_COMPARE(state(), Core::toString(GatewayState::NumberChanged));

        m_gateway->setNumber(expected.isEmpty() ? u"996700000001"_s : u"996700000009"_s);
        QTRY_COMPARE(state(), Core::toString(GatewayState::Authorized));
    }

    void aWebhookThatTakesAllIsSaidWhilePolling()
    {
        begin({});
        QTRY_COMPARE(state(), Core::toString(GatewayState::Authorized));

        m_watch->setPollTrouble(GreenApi::PollTrouble::WebhookUrlSet);
        QCOMPARE(state(), Core::toString(GatewayState::WebhookUrlSet));

        m_watch->setPollTrouble(std::nullopt);
        QCOMPARE(state(), Core::toString(GatewayState::Authorized));
    }

private:
    void begin(const std::optional<Core::PhoneNumber> &expected,
               const WatchTimings &timings = quick)
    {
        m_watch = std::make_unique<GatewayWatch>(*m_client, expected, m_clock.reader(), timings);
        connect(m_watch.get(), &GatewayWatch::numberKnown, this,
                [this](const Core::PhoneNumber &number) { m_number = number.e164(); });
        m_watch->start();
    }

    void tell(GreenApi::InstanceState state)
    {
        GreenApi::StateChange change;
        change.state = state;
        m_watch->handleChange(change);
    }

    [[nodiscard]] QString state() const
    {
        return m_watch->state() ? Core::toString(*m_watch->state()) : QString();
    }

    [[nodiscard]] int asked() const
    {
        int count = 0;
        for (const auto &event : m_gateway->events()) {
            if (event["method"_L1].toString() == "getWaSettings"_L1)
                ++count;
        }
        return count;
    }

    TestSupport::TestClock m_clock;
    QString m_number;
    std::unique_ptr<Simulator::Gateway> m_gateway;
    std::unique_ptr<GreenApi::Client> m_client;
    std::unique_ptr<GatewayWatch> m_watch;
};

KIOSK_TEST(TestGatewayWatch)

} // namespace GatewayWatchTest

#include "tst_gatewaywatch.moc"
