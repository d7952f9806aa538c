// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/gatewayfixture.h"
#include "support/test.h"

#include <QSignalSpy>
#include <QTest>

namespace SimulatorSendingTest {

using namespace Qt::StringLiterals;
using namespace TestSupport;
using namespace std::chrono_literals;

//! Messages of the account (Green API, SendMessage).
class TestSimulatorSending : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMessageReachesThePhone()
    {
        GatewayFixture fixture;
        QSignalSpy sent(&fixture.gateway, &Simulator::Gateway::messageSent);

        const auto reply = send(fixture, u"996555121001@c.us"_s, u"Welcome <b>&</b>"_s);

        QVERIFY(reply.json()["idMessage"_L1].toString().startsWith("3EB0"_L1));
        QTRY_COMPARE(sent.size(), 1);
        QCOMPARE(sent[0][0].toString(), u"996555121001@c.us"_s);
        QCOMPARE(sent[0][1].toString(), u"Welcome <b>&</b>"_s);
        const auto outgoing = arrayOf(fixture.get("lastOutgoingMessages"_ba));
        QCOMPARE(outgoing.size(), 1);
        QCOMPARE(outgoing[0]["type"_L1].toString(), u"outgoing"_s);
        QCOMPARE(outgoing[0]["textMessage"_L1].toString(), u"Welcome <b>&</b>"_s);
        QCOMPARE(fixture.gateway.queued(), 0);
    }

    void theAccountHearsOfItIfItWants()
    {
        auto options = GatewayFixture::quick();
        options.settings[u"outgoingAPIMessageWebhook"_s] = u"yes"_s;
        options.settings[u"outgoingWebhook"_s] = u"yes"_s;
        GatewayFixture fixture(options);

        const auto id =
            send(fixture, u"996555121001@c.us"_s, u"Welcome"_s).json()["idMessage"_L1].toString();

        QTRY_COMPARE(fixture.gateway.queued(), 4);
        const auto notifications = fixture.receiveAll();
        const auto &echo = notifications.first();
        QCOMPARE(echo["typeWebhook"_L1].toString(), u"outgoingAPIMessageReceived"_s);
        QCOMPARE(echo["idMessage"_L1].toString(), id);
        QCOMPARE(echo["senderData"_L1]["sender"_L1].toString(), u"996700000001@c.us"_s);
        QCOMPARE(echo["messageData"_L1]["typeMessage"_L1].toString(), u"extendedTextMessage"_s);
        QCOMPARE(textOf(echo), u"Welcome"_s);
        QStringList statuses;
        for (const auto &notification : notifications.mid(1)) {
            QCOMPARE(notification["typeWebhook"_L1].toString(), u"outgoingMessageStatus"_s);
            QCOMPARE(notification["chatId"_L1].toString(), u"996555121001@c.us"_s);
            QCOMPARE(notification["idMessage"_L1].toString(), id);
            QCOMPARE(notification["sendByApi"_L1].toBool(), true);
            statuses.append(notification["status"_L1].toString());
        }
        QCOMPARE(statuses, QStringList({u"sent"_s, u"delivered"_s, u"read"_s}));
    }

    void messagesAreSentOneByOne()
    {
        auto options = GatewayFixture::quick();
        options.times.asked = 0.2;
        GatewayFixture fixture(options);
        QList<qint64> times;
        connect(&fixture.gateway, &Simulator::Gateway::messageSent, this,
                [&times] { times.append(QDateTime::currentMSecsSinceEpoch()); });
        const auto begin = QDateTime::currentMSecsSinceEpoch();

        send(fixture, u"996555121001@c.us"_s, u"One"_s);
        send(fixture, u"996555121001@c.us"_s, u"Two"_s);

        QTRY_COMPARE(times.size(), 2);
        QVERIFY(times[0] - begin >= 90);
        QVERIFY(times[1] - times[0] >= 90);
    }

    void sendingWaitsForTheInstance_data()
    {
        QTest::addColumn<QString>("state");
        for (const auto &state : {u"starting"_s, u"notAuthorized"_s, u"suspended"_s,
                                  u"yellowCard"_s, u"sleepMode"_s, u"blocked"_s})
            QTest::newRow(qPrintable(state)) << state;
    }

    void sendingWaitsForTheInstance()
    {
        QFETCH(QString, state);
        GatewayFixture fixture;
        QSignalSpy sent(&fixture.gateway, &Simulator::Gateway::messageSent);
        fixture.gateway.setState(state);

        QCOMPARE(send(fixture, u"996555121001@c.us"_s, u"One"_s).status, 200);
        QVERIFY(!sent.wait(50));
        QCOMPARE(sent.size(), 0);
        fixture.gateway.setState(u"authorized"_s);

        QTRY_COMPARE(sent.size(), 1);
    }

