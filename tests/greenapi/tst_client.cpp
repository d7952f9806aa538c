// SPDX-License-Identifier: GPL-3.0-only
#include "clientfixture.h"
#include "support/test.h"

#include <QJsonArray>

namespace ClientTest {

using namespace GreenApi;
using namespace Gateway;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! The request of each call, and its reading of the answer.
class TestClient : public ClientFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void settingsAreRead()
    {
        m_body = Samples::readApi(u"getSettings"_s);
        const Told<QJsonObject> told;

        m_client->getSettings(this, told.callback());

        QVERIFY(told.wait());
        QVERIFY(told.answer());
        QCOMPARE(told.answer()->value("incomingWebhook"_L1).toString(), u"yes"_s);
        QCOMPARE(last().verb, "GET"_ba);
        QCOMPARE(last().target, "/waInstance770312345678/getSettings/" + token);
    }

    void apiUrlMayHaveAPath()
    {
        m_body = "{}";
        auto url = m_server->url();
        url.setPath(u"/gateway/"_s);
        url.setQuery(u"x=y"_s);
        Client client(credentials(url), shortTimings());
        const Told<QJsonObject> told;

        client.getSettings(this, told.callback());

        QVERIFY(told.wait());
        QCOMPARE(last().target, "/gateway/waInstance770312345678/getSettings/" + token);
    }

    void onlyDifferentSettingsAreWritten()
    {
        serveSettings();
        const QJsonObject wanted{{u"webhookUrl"_s, u""_s},
                                 {u"incomingWebhook"_s, u"yes"_s},
                                 {u"outgoingWebhook"_s, u"yes"_s},
                                 {u"enableLidMode"_s, u"no"_s}};
        const Told<QList<SettingChange>> told;

        m_client->setSettings(wanted, this, told.callback());

        QVERIFY(told.wait());
        QVERIFY(told.answer());
        const QList<SettingChange> expected{
            {u"outgoingWebhook"_s, u"no"_s, u"yes"_s},
            {u"webhookUrl"_s, u"https://login.example.kg/hooks/green"_s, u""_s}};
        QVERIFY(*told.answer() == expected);
        QCOMPARE(m_server->count("setSettings"), 1);
        QCOMPARE(last().verb, "POST"_ba);
        QVERIFY(last().head.toLower().contains("content-type: application/json"));
        const QJsonObject written{{u"outgoingWebhook"_s, u"yes"_s}, {u"webhookUrl"_s, u""_s}};
        QCOMPARE(bodyOf(last()), written);
    }

    void nothingIsWrittenWhereNothingDiffers()
    {
        serveSettings();
        const Told<QList<SettingChange>> told;

        m_client->setSettings({{u"incomingWebhook"_s, u"yes"_s}}, this, told.callback());

        QVERIFY(told.wait());
        QVERIFY(told.answer());
        QVERIFY(told.answer()->isEmpty());
        QCOMPARE(m_server->count("setSettings"), 0);
    }

    void settingsThatCannotBeReadAreNotWritten()
    {
        m_script = [](const Asked &) { return Scripted{.status = 401}; };
        const Told<QList<SettingChange>> told;

        m_client->setSettings({{u"incomingWebhook"_s, u"yes"_s}}, this, told.callback());

        QVERIFY(told.wait());
        QCOMPARE(told.error(), u"wrong_credentials"_s);
        QCOMPARE(m_server->count("setSettings"), 0);
    }

