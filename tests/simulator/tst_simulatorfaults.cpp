// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/gatewayfixture.h"
#include "support/rawclient.h"
#include "support/test.h"

#include <QElapsedTimer>
#include <QTest>

namespace SimulatorFaultsTest {

using namespace Qt::StringLiterals;
using namespace TestSupport;
using namespace std::chrono_literals;
using Simulator::Fault;
using Simulator::Shape;

//! The messages of people, the notifications of them, and all the faults (Green API, Incoming
//! notifications).
class TestSimulatorFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messagesHaveShapes_data()
    {
        QTest::addColumn<Shape>("shape");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("place");
        QTest::newRow("text") << Shape::Text << u"textMessage"_s
                              << u"textMessageData/textMessage"_s;
        QTest::newRow("extended") << Shape::ExtendedText << u"extendedTextMessage"_s
                                  << u"extendedTextMessageData/text"_s;
        QTest::newRow("forwarded")
            << Shape::Forwarded << u"extendedTextMessage"_s << u"extendedTextMessageData/text"_s;
        QTest::newRow("quoted") << Shape::Quoted << u"quotedMessage"_s
                                << u"extendedTextMessageData/text"_s;
        QTest::newRow("edited") << Shape::Edited << u"editedMessage"_s
                                << u"editedMessageData/textMessage"_s;
        QTest::newRow("image") << Shape::ImageCaption << u"imageMessage"_s
                               << u"fileMessageData/caption"_s;
        QTest::newRow("reaction") << Shape::Reaction << u"reactionMessage"_s
                                  << u"extendedTextMessageData/text"_s;
    }

    void messagesHaveShapes()
    {
        QFETCH(Shape, shape);
        QFETCH(QString, type);
        QFETCH(QString, place);
        GatewayFixture fixture;
        fixture.gateway.setSettings({{u"editedMessageWebhook"_s, u"yes"_s}});

        fixture.gateway.write({.from = u"996555121001"_s, .text = u"One"_s, .shape = shape});

        const auto data = fixture.receive()["body"_L1]["messageData"_L1].toObject();
        QCOMPARE(data["typeMessage"_L1].toString(), type);
        const auto names = place.split(u'/');
        QCOMPARE(data[names[0]][names[1]].toString(), u"One"_s);
        QCOMPARE(data["extendedTextMessageData"_L1]["isForwarded"_L1].toBool(),
                 shape == Shape::Forwarded);
    }

    void editsComeToThoseWhoAskForThem()
    {
        GatewayFixture fixture;
        fixture.gateway.write(
            {.from = u"996555121001"_s, .text = u"One"_s, .shape = Shape::Edited});
        QCOMPARE(fixture.gateway.queued(), 0);
    }

    void aGroupsMessageNamesGroupAndMember()
    {
        GatewayFixture fixture;
        fixture.gateway.write(
            {.from = u"996555121001"_s, .text = u"One"_s, .group = u"120363000000000001@g.us"_s});

        const auto sender = fixture.receive()["body"_L1]["senderData"_L1].toObject();
        QCOMPARE(sender["chatId"_L1].toString(), u"120363000000000001@g.us"_s);
        QCOMPARE(sender["sender"_L1].toString(), u"996555121001@c.us"_s);
    }

    void nobodyWritesFromNowhere()
    {
        GatewayFixture fixture;
        QCOMPARE(fixture.gateway.write({.from = u"nobody"_s, .text = u"One"_s}), QString());
        QCOMPARE(fixture.gateway.queued(), 0);
    }

    void aHiddenPersonHasALidOnly()
    {
        GatewayFixture fixture;
        fixture.gateway.contacts().assign(u"996555121001"_s, u"155508384256027"_s);
        fixture.gateway.contacts().setHidden(u"996555121001"_s, true);

        fixture.gateway.write({.from = u"996555121001"_s, .text = u"One"_s});

        const auto body = fixture.receive()["body"_L1].toObject();
        QCOMPARE(body["senderData"_L1]["sender"_L1].toString(), u"155508384256027@lid"_s);
        QCOMPARE(body["senderData"_L1]["chatId"_L1].toString(), u"155508384256027@lid"_s);
    }

    void aMessageIsDeliveredTwice()
    {
        GatewayFixture fixture;
        const auto notifications = oneWith(fixture, Fault::DuplicateDelivery);
        QCOMPARE(notifications.size(), 2);
        QCOMPARE(notifications[0], notifications[1]);
        QCOMPARE(journal(fixture).size(), 1);
    }

    void aMessageIsLost()
    {
        GatewayFixture fixture;
        QCOMPARE(oneWith(fixture, Fault::Loss).size(), 0);
        QCOMPARE(journal(fixture).size(), 1);
        QCOMPARE(fixture.events("notification.lost"_L1).size(), 1);
    }

