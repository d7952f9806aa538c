// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/gatewayfixture.h"
#include "support/test.h"

#include <QTest>

namespace SimulatorApiTest {

using namespace Qt::StringLiterals;
using namespace TestSupport;

//! The admission of requests and the refusals, word by word (Green API, Common errors).
class TestSimulatorApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersNobodyElse_data()
    {
        QTest::addColumn<QByteArray>("target");
        const auto right = GatewayFixture::target("getStateInstance"_ba);
        QTest::newRow("other token") << right + 'x';
        QTest::newRow("other instance") << QByteArray(right).replace("1101000001", "1101000002");
        QTest::newRow("other instance of 12 digits")
            << QByteArray(right).replace("1101000001", "110100000100");
        QTest::newRow("unknown method with other token")
            << GatewayFixture::target("noSuchMethod"_ba) + 'x';
        QTest::newRow("long poll") << GatewayFixture::target("receiveNotification"_ba) + 'x';
    }

    void answersNobodyElse()
    {
        QFETCH(QByteArray, target);
        const GatewayFixture fixture;

        const auto reply = get(fixture.gateway.url(), target);

        QCOMPARE(reply.status, 401);
        QCOMPARE(reply.body, QByteArray());
        QCOMPARE(reply.header("Content-Type"), QByteArray("application/json"));
        QCOMPARE(reply.header("Content-Length"), QByteArray("0"));
    }

