// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/gatewayfixture.h"
#include "support/test.h"

#include <QTest>

namespace SimulatorAccountTest {

using namespace Qt::StringLiterals;
using namespace TestSupport;

//! Settings and states of the instance (Green API, SetSettings and GetStateInstance).
class TestSimulatorAccount : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingIsOffInANewInstance()
    {
        auto options = GatewayFixture::quick();
        options.settings = {};
        GatewayFixture fixture(options);

        const auto settings = fixture.get("getSettings"_ba).json();
        fixture.gateway.write({.from = u"996555121001"_s, .text = u"One"_s});

        QCOMPARE(settings["wid"_L1].toString(), u"996700000001@c.us"_s);
        QCOMPARE(settings["webhookUrl"_L1].toString(), QString());
        for (const auto &name : {"incomingWebhook"_L1, "stateWebhook"_L1, "outgoingWebhook"_L1,
                                 "outgoingAPIMessageWebhook"_L1, "enableLidMode"_L1})
            QCOMPARE(settings[name].toString(), u"no"_s);
        QCOMPARE(fixture.gateway.queued(), 0);
        QVERIFY(arrayOf(fixture.get("lastIncomingMessages"_ba)).isEmpty());
    }

    void newSettingsRestartTheInstance()
    {
        auto options = GatewayFixture::quick();
        options.times.applySettings = std::chrono::seconds(1);
        const GatewayFixture fixture(options);

        const auto reply =
            fixture.post("setSettings"_ba,
                         {{u"outgoingWebhook"_s, u"yes"_s}, {u"webhookUrlToken"_s, u"secret"_s}});

        QCOMPARE(reply.json(), (QJsonObject{{u"saveSettings"_s, true}}));
        QCOMPARE(fixture.get("getStateInstance"_ba).json()["stateInstance"_L1].toString(),
                 u"starting"_s);
        QCOMPARE(fixture.get("getSettings"_ba).json()["outgoingWebhook"_L1].toString(), u"no"_s);
        QTRY_COMPARE(fixture.gateway.state(), u"authorized"_s);
        const auto settings = fixture.get("getSettings"_ba).json();
        QCOMPARE(settings["outgoingWebhook"_L1].toString(), u"yes"_s);
        QCOMPARE(settings["webhookUrlToken"_L1].toString(), u"secret"_s);
        QCOMPARE(settings["incomingWebhook"_L1].toString(), u"yes"_s);
        const auto notifications = fixture.receiveAll();
        QCOMPARE(notifications.size(), 2);
        QCOMPARE(notifications[0]["typeWebhook"_L1].toString(), u"stateInstanceChanged"_s);
        QCOMPARE(notifications[0]["stateInstance"_L1].toString(), u"starting"_s);
        QCOMPARE(notifications[1]["stateInstance"_L1].toString(), u"authorized"_s);
    }

    void statesAreNotToldUnlessAskedFor()
    {
        auto options = GatewayFixture::quick();
        options.settings[u"stateWebhook"_s] = u"no"_s;
        GatewayFixture fixture(options);

        fixture.gateway.setState(u"suspended"_s);

        QCOMPARE(fixture.gateway.queued(), 0);
    }

