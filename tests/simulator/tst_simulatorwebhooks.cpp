// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/gatewayfixture.h"
#include "simulator/webhookreceiver.h"
#include "support/test.h"

#include <QTest>

namespace SimulatorWebhooksTest {

using namespace Qt::StringLiterals;
using namespace TestSupport;
using namespace std::chrono_literals;

//! Delivery of notifications to "webhookUrl" (Green API, Webhook Endpoint).
class TestSimulatorWebhooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNotificationIsOnePost()
    {
        WebhookReceiver receiver;
        GatewayFixture fixture(optionsFor(receiver));

        const auto id = fixture.gateway.write({.from = u"+996555121001"_s, .text = u"Салам"_s});

        QTRY_COMPARE(receiver.posts().size(), 1);
        const auto &post = receiver.posts().first();
        QVERIFY(post.head.startsWith("POST /hooks/green?kiosk=1 HTTP/1.1\r\n"));
        QCOMPARE(post.header("Content-Type"_ba), QByteArray("application/json; charset=utf-8"));
        const auto json = post.json();
        QCOMPARE(json["typeWebhook"_L1].toString(), u"incomingMessageReceived"_s);
        QVERIFY(json["instanceData"_L1]["idInstance"_L1].isDouble());
        QCOMPARE(json["instanceData"_L1]["idInstance"_L1].toInteger(), qint64(1101000001));
        QCOMPARE(json["instanceData"_L1]["wid"_L1].toString(), u"996700000001@c.us"_s);
        QCOMPARE(json["idMessage"_L1].toString(), id);
        QCOMPARE(json["senderData"_L1]["chatId"_L1].toString(), u"996555121001@c.us"_s);
        QCOMPARE(json["senderData"_L1]["sender"_L1].toString(), u"996555121001@c.us"_s);
        QCOMPARE(json["messageData"_L1]["typeMessage"_L1].toString(), u"textMessage"_s);
        QCOMPARE(textOf(json), u"Салам"_s);
        QTRY_COMPARE(fixture.gateway.queued(), 0);
    }

    void theTokenIsTheHeader_data()
    {
        QTest::addColumn<QString>("token");
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("none") << QString() << QByteArray();
        QTest::newRow("bare") << u"webhook-secret"_s << "Bearer webhook-secret"_ba;
        QTest::newRow("with Bearer") << u"Bearer webhook-secret"_s << "Bearer webhook-secret"_ba;
        QTest::newRow("with Basic") << u"Basic d2ViaG9vaw=="_s << "Basic d2ViaG9vaw=="_ba;
    }

    void theTokenIsTheHeader()
    {
        QFETCH(QString, token);
        QFETCH(QByteArray, header);
        WebhookReceiver receiver;
        auto options = optionsFor(receiver);
        options.settings[u"webhookUrlToken"_s] = token;
        GatewayFixture fixture(options);

        fixture.gateway.write({.from = u"996555121001"_s, .text = u"One"_s});

        QTRY_COMPARE(receiver.posts().size(), 1);
        QCOMPARE(receiver.posts().first().header("Authorization"_ba), header);
    }

    void manyArriveOneByOneInTheirOrder()
    {
        WebhookReceiver receiver;
        GatewayFixture fixture(optionsFor(receiver));
        QStringList written;
        for (int i = 0; i < 30; ++i) {
            written.append(QString::number(i));
            fixture.gateway.write({.from = u"996555121001"_s, .text = written.last()});
        }

        QTRY_COMPARE(receiver.posts().size(), 30);

        QCOMPARE(textsOf(receiver), written);
        QCOMPARE(receiver.mostOpen(), 1);
    }

