// SPDX-License-Identifier: GPL-3.0-only
#include "service/servicewatch.h"
#include "support/test.h"

#include <QSignalSpy>
#include <QTest>

#include <array>

namespace ServiceWatchTest {

using namespace std::chrono_literals;
using Core::GatewayState;
using Protocol::ServiceState;
using Service::ServiceCondition;
using Service::ServiceWatch;

namespace {

ServiceCondition well()
{
    return {.isDatabaseUsable = true, .gateway = GatewayState::Authorized, .sending = true};
}

} // namespace

class TestServiceWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_condition = well(); }

    void inEveryStateOfTheGatewayItIsSaidWhetherMessagesSignIn_data()
    {
        QTest::addColumn<GatewayState>("gateway");
        QTest::addColumn<bool>("isUsable");
        constexpr std::array states{
            GatewayState::Authorized,    GatewayState::NotAuthorized, GatewayState::Blocked,
            GatewayState::Suspended,     GatewayState::Sleeping,      GatewayState::Starting,
            GatewayState::Unknown,       GatewayState::Unreachable,   GatewayState::WrongToken,
            GatewayState::NumberChanged, GatewayState::Expired,       GatewayState::WebhookUrlSet};
        for (const auto state : states) {
            QTest::newRow(qPrintable(Core::toString(state)))
                << state << (state == GatewayState::Authorized || state == GatewayState::Suspended);
        }
    }

    void inEveryStateOfTheGatewayItIsSaidWhetherMessagesSignIn()
    {
        QFETCH(GatewayState, gateway);
        QFETCH(bool, isUsable);
        m_condition.gateway = gateway;
        ServiceWatch watch(sample(), {});
        watch.start();

        const auto expected = isUsable ? ServiceState::Ok : ServiceState::GatewayTrouble;
        QCOMPARE(watch.view(true).state, expected);
        QCOMPARE(watch.view(false).state, expected);
    }

    void whoNeedsANumberIsToldThatNoneComes_data()
    {
        QTest::addColumn<Core::ConfirmationRule>("rule");
        QTest::addColumn<ServiceState>("atKiosk");
        QTest::addColumn<ServiceState>("onPage");
        using enum ServiceState;

        QTest::newRow("nobody") << Core::ConfirmationRule{} << Ok << Ok;
        QTest::newRow("staff") << Core::ConfirmationRule{.staff = true} << Ok << Ok;
        QTest::newRow("pages") << Core::ConfirmationRule{.web = true} << Ok << GatewayTrouble;
        QTest::newRow("all") << Core::ConfirmationRule{.all = true} << GatewayTrouble
                             << GatewayTrouble;
    }

    void whoNeedsANumberIsToldThatNoneComes()
    {
        QFETCH(Core::ConfirmationRule, rule);
        QFETCH(ServiceState, atKiosk);
        QFETCH(ServiceState, onPage);
        m_condition.gateway = GatewayState::Suspended;
        ServiceWatch watch(sample(), {.confirmation = rule});
        watch.start();

        QCOMPARE(watch.view(true).state, atKiosk);
        QCOMPARE(watch.view(false).state, onPage);
    }

    void whatIsNotKnownIsNotPromised()
    {
        ServiceWatch watch(sample(), {});
        QCOMPARE(watch.view(true).state, ServiceState::Unknown);
        m_condition.gateway.reset();

        watch.start();

        QCOMPARE(watch.view(true).state, ServiceState::Unknown);
    }

    void aDatabaseThatIsAwayIsTheServersTrouble()
    {
        m_condition.isDatabaseUsable = false;
        m_condition.gateway = GatewayState::Blocked;
        ServiceWatch watch(sample(), {});
        watch.start();

        QCOMPARE(watch.view(false).state, ServiceState::ServerTrouble);
    }

    void whoDoesNotListenPromisesNothing()
    {
        m_condition.gateway.reset();
        ServiceWatch watch(sample(), {.isListening = false});
        watch.start();

        QCOMPARE(watch.view(true).state, ServiceState::GatewayTrouble);
    }

    void simulatedMessagesAlwaysArrive()
    {
        m_condition.gateway.reset();
        ServiceWatch watch(sample(), {.isSimulated = true});
        watch.start();

        QCOMPARE(watch.view(true).state, ServiceState::Ok);
    }

    void whatTheGatewayTellsOfTheAccountIsForKiosksOnly()
    {
        m_condition = {
            .isDatabaseUsable = true, .gateway = GatewayState::Expired, .sending = false};
        ServiceWatch watch(sample(), {});
        watch.start();

        QVERIFY(watch.view(true).gateway == GatewayState::Expired);
        QVERIFY(!watch.view(false).gateway);
        QCOMPARE(watch.view(false).sending, std::optional(false));
    }

    void eachChangeIsToldOnce()
    {
        ServiceWatch watch(sample(), {}, 1ms);
        QSignalSpy changes(&watch, &ServiceWatch::changed);
        watch.start();
        QCOMPARE(changes.size(), 1);

        m_condition.gateway = GatewayState::Blocked;
        QTRY_COMPARE(changes.size(), 2);
        const auto looks = m_looks;
        QTRY_VERIFY(m_looks > looks + 3);
        QCOMPARE(changes.size(), 2);
        m_condition = well();

        watch.refresh();

        QCOMPARE(changes.size(), 3);
        QCOMPARE(watch.view(true).state, ServiceState::Ok);
    }

private:
    [[nodiscard]] ServiceWatch::Sample sample()
    {
        return [this] {
            ++m_looks;
            return m_condition;
        };
    }

    ServiceCondition m_condition;
    int m_looks = 0;
};

KIOSK_TEST(TestServiceWatch)

} // namespace ServiceWatchTest
#include "tst_servicewatch.moc"