    void aMessageComesLate()
    {
        auto options = GatewayFixture::quick();
        QDateTime now({2026, 1, 23}, {17, 27}, Qt::UTC);
        const auto then = now.toSecsSinceEpoch();
        options.now = [&now] { return now; };
        options.times.lateness = 1s;
        GatewayFixture fixture(options);
        QCOMPARE(oneWith(fixture, Fault::DelayedDelivery).size(), 0);
        now = now.addSecs(600);

        QTRY_COMPARE(fixture.gateway.queued(), 1);

        QCOMPARE(fixture.receive()["body"_L1]["timestamp"_L1].toInteger(), then);
    }

    void aMarkerComesFirst_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<bool>("isSameId");
        QTest::newRow("same id") << Fault::MarkerThenText << true;
        QTest::newRow("other id") << Fault::MarkerThenTextOtherId << false;
    }

    void aMarkerComesFirst()
    {
        QFETCH(Fault, fault);
        QFETCH(bool, isSameId);
        auto options = GatewayFixture::quick();
        options.times.markerPause = 100ms;
        GatewayFixture fixture(options);

        fixture.gateway.faults().strikeNext(fault);
        const auto id = fixture.gateway.write({.from = u"996555121001"_s, .text = u"One"_s});

        QCOMPARE(fixture.gateway.queued(), 1);
        QTRY_COMPARE(fixture.gateway.queued(), 2);
        const auto notifications = fixture.receiveAll();
        QCOMPARE(textOf(notifications[0]), u"{{SWE001}}"_s);
        QCOMPARE(textOf(notifications[1]), u"One"_s);
        QCOMPARE(notifications[1]["idMessage"_L1].toString(), id);
        QCOMPARE(notifications[0]["idMessage"_L1].toString() == id, isSameId);
    }

    void aTextIsMissing()
    {
        GatewayFixture fixture;
        const auto data = oneWith(fixture, Fault::EmptyText)[0]["messageData"_L1].toObject();
        QCOMPARE(data["typeMessage"_L1].toString(), u"textMessage"_s);
        QVERIFY(data["textMessageData"_L1].isObject());
        QVERIFY(data["textMessageData"_L1].toObject().isEmpty());
    }

    void senderIsALid()
    {
        GatewayFixture fixture;
        const auto sender = oneWith(fixture, Fault::LidSender)[0]["senderData"_L1].toObject();
        QVERIFY(sender["sender"_L1].toString().endsWith("@lid"_L1));
        QCOMPARE(sender["chatId"_L1], sender["sender"_L1]);
        const auto found =
            fixture.post("checkWhatsapp"_ba, {{u"chatId"_s, sender["sender"_L1]}}).json();
        QCOMPARE(found["phoneNumber"_L1].toString(), u"996555121001@c.us"_s);
    }

    void senderIsEmpty()
    {
        GatewayFixture fixture;
        const auto sender = oneWith(fixture, Fault::EmptySender)[0]["senderData"_L1].toObject();
        QCOMPARE(sender["sender"_L1].toString(u"?"_s), QString());
        QCOMPARE(sender["chatId"_L1].toString(), u"996555121001@c.us"_s);
    }

    void typeIsOfTheFuture()
    {
        GatewayFixture fixture;
        const auto data = oneWith(fixture, Fault::UnknownType)[0]["messageData"_L1].toObject();
        QCOMPARE(data["typeMessage"_L1].toString(), u"futureMessage"_s);
    }

    void widIsAnothers()
    {
        GatewayFixture fixture;
        const auto notification = oneWith(fixture, Fault::ChangedWid).first();
        QCOMPARE(notification["instanceData"_L1]["wid"_L1].toString(), u"996700000099@c.us"_s);
    }

    void theJournalLags()
    {
        auto options = GatewayFixture::quick();
        options.times.journalLag = 1500ms;
        GatewayFixture fixture(options);
        fixture.gateway.faults().strikeNext(Fault::JournalLag);
        fixture.gateway.write({.from = u"996555121001"_s, .text = u"One"_s});

        QCOMPARE(fixture.gateway.queued(), 1);
        QCOMPARE(journal(fixture).size(), 0);
        QTRY_COMPARE(journal(fixture).size(), 1);
    }

    void answersFail_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<int>("status");
        QTest::newRow("403") << Fault::Answer403 << 403;
        QTest::newRow("408") << Fault::Answer408 << 408;
        QTest::newRow("429") << Fault::Answer429 << 429;
        QTest::newRow("466") << Fault::Answer466 << 466;
        QTest::newRow("500") << Fault::Answer500 << 500;
        QTest::newRow("502") << Fault::Answer502 << 502;
        QTest::newRow("504") << Fault::Answer504 << 504;
    }

    void answersFail()
    {
        QFETCH(Fault, fault);
        QFETCH(int, status);
        GatewayFixture fixture;
        fixture.gateway.faults().strikeNext(fault, 2, u"sendMessage"_s);
        const QJsonObject body{{u"chatId"_s, u"996555121001@c.us"_s}, {u"message"_s, u"One"_s}};

        QCOMPARE(fixture.get("getStateInstance"_ba).status, 200);
        QCOMPARE(fixture.post("sendMessage"_ba, body).status, status);
        QCOMPARE(fixture.post("sendMessage"_ba, body).status, status);
        QCOMPARE(fixture.post("sendMessage"_ba, body).status, 200);
        QCOMPARE(fixture.events("message.accepted"_L1).size(), 1);
    }

    void anAnswerIsLostAndTheWorkDone()
    {
        GatewayFixture fixture;
        fixture.gateway.faults().strikeNext(Fault::ConnectionReset);

        const auto reply = fixture.post(
            "sendMessage"_ba, {{u"chatId"_s, u"996555121001@c.us"_s}, {u"message"_s, u"One"_s}});

        QCOMPARE(reply.status, 0);
        QCOMPARE(fixture.events("message.accepted"_L1).size(), 1);
    }

    void aLongPollIsReset()
    {
        GatewayFixture fixture;
        fixture.gateway.faults().strikeNext(Fault::ConnectionReset, 1, u"receiveNotification"_s);
        QCOMPARE(fixture.get("receiveNotification"_ba).status, 0);
        QCOMPARE(fixture.get("receiveNotification"_ba).status, 200);
    }

    void anAnswerIsSlow_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::newRow("any") << "getStateInstance"_ba;
        QTest::newRow("long poll") << "receiveNotification"_ba;
    }

    void anAnswerIsSlow()
    {
        QFETCH(QByteArray, method);
        auto options = GatewayFixture::quick();
        options.times.slowness = 200ms;
        GatewayFixture fixture(options);
        fixture.gateway.faults().strikeNext(Fault::SlowAnswer);
        QElapsedTimer clock;
        clock.start();

        QCOMPARE(fixture.get(method).status, 200);

        QVERIFY(clock.elapsed() >= 195);
    }

    void faultsStrikeByChance()
    {
        GatewayFixture fixture;
        fixture.gateway.faults().strikeByChance(Fault::DuplicateDelivery, 0.5);
        for (int i = 0; i < 40; ++i)
            fixture.gateway.write({.from = u"996555121001"_s, .text = u"One"_s});

        const auto twice = fixture.gateway.queued() - 40;

        QVERIFY(twice > 5 && twice < 35);
        fixture.gateway.faults().clear();
        fixture.gateway.write({.from = u"996555121001"_s, .text = u"One"_s});
        QCOMPARE(fixture.gateway.queued(), 41 + twice);
    }

    void garbageIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::newRow("no HTTP") << "hello\r\n\r\n"_ba << 400;
        QTest::newRow("no path") << "GET http HTTP/1.1\r\n\r\n"_ba << 400;
        QTest::newRow("chunks") << "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"_ba
                                << 411;
        QTest::newRow("negative length")
            << "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n"_ba << 411;
        QTest::newRow("endless head") << QByteArray(16500, 'x') << 431;
    }

    void garbageIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        const GatewayFixture fixture;
        QCOMPARE(sendRaw(fixture.gateway.url(), bytes).status, status);
    }

    void aConnectionServesManyRequests()
    {
        const GatewayFixture fixture;
        RawClient client(fixture.gateway.url());
        QVERIFY(client.isConnected());
        const auto request = requestBytes("GET"_ba, GatewayFixture::target("getStateInstance"_ba));

        client.send(request + request);
        client.send(request);

        for (int i = 0; i < 3; ++i)
            QCOMPARE(client.nextReply().status, 200);
        QVERIFY(!client.isClosed());
    }

private:
    //! The notifications that come at once of one message, written while @p fault strikes.
    static QList<QJsonObject> oneWith(GatewayFixture &fixture, Fault fault)
    {
        fixture.gateway.faults().strikeNext(fault);
        fixture.gateway.write({.from = u"996555121001"_s, .text = u"One"_s});
        return fixture.receiveAll();
    }

    static QJsonArray journal(const GatewayFixture &fixture)
    {
        return arrayOf(fixture.get("lastIncomingMessages"_ba));
    }
};

KIOSK_TEST(TestSimulatorFaults)

} // namespace SimulatorFaultsTest
#include "tst_simulatorfaults.moc"
