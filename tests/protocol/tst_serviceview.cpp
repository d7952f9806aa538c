// SPDX-License-Identifier: GPL-3.0-only
#include "protocol/login.h"
#include "support/test.h"

#include <QJsonDocument>
#include <QTest>

namespace ServiceViewTest {

using Protocol::ServiceState;
using Protocol::ServiceView;

namespace {

QJsonObject object(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace

class TestServiceView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsReadAsItIsWritten_data()
    {
        QTest::addColumn<ServiceView>("view");
        QTest::addColumn<QByteArray>("json");

        QTest::newRow("nothing known") << ServiceView{} << QByteArray(R"({"state":"unknown"})");
        QTest::newRow("well") << ServiceView{.state = ServiceState::Ok, .sending = true}
                              << QByteArray(R"({"state":"ok","sending":true})");
        QTest::newRow("gateway")
            << ServiceView{.state = ServiceState::GatewayTrouble,
                           .gateway = Core::GatewayState::Blocked,
                           .sending = false}
            << QByteArray(
                   R"({"state":"trouble","reason":"gateway","gateway":"blocked","sending":false})");
        QTest::newRow("database") << ServiceView{.state = ServiceState::ServerTrouble}
                                  << QByteArray(R"({"state":"trouble","reason":"database"})");
    }

    void itIsReadAsItIsWritten()
    {
        QFETCH(ServiceView, view);
        QFETCH(QByteArray, json);

        QCOMPARE(view.toJson(), object(json));
        QVERIFY(ServiceView::fromJson(object(json)) == view);
    }

    void whatANewerServerSaysIsTakenForTheWorse_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<ServiceView>("view");

        QTest::newRow("another reason") << QByteArray(R"({"state":"trouble","reason":"moon"})")
                                        << ServiceView{.state = ServiceState::ServerTrouble};
        QTest::newRow("no reason") << QByteArray(R"({"state":"trouble"})")
                                   << ServiceView{.state = ServiceState::ServerTrouble};
        QTest::newRow("another state")
            << QByteArray(R"({"state":"tired","gateway":"on_fire","sending":1})")
            << ServiceView{.gateway = Core::GatewayState::Unknown};
        QTest::newRow("nothing") << QByteArray("{}") << ServiceView{};
    }

    void whatANewerServerSaysIsTakenForTheWorse()
    {
        QFETCH(QByteArray, json);
        QFETCH(ServiceView, view);

        QVERIFY(ServiceView::fromJson(object(json)) == view);
    }
};

KIOSK_TEST(TestServiceView)

} // namespace ServiceViewTest
#include "tst_serviceview.moc"