    void tellsAnyState_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("phone");
        const auto phone = u"996700000001"_s;
        QTest::newRow("authorized") << u"authorized"_s << u"online"_s << phone;
        QTest::newRow("starting") << u"starting"_s << u"offline"_s << QString();
        QTest::newRow("notAuthorized") << u"notAuthorized"_s << u"offline"_s << QString();
        QTest::newRow("blocked") << u"blocked"_s << u"offline"_s << QString();
        QTest::newRow("suspended") << u"suspended"_s << u"online"_s << phone;
        QTest::newRow("yellowCard") << u"yellowCard"_s << u"online"_s << phone;
        QTest::newRow("sleepMode") << u"sleepMode"_s << u"offline"_s << phone;
        QTest::newRow("unknown") << u"ofTheFuture"_s << u"offline"_s << phone;
    }

    void tellsAnyState()
    {
        QFETCH(QString, state);
        QFETCH(QString, status);
        QFETCH(QString, phone);
        GatewayFixture fixture;
        fixture.gateway.setState(state);

        QCOMPARE(fixture.get("getStateInstance"_ba).json(),
                 (QJsonObject{{u"stateInstance"_s, state}}));
        QCOMPARE(fixture.get("getStatusInstance"_ba).json()["statusInstance"_L1].toString(),
                 status);
        const auto own = fixture.get("getWaSettings"_ba).json();
        QCOMPARE(own["stateInstance"_L1].toString(), state);
        QCOMPARE(own["phone"_L1].toString(), phone);
        QCOMPARE(own["chatId"_L1].toString().endsWith("@lid"_L1), !phone.isEmpty());
    }

    void anInstanceThatIsBeingCreatedHasNoState()
    {
        GatewayFixture fixture;
        fixture.gateway.setState({});

        QCOMPARE(fixture.get("getStateInstance"_ba).body, QByteArray("null"));
    }

    void somethingElseIsRefusedMeanwhile_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("message");
        QTest::newRow("starting") << u"starting"_s << u"instance in starting process try later"_s;
        QTest::newRow("notAuthorized")
            << u"notAuthorized"_s << u"instance account not authorized"_s;
        QTest::newRow("being created") << QString() << u"instance is starting or not authorized"_s;
    }

    void somethingElseIsRefusedMeanwhile()
    {
        QFETCH(QString, state);
        QFETCH(QString, message);
        GatewayFixture fixture;
        fixture.gateway.setState(state);

        const auto reply = fixture.post("checkWhatsapp"_ba, {{u"phoneNumber"_s, personsNumber}});

        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.json()["message"_L1].toString(), message);
    }

    void aRebootHealsASuspension()
    {
        GatewayFixture fixture;
        fixture.gateway.setState(u"suspended"_s);

        QCOMPARE(fixture.get("reboot"_ba).json(), (QJsonObject{{u"isReboot"_s, true}}));

        QTRY_COMPARE(fixture.gateway.state(), u"authorized"_s);
    }

    void aRebootLinksNoPhone()
    {
        GatewayFixture fixture;

        QCOMPARE(fixture.get("logout"_ba).json(), (QJsonObject{{u"isLogout"_s, true}}));
        QCOMPARE(fixture.gateway.state(), u"notAuthorized"_s);
        QCOMPARE(fixture.get("reboot"_ba).status, 200);

        QTRY_COMPARE(fixture.events("state.changed"_L1).size(), 3);
        QCOMPARE(fixture.gateway.state(), u"notAuthorized"_s);
        QCOMPARE(fixture.receiveAll().first()["instanceData"_L1]["wid"_L1].toString(), QString());
    }

    void remembersItsStates()
    {
        GatewayFixture fixture;
        fixture.gateway.setState(u"starting"_s);
        fixture.gateway.setState(u"authorized"_s);

        const auto history = arrayOf(fixture.get("getStateInstanceHistory"_ba));

        QCOMPARE(history.size(), 3);
        QCOMPARE(history[1]["stateInstance"_L1].toString(), u"starting"_s);
        QVERIFY(history[1]["timestamp"_L1].toInteger() > 0);
        QCOMPARE(history[1]["phoneNumber"_L1].toString(), u"996700000001"_s);
    }

    void messagesWaitForTheInstance()
    {
        GatewayFixture fixture;
        fixture.gateway.setState(u"starting"_s);
        fixture.gateway.write(
            {.from = u"996555121001"_s, .text = u"One"_s, .age = std::chrono::hours(1)});
        const auto before = fixture.receiveAll();
        const auto hourAgo = QDateTime::currentSecsSinceEpoch() - 3600;

        fixture.gateway.setState(u"authorized"_s);

        QCOMPARE(before.size(), 1);
        const auto after = fixture.receiveAll();
        QCOMPARE(after.size(), 2);
        QCOMPARE(textOf(after[1]), u"One"_s);
        QVERIFY(qAbs(after[1]["timestamp"_L1].toInteger() - hourAgo) <= 5);
    }

    void anotherPhoneGetsTheHistoryToTheJournalOnly()
    {
        GatewayFixture fixture;
        fixture.gateway.setState(u"notAuthorized"_s);
        fixture.gateway.write({.from = u"996555121001"_s, .text = u"One"_s});

        fixture.gateway.setState(u"authorized"_s);

        QCOMPARE(arrayOf(fixture.get("lastIncomingMessages"_ba)).size(), 1);
        QCOMPARE(fixture.gateway.queued(), 2);
    }

    void lidModeCountsOnceAPhoneIsLinkedAnew()
    {
        GatewayFixture fixture;
        fixture.gateway.contacts().assign(u"996555121001"_s, u"155508384256027"_s);
        fixture.gateway.setSettings({{u"enableLidMode"_s, u"yes"_s}, {u"stateWebhook"_s, u"no"_s}});
        fixture.gateway.write({.from = u"996555121001"_s, .text = u"One"_s});
        fixture.gateway.setState(u"notAuthorized"_s);
        fixture.gateway.setState(u"authorized"_s);
        fixture.gateway.write({.from = u"996555121001"_s, .text = u"Two"_s});

        const auto notifications = fixture.receiveAll();

        QCOMPARE(notifications.size(), 2);
        QCOMPARE(notifications[0]["senderData"_L1]["sender"_L1].toString(), u"996555121001@c.us"_s);
        QCOMPARE(notifications[1]["senderData"_L1]["sender"_L1].toString(),
                 u"155508384256027@lid"_s);
        QCOMPARE(notifications[1]["senderData"_L1]["chatId"_L1].toString(),
                 u"155508384256027@lid"_s);
    }

    void theNumberOfTheAccountCanChange()
    {
        GatewayFixture fixture;
        fixture.gateway.setNumber(u"996700000002"_s);

        QCOMPARE(fixture.get("getSettings"_ba).json()["wid"_L1].toString(), u"996700000002@c.us"_s);
        QCOMPARE(fixture.get("getWaSettings"_ba).json()["phone"_L1].toString(), u"996700000002"_s);
    }
};

KIOSK_TEST(TestSimulatorAccount)

} // namespace SimulatorAccountTest
#include "tst_simulatoraccount.moc"
