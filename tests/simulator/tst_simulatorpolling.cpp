// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/gatewayfixture.h"
#include "support/rawclient.h"
#include "support/test.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

namespace SimulatorPollingTest {

using namespace Qt::StringLiterals;
using namespace TestSupport;
using namespace std::chrono_literals;

//! Green API, ReceiveNotification and DeleteNotification.
class TestSimulatorPolling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyQueueIsNullAfterTheTimeout()
    {
        auto options = GatewayFixture::quick();
        options.times.asked = 0.02;
        const GatewayFixture fixture(options);
        QElapsedTimer clock;
        clock.start();

        const auto reply = fixture.get("receiveNotification"_ba, "?receiveTimeout=10"_ba);

        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body, QByteArray("null"));
        QVERIFY(clock.elapsed() >= 200);
    }

    void aWaitingCallIsAnsweredAtOnce()
    {
        auto options = GatewayFixture::quick();
        options.times.asked = 1;
        GatewayFixture fixture(options);
        HttpExchange poll(fixture.gateway.url(), "GET"_ba,
                          GatewayFixture::target("receiveNotification"_ba) + "?receiveTimeout=60");
        QTimer::singleShot(100, &fixture.gateway, [&fixture] {
            fixture.gateway.write({.from = u"996555121001"_s, .text = u"One"_s});
        });

        const auto json = poll.reply().json();

        QVERIFY(json["receiptId"_L1].toInteger() > 0);
        QCOMPARE(textOf(json["body"_L1].toObject()), u"One"_s);
    }

    void aPollWhoseClientIsGoneTakesNothing()
    {
        auto options = GatewayFixture::quick();
        options.times.asked = 1;
        GatewayFixture fixture(options);
        for (int i = 0; i < 3; ++i) {
            RawClient client(fixture.gateway.url());
            QVERIFY(client.isConnected());
            client.send(requestBytes("GET"_ba, GatewayFixture::target("receiveNotification"_ba)));
            client.flush();
            // Answered after the one before it has arrived.
            QCOMPARE(fixture.get("getStateInstance"_ba).status, 200);
            client.reset();
        }

        fixture.gateway.write({.from = u"996555121001"_s, .text = u"One"_s});

        QCOMPARE(textOf(fixture.receive()["body"_L1].toObject()), u"One"_s);
    }

    void theGatewayMayGoWhileSomebodyWaits()
    {
        auto options = GatewayFixture::quick();
        options.times.asked = 1;
        auto fixture = std::make_unique<GatewayFixture>(options);
        RawClient client(fixture->gateway.url());
        QVERIFY(client.isConnected());
        client.send(requestBytes("GET"_ba, GatewayFixture::target("receiveNotification"_ba)));
        client.flush();
        QCOMPARE(fixture->get("getStateInstance"_ba).status, 200);

        fixture.reset();

        QVERIFY(client.isClosedWithin(2s));
    }

    void theHeadIsRepeatedUntilItIsDeleted()
    {
        GatewayFixture fixture;
        fixture.gateway.write({.from = u"996555121001"_s, .text = u"One"_s});
        fixture.gateway.write({.from = u"996555121001"_s, .text = u"Two"_s});

        const auto first = fixture.receive();
        QCOMPARE(fixture.receive(), first);
        const auto receipt = QByteArray::number(first["receiptId"_L1].toInteger());
        QCOMPARE(fixture.remove("deleteNotification"_ba, receipt).json(),
                 (QJsonObject{{u"result"_s, true}, {u"reason"_s, QString()}}));

        QCOMPARE(textOf(fixture.receive()["body"_L1].toObject()), u"Two"_s);
    }

    void manyArriveInTheirOrder()
    {
        GatewayFixture fixture;
        QStringList written;
        for (int i = 0; i < 20; ++i) {
            written.append(QString::number(i));
            fixture.gateway.write({.from = u"996555121001"_s, .text = written.last()});
        }

        QStringList received;
        for (const auto &notification : fixture.receiveAll())
            received.append(textOf(notification));

        QCOMPARE(received, written);
    }

    void deletingSomethingElseFails()
    {
        GatewayFixture fixture;
        fixture.gateway.write({.from = u"996555121001"_s, .text = u"One"_s});

        const auto gone = fixture.remove("deleteNotification"_ba, "1234"_ba);
        fixture.gateway.faults().strikeNext(Simulator::Fault::DeleteCrash);
        const auto crash = fixture.remove("deleteNotification"_ba, "1234"_ba);
        const auto noNumber = fixture.remove("deleteNotification"_ba, "first"_ba);

        QCOMPARE(gone.status, 200);
        QCOMPARE(gone.json()["result"_L1].toBool(true), false);
        QCOMPARE(gone.json()["reason"_L1].toString(),
                 u"Notification with receiptId 1234 not found"_s);
        QCOMPARE(crash.status, 500);
        QCOMPARE(crash.json()["message"_L1].toString(),
                 u"Cannot read properties of undefined (reading 'findUnAckedMessage')"_s);
        QCOMPARE(noNumber.status, 400);
        QCOMPARE(noNumber.json()["message"_L1].toString(),
                 u"Parameter receiptId must be a Number!"_s);
        QCOMPARE(fixture.gateway.queued(), 1);
    }

    void nothingIsReceivedWhileAWebhookIsSet()
    {
        GatewayFixture fixture;
        fixture.gateway.setSettings({{u"webhookUrl"_s, u"http://127.0.0.1:9/hook"_s}});

        const auto reply = fixture.get("receiveNotification"_ba);

        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.json()["code"_L1].toString(), u"INVALID_PARAM"_s);
        QCOMPARE(reply.json()["status"_L1].toString(), u"error"_s);
        QCOMPARE(reply.json()["message"_L1].toString(),
                 u"Message cannot be received because custom webhook url is set. Go to cabinet, "
                 "clear webhook url for instance: 1101000001 and wait for about 1 minute for "
                 "another attempt"_s);
    }

    void aWaitingCallEndsWhenAWebhookIsSet()
    {
        auto options = GatewayFixture::quick();
        options.times.asked = 1;
        GatewayFixture fixture(options);
        HttpExchange poll(fixture.gateway.url(), "GET"_ba,
                          GatewayFixture::target("receiveNotification"_ba) + "?receiveTimeout=60");
        QTimer::singleShot(100, &fixture.gateway, [&fixture] {
            fixture.gateway.setSettings({{u"webhookUrl"_s, u"http://127.0.0.1:9/hook"_s}});
        });

        QCOMPARE(poll.reply().status, 400);
    }

    void whatIsADayOldIsDropped()
    {
        auto options = GatewayFixture::quick();
        options.times.keep = 200ms;
        GatewayFixture fixture(options);
        fixture.gateway.write({.from = u"996555121001"_s, .text = u"One"_s});

        QTRY_COMPARE(fixture.gateway.queued(), 0);

        QCOMPARE(fixture.receive(), QJsonObject());
        QCOMPARE(fixture.events("notification.expired"_L1).size(), 1);
    }

    void theQueueCanBeCountedAndCleared()
    {
        auto options = GatewayFixture::quick();
        options.times.countRefresh = 1h;
        GatewayFixture fixture(options);
        fixture.gateway.write({.from = u"996555121001"_s, .text = u"One"_s});

        QCOMPARE(fixture.get("getWebhooksCount"_ba).json(), (QJsonObject{{u"count"_s, 1}}));
        QCOMPARE(fixture.remove("clearWebhooksQueue"_ba).status, 200);

        QCOMPARE(fixture.gateway.queued(), 0);
        // As on the real service, the count is an old one.
        QCOMPARE(fixture.get("getWebhooksCount"_ba).json(), (QJsonObject{{u"count"_s, 1}}));
    }

    void namesOfMethodsAreReadInAnyCase()
    {
        const GatewayFixture fixture;
        QCOMPARE(fixture.get("ReceiveNotification"_ba).body, QByteArray("null"));
    }
};

KIOSK_TEST(TestSimulatorPolling)

} // namespace SimulatorPollingTest
#include "tst_simulatorpolling.moc"