    void whatWaitsForADayIsNotSent()
    {
        auto options = GatewayFixture::quick();
        options.times.keep = 50ms;
        GatewayFixture fixture(options);
        QSignalSpy sent(&fixture.gateway, &Simulator::Gateway::messageSent);
        fixture.gateway.setState(u"suspended"_s);
        send(fixture, u"996555121001@c.us"_s, u"One"_s);
        QVERIFY(!sent.wait(100));
        QCOMPARE(sent.size(), 0);

        fixture.gateway.setState(u"authorized"_s);

        QTRY_COMPARE(fixture.events("message.expired"_L1).size(), 1);
        QCOMPARE(sent.size(), 0);
    }

    void nobodyWithoutWhatsappGetsIt()
    {
        GatewayFixture fixture;
        QSignalSpy sent(&fixture.gateway, &Simulator::Gateway::messageSent);
        fixture.gateway.contacts().setHasWhatsapp(u"996555121001"_s, false);

        send(fixture, u"996555121001@c.us"_s, u"One"_s);

        QTRY_COMPARE(fixture.gateway.queued(), 1);
        const auto notification = fixture.receiveAll().first();
        QCOMPARE(notification["status"_L1].toString(), u"noAccount"_s);
        QCOMPARE(sent.size(), 0);
    }

    void aReplyToALidReachesTheSamePhone()
    {
        GatewayFixture fixture;
        QSignalSpy sent(&fixture.gateway, &Simulator::Gateway::messageSent);
        fixture.gateway.faults().strikeNext(Simulator::Fault::LidSender);
        fixture.gateway.write({.from = u"996555121001"_s, .text = u"One"_s});
        const auto lid = fixture.receiveAll().first()["senderData"_L1]["sender"_L1].toString();

        send(fixture, lid, u"Two"_s);

        QTRY_COMPARE(sent.size(), 1);
        QCOMPARE(sent[0][0].toString(), lid);
        const auto chat =
            get(fixture.gateway.url(), "/simulator/phone?phone=%2B996555121001"_ba).json();
        QCOMPARE(chat["lines"_L1].toArray().size(), 2);
        QCOMPARE(chat["lines"_L1][1]["text"_L1].toString(), u"Two"_s);
    }

    void theFourthChatIsTooMany()
    {
        auto options = GatewayFixture::quick();
        options.plan = Simulator::Plan::developer();
        GatewayFixture fixture(options);
        for (const auto &digits : {u"996555121001"_s, u"996555121002"_s, u"996555121003"_s})
            QCOMPARE(send(fixture, digits + u"@c.us"_s, u"One"_s).status, 200);
        QCOMPARE(send(fixture, u"996555121001@c.us"_s, u"Two"_s).status, 200);

        const auto reply = send(fixture, u"996555121004@c.us"_s, u"One"_s);
        fixture.gateway.write({.from = u"996555121004"_s, .text = u"Hello"_s});

        QCOMPARE(reply.status, 466);
        QCOMPARE(reply.json()["invokeStatus"_L1]["status"_L1].toString(), u"QUOTE_ALLOWED"_s);
        const auto chats = reply.json()["correspondentsStatus"_L1].toObject();
        QCOMPARE(chats["status"_L1].toString(), u"CORRESPONDENTS_QUOTE_EXCEEDED"_s);
        QCOMPARE(chats["used"_L1].toInt(), 3);
        QCOMPARE(chats["total"_L1].toInt(), 3);
        QVERIFY(chats["description"_L1].toString().contains(
            u"from these numbers: 996555121001@c.us,996555121002@c.us,996555121003@c.us. "_s));
        const auto notifications = fixture.receiveAll();
        QCOMPARE(notifications.size(), 1);
        QCOMPARE(notifications[0]["typeWebhook"_L1].toString(), u"quotaExceeded"_s);
        QVERIFY(!notifications[0].contains("timestamp"_L1));
        QCOMPARE(notifications[0]["quotaData"_L1]["status"_L1].toString(),
                 u"CORRESPONDENTS_QUOTA_EXCEEDED"_s);
        QVERIFY(arrayOf(fixture.get("lastIncomingMessages"_ba)).isEmpty());
    }

private:
    static HttpReply send(const GatewayFixture &fixture, const QString &chatId, const QString &text)
    {
        return fixture.post("sendMessage"_ba, {{u"chatId"_s, chatId}, {u"message"_s, text}});
    }
};

KIOSK_TEST(TestSimulatorSending)

} // namespace SimulatorSendingTest
#include "tst_simulatorsending.moc"