    void stateIsRead_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("state");
        QTest::newRow("sample") << Samples::readApi(u"getStateInstance"_s) << u"authorized"_s;
        QTest::newRow("null") << "null"_ba << u"starting"_s;
        QTest::newRow("nothing") << ""_ba << u"starting"_s;
        QTest::newRow("new word") << R"({"stateInstance":"asleep"})"_ba << u"unknown"_s;
        QTest::newRow("no state") << "{}"_ba << u"bad_answer"_s;
        QTest::newRow("no JSON") << "<html>"_ba << u"bad_answer"_s;
    }

    void stateIsRead()
    {
        QFETCH(QString, state);
        QFETCH(QByteArray, body);
        m_body = body;
        const Told<InstanceState> told;

        m_client->getStateInstance(this, told.callback());

        QVERIFY(told.wait());
        QCOMPARE(told.answer() ? toString(*told.answer()) : told.error(), state);
    }

    void ownAccountIsRead_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("phone");
        QTest::addColumn<QString>("ownLid");
        QTest::newRow("2024") << Samples::readApi(u"getWaSettings"_s) << u"996700000001"_s << u""_s;
        QTest::newRow("2026") << Samples::readApi(u"getWaSettings-2026"_s) << u"996700000001"_s
                              << u"120650379300963"_s;
        QTest::newRow("not linked")
            << R"({"phone":"","stateInstance":"authorized"})"_ba << u""_s << u""_s;
    }

    void ownAccountIsRead()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, phone);
        QFETCH(QString, ownLid);
        m_body = body;
        const Told<WaSettings> told;

        m_client->getWaSettings(this, told.callback());

        QVERIFY(told.wait());
        QVERIFY(told.answer());
        QCOMPARE(told.answer()->phone, phone);
        QCOMPARE(told.answer()->lid, ownLid);
        QVERIFY(told.answer()->state == InstanceState::Authorized);
    }

    void messageIsSent()
    {
        m_body = Samples::readApi(u"sendMessage"_s);
        const Told<QString> told;

        m_client->sendMessage(visitor, u"Саламатсызбы 👍"_s, this, told.callback());

        QVERIFY(told.wait());
        QVERIFY(told.answer());
        QCOMPARE(*told.answer(), u"3EB0C767D097B7C7C030"_s);
        const QJsonObject sent{{u"chatId"_s, visitor}, {u"message"_s, u"Саламатсызбы 👍"_s}};
        QCOMPARE(bodyOf(last()), sent);
    }

    void messageThatTheGatewayWouldRefuseIsNotSent_data()
    {
        QTest::addColumn<QString>("chat");
        QTest::addColumn<QString>("text");
        QTest::newRow("no chat") << u""_s << u"x"_s;
        QTest::newRow("group") << u"120363000000000001@g.us"_s << u"x"_s;
        QTest::newRow("number") << u"996555121001"_s << u"x"_s;
        QTest::newRow("no text") << visitor << u""_s;
        QTest::newRow("long text") << visitor << QString(Client::longestText + 1, u'x');
    }

    void messageThatTheGatewayWouldRefuseIsNotSent()
    {
        QFETCH(QString, chat);
        QFETCH(QString, text);
        const Told<QString> told;

        m_client->sendMessage(chat, text, this, told.callback());

        QVERIFY(told.answers->isEmpty());
        QVERIFY(told.wait());
        QCOMPARE(told.error(), u"refused"_s);
        QVERIFY(m_server->asked().isEmpty());
    }

    void messagesAreSentInOrder()
    {
        m_body = Samples::readApi(u"sendMessage"_s);
        const Told<QString> told;

        for (const auto &text : {u"1"_s, u"2"_s, u"3"_s})
            m_client->sendMessage(visitor, text, this, told.callback());

        QTRY_COMPARE(told.answers->size(), 3);
        QStringList texts;
        for (const auto &asked : m_server->asked())
            texts.append(bodyOf(asked).value("message"_L1).toString());
        QCOMPARE(texts, QStringList({u"1"_s, u"2"_s, u"3"_s}));
    }

    void numberIsLookedUp()
    {
        m_body = Samples::readApi(u"checkWhatsapp-2026"_s);
        const Told<WhatsappAccount> told;

        m_client->checkWhatsapp(phone(), this, told.callback());

        QVERIFY(told.wait());
        QVERIFY(told.answer());
        QVERIFY(told.answer()->exists);
        QVERIFY(told.answer()->who.phone == phone());
        QCOMPARE(told.answer()->who.lid, lid);
        QCOMPARE(last().body, R"({"phoneNumber":996555121001})"_ba);
    }

    void oldAnswerTellsOnlyWhetherSomebodyIsThere()
    {
        m_body = Samples::readApi(u"checkWhatsapp-classic"_s);
        const Told<WhatsappAccount> told;

        m_client->checkWhatsapp(phone(), this, told.callback());

        QVERIFY(told.wait());
        QVERIFY(told.answer());
        QVERIFY(told.answer()->exists);
        QVERIFY(told.answer()->who == Core::Sender());
    }

    void theChatIsToldUnderWhichWhatsAppHasTheNumber_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("chat");
        const auto answer = [](const QString &chat, const QJsonValue &number) {
            return Samples::toBytes(
                {{u"existsWhatsapp"_s, true}, {u"chatId"_s, chat}, {u"phoneNumber"_s, number}});
        };
        const auto hidden = u"155508384256027@lid"_s;
        const auto without = u"553187654321@c.us"_s;
        QTest::newRow("as a chat") << answer(without, u""_s) << without;
        QTest::newRow("as a number beside a hidden id") << answer(hidden, without) << without;
        QTest::newRow("as digits") << answer(hidden, 553187654321LL) << without;
        QTest::newRow("as a hidden id") << answer(hidden, u""_s) << hidden;
        QTest::newRow("not at all") << Samples::readApi(u"checkWhatsapp-classic"_s) << QString();
    }

    void theChatIsToldUnderWhichWhatsAppHasTheNumber()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, chat);
        m_body = body;
        const Told<WhatsappAccount> told;

        m_client->checkWhatsappNumber(u"5531987654321"_s, this, told.callback());

        QVERIFY(told.wait());
        QCOMPARE(told.answer()->chat, chat);
        QCOMPARE(last().body, R"({"phoneNumber":5531987654321})"_ba);
    }

    void hiddenPersonIsLookedUp_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("outcome");
        const auto answer = [](const QString &chat, const QJsonValue &number) {
            return Samples::toBytes(
                {{u"existsWhatsapp"_s, true}, {u"chatId"_s, chat}, {u"phoneNumber"_s, number}});
        };
        const auto hidden = u"155508384256027@lid"_s;
        const auto number = u"+996555121001"_s;
        QTest::newRow("chat id") << answer(hidden, visitor) << number;
        QTest::newRow("digits") << answer(hidden, u"996555121001"_s) << number;
        QTest::newRow("number") << answer(hidden, 996555121001LL) << number;
        QTest::newRow("hides it") << answer(hidden, u""_s) << u""_s;
        QTest::newRow("null") << answer(hidden, QJsonValue::Null) << u""_s;
        QTest::newRow("no number") << answer(hidden, u"00@c.us"_s) << u""_s;
        QTest::newRow("as a person") << answer(visitor, u""_s) << number;
        QTest::newRow("somebody else")
            << answer(u"155508384256028@lid"_s, visitor) << u"bad_answer"_s;
        QTest::newRow("no answer") << "{}"_ba << u"bad_answer"_s;
    }

    void hiddenPersonIsLookedUp()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, outcome);
        m_body = body;
        const Told<WhatsappAccount> told;

        m_client->checkWhatsapp(lid, this, told.callback());

        QVERIFY(told.wait());
        const auto found = told.answer() && told.answer()->who.phone
            ? told.answer()->who.phone->e164()
            : told.error();
        QCOMPARE(found, outcome);
        QCOMPARE(last().body, R"({"chatId":"155508384256027@lid"})"_ba);
    }

    void notificationIsReceived()
    {
        m_body = Samples::readApi(u"receiveNotification"_s);
        const Told<std::optional<Delivery>> told;

        m_client->receiveNotification(20s, this, told.callback());

        QVERIFY(told.wait());
        QVERIFY(told.answer() && *told.answer());
        QCOMPARE((*told.answer())->receiptId, 1234567);
        QCOMPARE(QJsonDocument::fromJson((*told.answer())->body).object(),
                 Samples::object(u"incoming-textMessage"_s));
        QCOMPARE(last().target,
                 "/waInstance770312345678/receiveNotification/" + token + "?receiveTimeout=20");
    }

    void timeOfThePollIsKeptWithinWhatIsAllowed()
    {
        m_body = "null";
        const Told<std::optional<Delivery>> told;

        m_client->receiveNotification(1s, this, told.callback());
        m_client->receiveNotification(90s, this, told.callback());

        QTRY_COMPARE(told.answers->size(), 2);
        QVERIFY(m_server->asked().at(0).target.endsWith("=5"));
        QVERIFY(m_server->asked().at(1).target.endsWith("=60"));
    }

    void nothingIsReceived_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("sample") << 200 << Samples::readApi(u"receiveNotification-empty"_s);
        QTest::newRow("null") << 200 << " null\n"_ba;
        QTest::newRow("nothing") << 200 << ""_ba;
        QTest::newRow("408") << 408 << "<html>"_ba;
        QTest::newRow("504") << 504 << "<html>"_ba;
    }

    void nothingIsReceived()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        m_script = [&](const Asked &) { return Scripted{.status = status, .body = body}; };
        const Told<std::optional<Delivery>> told;

        m_client->receiveNotification(5s, this, told.callback());

        QVERIFY(told.wait());
        QVERIFY(told.answer());
        QVERIFY(!*told.answer());
    }

    void receiptOfABrokenNotificationIsTold()
    {
        m_body = "{\"receiptId\": 1234567, \"body\": {\"text\": \"\xFF\"}}";
        const Told<std::optional<Delivery>> told;

        m_client->receiveNotification(5s, this, told.callback());

        QVERIFY(told.wait());
        QVERIFY(told.answer() && *told.answer());
        QCOMPARE((*told.answer())->receiptId, 1234567);
    }

    void notificationIsDeleted_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("deleted") << 200 << Samples::readApi(u"deleteNotification-ok"_s) << u"1"_s;
        QTest::newRow("gone") << 200 << Samples::readApi(u"deleteNotification-gone"_s) << u"0"_s;
        QTest::newRow("gone, with 500")
            << 500 << Samples::readApi(u"error-500-deleteNotification"_s) << u"0"_s;
        QTest::newRow("other 500") << 500 << "{}"_ba << u"server_failed"_s;
        QTest::newRow("strange") << 200 << "[]"_ba << u"bad_answer"_s;
    }

    void notificationIsDeleted()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, outcome);
        m_script = [&](const Asked &) { return Scripted{.status = status, .body = body}; };
        const Told<bool> told;

        m_client->deleteNotification(9'007'199'254'740'993, this, told.callback());

        QVERIFY(told.wait());
        QCOMPARE(told.answer() ? QString::number(*told.answer()) : told.error(), outcome);
        QCOMPARE(last().verb, "DELETE"_ba);
        QVERIFY(last().target.endsWith("/deleteNotification/" + token + "/9007199254740993"));
    }

    void journalIsRead()
    {
        m_body = Samples::readApi(u"lastIncomingMessages"_s);
        const Told<QJsonArray> told;

        m_client->lastIncomingMessages(10min, this, told.callback());

        QVERIFY(told.wait());
        QVERIFY(told.answer());
        QCOMPARE(told.answer()->size(), 2);
        QVERIFY(last().target.endsWith(token + "?minutes=10"));
    }

    void messageOfTheJournalIsRead()
    {
        m_body = Samples::readApi(u"getMessage"_s);
        const Told<QJsonObject> told;

        m_client->getMessage(visitor, u"3A000000000000000001"_s, this, told.callback());

        QVERIFY(told.wait());
        QVERIFY(told.answer());
        QCOMPARE(told.answer()->value("idMessage"_L1).toString(), u"3A000000000000000001"_s);
        const QJsonObject asked{{u"chatId"_s, visitor},
                                {u"idMessage"_s, u"3A000000000000000001"_s}};
        QCOMPARE(bodyOf(last()), asked);
    }

    void waitingNotificationsAreCounted()
    {
        m_body = R"({"count":3})";
        const Told<qint64> told;

        m_client->getWebhooksCount(this, told.callback());

        QVERIFY(told.wait());
        QVERIFY(told.answer());
        QCOMPARE(*told.answer(), 3);
    }
};

KIOSK_TEST(TestClient)

} // namespace ClientTest

#include "tst_client.moc"