    void anythingBut200IsRepeated_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("nothing") << 0;
        QTest::newRow("201") << 201;
        QTest::newRow("204") << 204;
        QTest::newRow("302") << 302;
        QTest::newRow("401") << 401;
        QTest::newRow("500") << 500;
    }

    void anythingBut200IsRepeated()
    {
        QFETCH(int, status);
        int refused = 0;
        WebhookReceiver receiver(
            [&](const WebhookReceiver::Post &) { return ++refused <= 2 ? status : 200; });
        auto options = optionsFor(receiver);
        options.times.webhookTimeout = 300ms;
        GatewayFixture fixture(options);
        fixture.gateway.write({.from = u"996555121001"_s, .text = u"One"_s});
        fixture.gateway.write({.from = u"996555121001"_s, .text = u"Two"_s});

        QTRY_COMPARE(receiver.posts().size(), 4);

        QCOMPARE(textsOf(receiver), QStringList({u"One"_s, u"One"_s, u"One"_s, u"Two"_s}));
        QCOMPARE(receiver.posts()[1].body, receiver.posts()[0].body);
        QTRY_COMPARE(fixture.gateway.queued(), 0);
    }

    void thereIsAPauseBeforeTheRepetition()
    {
        QList<qint64> times;
        WebhookReceiver receiver([&](const WebhookReceiver::Post &) {
            times.append(QDateTime::currentMSecsSinceEpoch());
            return times.size() == 1 ? 500 : 200;
        });
        auto options = optionsFor(receiver);
        options.times.retryPause = 400ms;
        GatewayFixture fixture(options);

        fixture.gateway.write({.from = u"996555121001"_s, .text = u"One"_s});

        QTRY_COMPARE(times.size(), 2);
        QVERIFY(times[1] - times[0] >= 375);
    }

    void nobodyListensForAWhile()
    {
        auto receiver = std::make_unique<WebhookReceiver>();
        const auto url = receiver->url();
        auto options = optionsFor(*receiver);
        receiver.reset();
        GatewayFixture fixture(options);

        fixture.gateway.write({.from = u"996555121001"_s, .text = u"One"_s});

        QTRY_VERIFY(fixture.events("webhook.posted"_L1).size() >= 3);
        QCOMPARE(fixture.events("webhook.posted"_L1).first()["status"_L1].toInt(-1), 0);
        QCOMPARE(fixture.gateway.queued(), 1);
    }

    void whatIsADayOldMakesWayForTheNext()
    {
        WebhookReceiver receiver([](const WebhookReceiver::Post &post) {
            return post.body.contains("Poison") ? 500 : 200;
        });
        auto options = optionsFor(receiver);
        options.times.keep = 1s;
        GatewayFixture fixture(options);
        fixture.gateway.write({.from = u"996555121001"_s, .text = u"Poison"_s});
        QTRY_VERIFY(receiver.posts().size() >= 3);
        fixture.gateway.write({.from = u"996555121001"_s, .text = u"Good"_s});

        QTRY_COMPARE(textsOf(receiver).last(), u"Good"_s);

        QCOMPARE(fixture.events("notification.expired"_L1).size(), 1);
    }

    void newSettingsCountForTheNextPost()
    {
        WebhookReceiver receiver;
        auto options = optionsFor(receiver);
        options.settings.remove(u"webhookUrl"_s);
        GatewayFixture fixture(options);
        fixture.gateway.write({.from = u"996555121001"_s, .text = u"One"_s});

        QCOMPARE(
            fixture.post("setSettings"_ba, {{u"webhookUrl"_s, receiver.url().toString()}}).status,
            200);

        QTRY_COMPARE(textsOf(receiver).value(0), u"One"_s);
        QTRY_COMPARE(receiver.posts().size(), 3);
        QCOMPARE(receiver.posts()[2].json()["stateInstance"_L1].toString(), u"authorized"_s);
    }

    void aConnectionIsResetInTheMiddle()
    {
        WebhookReceiver receiver;
        GatewayFixture fixture(optionsFor(receiver));
        fixture.gateway.faults().strikeNext(Simulator::Fault::WebhookReset);

        fixture.gateway.write({.from = u"996555121001"_s, .text = QString(1000, u'x')});

        QTRY_COMPARE(receiver.posts().size(), 1);
        QCOMPARE(receiver.broken(), 1);
    }

    void somebodyForgesAPost_data()
    {
        QTest::addColumn<Simulator::Fault>("fault");
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("without header") << Simulator::Fault::ForgedWithoutHeader << QByteArray();
        QTest::newRow("with a wrong one")
            << Simulator::Fault::ForgedWithWrongHeader << "Bearer an-invented-token"_ba;
    }

    void somebodyForgesAPost()
    {
        QFETCH(Simulator::Fault, fault);
        QFETCH(QByteArray, header);
        WebhookReceiver receiver;
        auto options = optionsFor(receiver);
        options.settings[u"webhookUrlToken"_s] = u"webhook-secret"_s;
        GatewayFixture fixture(options);
        fixture.gateway.faults().strikeNext(fault);

        const auto id = fixture.gateway.write({.from = u"996555121001"_s, .text = u"One"_s});

        QTRY_COMPARE(receiver.posts().size(), 2);
        int forged = 0;
        for (const auto &post : receiver.posts()) {
            const bool isGenuine = post.json()["idMessage"_L1] == id;
            forged += isGenuine ? 0 : 1;
            QCOMPARE(post.header("Authorization"_ba),
                     isGenuine ? "Bearer webhook-secret"_ba : header);
        }
        QCOMPARE(forged, 1);
        QTRY_COMPARE(fixture.events("webhook.forged"_L1).size(), 1);
        QTRY_COMPARE(fixture.gateway.queued(), 0);
    }

    void anythingCanBeForged()
    {
        WebhookReceiver receiver;
        GatewayFixture fixture(optionsFor(receiver));

        fixture.gateway.forge({{u"typeWebhook"_s, u"incomingMessageReceived"_s}},
                              "Bearer guess"_ba);

        QTRY_COMPARE(receiver.posts().size(), 1);
        QCOMPARE(receiver.posts().first().header("Authorization"_ba), "Bearer guess"_ba);
    }

    void theGatewayMayGoWhileAPostIsUnderWay()
    {
        WebhookReceiver receiver([](const WebhookReceiver::Post &) { return 0; });
        auto fixture = std::make_unique<GatewayFixture>(optionsFor(receiver));
        fixture->gateway.write({.from = u"996555121001"_s, .text = u"One"_s});
        QTRY_COMPARE(receiver.posts().size(), 1);

        fixture.reset();

        QTRY_COMPARE(receiver.open(), 0);
    }

private:
    static Simulator::Options optionsFor(const WebhookReceiver &receiver)
    {
        auto options = GatewayFixture::quick();
        options.settings[u"webhookUrl"_s] = receiver.url().toString();
        return options;
    }

    static QStringList textsOf(const WebhookReceiver &receiver)
    {
        QStringList texts;
        for (const auto &post : receiver.posts())
            texts.append(textOf(post.json()));
        return texts;
    }
};

KIOSK_TEST(TestSimulatorWebhooks)

} // namespace SimulatorWebhooksTest
#include "tst_simulatorwebhooks.moc"
