// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/client/servercondition.h"
#include "support/test.h"

#include <QTest>

namespace ServerConditionTest {

using Kiosk::conditionFrom;
using Kiosk::Outage;
using Kiosk::ServerCondition;
using Protocol::ServiceState;
using Protocol::ServiceView;

class TestServerCondition : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatTheServerKnowsToWorkDoes_data()
    {
        using Gateway = Core::GatewayState;
        QTest::addColumn<ServiceView>("service");
        QTest::addColumn<ServerCondition>("expected");

        QTest::newRow("nothing known") << ServiceView{} << ServerCondition{};
        QTest::newRow("well") << ServiceView{.state = ServiceState::Ok, .sending = true}
                              << ServerCondition{.isWorking = true};
        QTest::newRow("nothing is sent") << ServiceView{.state = ServiceState::Ok, .sending = false}
                                         << ServerCondition{.canSend = false, .isWorking = true};
        QTest::newRow("gateway") << ServiceView{.state = ServiceState::GatewayTrouble,
                                                .gateway = Gateway::Blocked}
                                 << ServerCondition{.outage = Outage::Gateway,
                                                    .gateway = Gateway::Blocked};
        QTest::newRow("database") << ServiceView{.state = ServiceState::ServerTrouble}
                                  << ServerCondition{.outage = Outage::Server};
    }

    void onlyWhatTheServerKnowsToWorkDoes()
    {
        QFETCH(ServiceView, service);
        QFETCH(ServerCondition, expected);

        QVERIFY(conditionFrom(service) == expected);
    }
};

KIOSK_TEST(TestServerCondition)

} // namespace ServerConditionTest
#include "tst_servercondition.moc"