    void knowsNoOtherPlace_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("method") << "GET"_ba << GatewayFixture::target("noSuchMethod"_ba);
        QTest::newRow("verb") << "POST"_ba << GatewayFixture::target("getSettings"_ba);
        QTest::newRow("path") << "GET"_ba
                              << "/waInstance1101000001"_ba;
        QTest::newRow("more than the token")
            << "GET"_ba << GatewayFixture::target("getSettings"_ba) + "/1";
        QTest::newRow("no control") << "GET"_ba
                                    << "/simulator/events"_ba;
    }

    void knowsNoOtherPlace()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        const GatewayFixture fixture;

        const auto reply = HttpExchange(fixture.gateway.url(), method, target, {},
                                        {{"Content-Type"_ba, "application/json"_ba}})
                               .reply();

        QCOMPARE(reply.status, 404);
        QVERIFY(reply.body.contains("<center>nginx</center>"));
        QCOMPARE(reply.header("Content-Type"), QByteArray("text/html"));
    }

    void answersUnderItsOwnNameOnly()
    {
        const GatewayFixture fixture;
        const auto bytes = "GET " + GatewayFixture::target("getStateInstance"_ba)
            + " HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n";

        QCOMPARE(sendRaw(fixture.gateway.url(), bytes).status, 404);
    }

    void saysWhatIsWrongWithARequest_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<QString>("details");

        const auto send = "sendMessage"_ba;
        const auto chat = QString::fromLatin1(personsChat);
        const auto format = u"'chatId' must be one of the next formats: 'phone_number@c.us', "
                            "'chat_id@lid' or 'group_id@g.us'"_s;
        using O = QJsonObject;
        QTest::newRow("no chat") << send << O{{u"message"_s, u"Hi"_s}} << u"'chatId' is required"_s;
        QTest::newRow("empty chat") << send << O{{u"chatId"_s, QString()}, {u"message"_s, u"Hi"_s}}
                                    << u"'chatId' is not allowed to be empty"_s;
        QTest::newRow("number as chat") << send << O{{u"chatId"_s, 5}, {u"message"_s, u"Hi"_s}}
                                        << u"'chatId' must be a string"_s;
        QTest::newRow("bare number")
            << send << O{{u"chatId"_s, u"996555121001"_s}, {u"message"_s, u"Hi"_s}} << format;
        QTest::newRow("plus") << send
                              << O{{u"chatId"_s, u"+996555121001@c.us"_s}, {u"message"_s, u"Hi"_s}}
                              << format;
        QTest::newRow("channel") << send
                                 << O{{u"chatId"_s, u"120363000000000001@newsletter"_s},
                                      {u"message"_s, u"Hi"_s}}
                                 << format;
        QTest::newRow("no text") << send << O{{u"chatId"_s, chat}} << u"'message' is required"_s;
        QTest::newRow("empty text") << send << O{{u"chatId"_s, chat}, {u"message"_s, QString()}}
                                    << u"'message' is not allowed to be empty"_s;
        QTest::newRow("number as text")
            << send << O{{u"chatId"_s, chat}, {u"message"_s, 5}} << u"'message' must be a string"_s;
        QTest::newRow("long text")
            << send << O{{u"chatId"_s, chat}, {u"message"_s, QString(20001, u'x')}}
            << u"'message' length must be less than or equal to 20000 characters long"_s;
        QTest::newRow("short quoted id")
            << send
            << O{{u"chatId"_s, chat}, {u"message"_s, u"Hi"_s}, {u"quotedMessageId"_s, u"3A01"_s}}
            << u"'message id' must be at least 16 symbols"_s;
        QTest::newRow("preview as text")
            << send << O{{u"chatId"_s, chat}, {u"message"_s, u"Hi"_s}, {u"linkPreview"_s, u"no"_s}}
            << u"'linkPreview' must be a boolean"_s;
        QTest::newRow("message of no chat")
            << "getMessage"_ba << O{{u"idMessage"_s, u"3A01"_s}} << u"'chatId' is required"_s;
        QTest::newRow("message without id")
            << "getMessage"_ba << O{{u"chatId"_s, chat}} << u"'idMessage' is required"_s;
        QTest::newRow("history of nobody")
            << "getChatHistory"_ba << O{{u"chatId"_s, u"nobody"_s}} << format;
        QTest::newRow("chat to read") << "readChat"_ba << O{} << u"'chatId' is required"_s;
        QTest::newRow("check without number")
            << "checkWhatsapp"_ba << O{} << u"'phoneNumber' is required"_s;
        QTest::newRow("check of a text") << "checkWhatsapp"_ba << O{{u"phoneNumber"_s, u"996"_s}}
                                         << u"'phoneNumber' must be a number"_s;
        QTest::newRow("boolean setting") << "setSettings"_ba << O{{u"incomingWebhook"_s, true}}
                                         << u"'incomingWebhook' must be one of [yes, no]"_s;
        QTest::newRow("no setting")
            << "setSettings"_ba << O{} << u"at least one setting is required"_s;
    }

    void saysWhatIsWrongWithARequest()
    {
        QFETCH(QByteArray, method);
        QFETCH(QJsonObject, body);
        QFETCH(QString, details);
        const GatewayFixture fixture;

        const auto reply = fixture.post(method, body);

        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.json()["message"_L1].toString(),
                 u"Validation failed. Details: "_s + details);
        QCOMPARE(reply.json()["statusCode"_L1].toInt(), 400);
        QCOMPARE(reply.json()["path"_L1].toString(),
                 QString::fromLatin1(GatewayFixture::target(method)));
        QVERIFY(reply.json()["timestamp"_L1].toString().endsWith(u'Z'));
    }

    void refusesABodyThatIsNoObject()
    {
        const GatewayFixture fixture;

        const auto reply = fixture.postBytes("sendMessage"_ba, "chatId=1"_ba);

        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.json()["message"_L1].toString(), u"bad request data"_s);
    }

    void refusesALargeBody()
    {
        const GatewayFixture fixture;

        const auto reply = fixture.postBytes("sendMessage"_ba, QByteArray(150 * 1024, ' '));

        QCOMPARE(reply.status, 500);
        QCOMPARE(reply.json()["message"_L1].toString(), u"request entity too large"_s);
    }

    void limitsEachMethodByItself()
    {
        auto options = GatewayFixture::quick();
        options.hasRateLimits = true;
        options.times.rateWindow = std::chrono::minutes(1);
        const GatewayFixture fixture(options);

        QCOMPARE(fixture.get("getStateInstance"_ba).status, 200);
        const auto excess = fixture.get("getStateInstance"_ba);
        QCOMPARE(excess.status, 429);
        QCOMPARE(excess.header("X-RateLimit-Remaining"), QByteArray("0"));
        QCOMPARE(excess.header("X-RateLimit-Replenish-Rate"), QByteArray("1"));
        QCOMPARE(fixture.get("getSettings"_ba).status, 200);
        for (int i = 0; i < 10; ++i)
            QCOMPARE(fixture.post("checkWhatsapp"_ba, {{u"phoneNumber"_s, personsNumber}}).status,
                     200);
        QCOMPARE(fixture.post("checkWhatsapp"_ba, {{u"phoneNumber"_s, personsNumber}}).status, 429);
    }

    void admitsAgainAfterTheWindow()
    {
        auto options = GatewayFixture::quick();
        options.hasRateLimits = true;
        options.times.rateWindow = std::chrono::milliseconds(200);
        const GatewayFixture fixture(options);
        QCOMPARE(fixture.get("getSettings"_ba).status, 200);

        const auto isAdmitted = [&fixture] { return fixture.get("getSettings"_ba).status == 200; };
        QVERIFY(QTest::qWaitFor(isAdmitted));
    }

    void checksNumbersAndLids()
    {
        GatewayFixture fixture;
        fixture.gateway.contacts().assign(u"996555121001"_s, u"155508384256027"_s);
        const QJsonObject expected{{u"existsWhatsapp"_s, true},
                                   {u"chatId"_s, u"155508384256027@lid"_s},
                                   {u"username"_s, QString()},
                                   {u"phoneNumber"_s, u"996555121001@c.us"_s},
                                   {u"fromCache"_s, false}};

        QCOMPARE(fixture.post("checkWhatsapp"_ba, {{u"phoneNumber"_s, personsNumber}}).json(),
                 expected);
        QCOMPARE(fixture.post("checkWhatsapp"_ba, {{u"chatId"_s, u"155508384256027@lid"_s}}).json(),
                 expected);
        fixture.gateway.contacts().setHidden(u"996555121001"_s, true);
        const auto hidden =
            fixture.post("checkWhatsapp"_ba, {{u"chatId"_s, u"155508384256027@lid"_s}}).json();
        QCOMPARE(hidden["existsWhatsapp"_L1].toBool(), true);
        QCOMPARE(hidden["phoneNumber"_L1].toString(), QString());
    }

    void checkFindsNobody_data()
    {
        QTest::addColumn<QJsonObject>("body");
        QTest::newRow("number without WhatsApp")
            << QJsonObject{{u"phoneNumber"_s, personsNumber + 1}};
        QTest::newRow("lid of nobody") << QJsonObject{{u"chatId"_s, u"155508384256099@lid"_s}};
    }

    void checkFindsNobody()
    {
        QFETCH(QJsonObject, body);
        GatewayFixture fixture;
        fixture.gateway.contacts().setHasWhatsapp(u"996555121002"_s, false);

        const auto reply = fixture.post("checkWhatsapp"_ba, body);

        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.json(), (QJsonObject{{u"existsWhatsapp"_s, false}}));
    }

    void checkAnswersTheClassicWay()
    {
        auto options = GatewayFixture::quick();
        options.hasClassicCheck = true;
        const GatewayFixture fixture(options);

        QCOMPARE(fixture.post("checkWhatsapp"_ba, {{u"phoneNumber"_s, personsNumber}}).json(),
                 (QJsonObject{{u"existsWhatsapp"_s, true}}));
    }

    void checksAreCountedByTheMonth()
    {
        auto options = GatewayFixture::quick();
        options.plan.checkWhatsapp = 1;
        QDateTime now({2026, 1, 31}, {12, 0}, Qt::UTC);
        options.now = [&now] { return now; };
        const GatewayFixture fixture(options);
        const QJsonObject body{{u"phoneNumber"_s, personsNumber}};

        QCOMPARE(fixture.post("checkWhatsapp"_ba, body).status, 200);
        const auto excess = fixture.post("checkWhatsapp"_ba, body);
        QCOMPARE(excess.status, 466);
        const auto status = excess.json()["invokeStatus"_L1].toObject();
        QCOMPARE(status["method"_L1].toString(), u"checkwhatsapp"_s);
        QCOMPARE(status["used"_L1].toInt(), 1);
        QCOMPARE(status["total"_L1].toInt(), 1);
        QCOMPARE(status["status"_L1].toString(), u"QUOTE_EXCEEDED"_s);
        now = now.addDays(1);
        QCOMPARE(fixture.post("checkWhatsapp"_ba, body).status, 200);
    }

    void marksAChatAsRead()
    {
        const GatewayFixture fixture;
        QCOMPARE(
            fixture.post("readChat"_ba, {{u"chatId"_s, QString::fromLatin1(personsChat)}}).json(),
            (QJsonObject{{u"setRead"_s, true}}));
    }

    void journalsTellWhatWasWritten()
    {
        GatewayFixture fixture;
        const auto chat = QString::fromLatin1(personsChat);
        const auto first = fixture.gateway.write({.from = chat, .text = u"One"_s});
        const auto second = fixture.gateway.write(
            {.from = chat, .text = u"Two"_s, .shape = Simulator::Shape::ExtendedText});

        const auto entries = arrayOf(fixture.get("lastIncomingMessages"_ba, "?minutes=1440"_ba));
        QCOMPARE(entries.size(), 2);
        QCOMPARE(entries[1]["idMessage"_L1].toString(), first);
        const auto message =
            fixture.post("getMessage"_ba, {{u"chatId"_s, chat}, {u"idMessage"_s, second}}).json();
        QCOMPARE(message, entries[0].toObject());
        QCOMPARE(message["type"_L1].toString(), u"incoming"_s);
        QCOMPARE(message["typeMessage"_L1].toString(), u"extendedTextMessage"_s);
        QCOMPARE(message["senderId"_L1].toString(), chat);
        QCOMPARE(message["textMessage"_L1].toString(), u"Two"_s);
        QCOMPARE(message["extendedTextMessage"_L1]["text"_L1].toString(), u"Two"_s);
        const auto history =
            arrayOf(fixture.post("getChatHistory"_ba, {{u"chatId"_s, chat}, {u"count"_s, 1}}));
        QCOMPARE(history.size(), 1);
        QCOMPARE(history[0]["idMessage"_L1].toString(), second);
    }

    void journalsLookBackAsFarAsAsked()
    {
        GatewayFixture fixture;
        fixture.gateway.write(
            {.from = u"996555121001"_s, .text = u"Old"_s, .age = std::chrono::minutes(10)});

        QCOMPARE(arrayOf(fixture.get("lastIncomingMessages"_ba, "?minutes=5"_ba)).size(), 0);
        QCOMPARE(arrayOf(fixture.get("lastIncomingMessages"_ba, "?minutes=15"_ba)).size(), 1);
        QCOMPARE(arrayOf(fixture.get("lastIncomingMessages"_ba)).size(), 1);
    }

    void saysWhichMessageIsMissing()
    {
        GatewayFixture fixture;
        const auto chat = QString::fromLatin1(personsChat);
        const QJsonObject body{{u"chatId"_s, chat}, {u"idMessage"_s, u"3A00000000000000"_s}};

        const auto withoutChat = fixture.post("getMessage"_ba, body);
        fixture.gateway.write({.from = chat, .text = u"One"_s});
        const auto withoutMessage = fixture.post("getMessage"_ba, body);

        QCOMPARE(withoutChat.status, 400);
        QCOMPARE(withoutChat.json()["message"_L1].toString(), u"chatId not found"_s);
        QCOMPARE(withoutMessage.status, 400);
        QCOMPARE(withoutMessage.json()["message"_L1].toString(), u"ID message notfound"_s);
    }
};

KIOSK_TEST(TestSimulatorApi)

} // namespace SimulatorApiTest
#include "tst_simulatorapi.moc"
