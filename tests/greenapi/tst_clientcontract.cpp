// SPDX-License-Identifier: GPL-3.0-only
#include "contractfixture.h"
#include "greenapi/receiving/decoder.h"
#include "support/test.h"

#include <QJsonArray>
#include <QSignalSpy>

namespace ClientContractTest {

using namespace GreenApi;
using namespace Gateway;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Simulator::Fault;
using TestSupport::GatewayFixture;

//! The client and the simulated gateway understand each other.
class TestClientContract : public ContractFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(GatewayFixture::quick()); }
    void cleanup() { close(); }

    void settingsAreRead()
    {
        const auto answer = answerTo<QJsonObject>(&Client::getSettings);

        QVERIFY(answer);
        QCOMPARE(answer->value("incomingWebhook"_L1), QJsonValue(u"yes"_s));
        QCOMPARE(answer->value("wid"_L1), QJsonValue(u"996700000001@c.us"_s));
    }

    void whatDiffersIsWrittenAndTheInstanceStartsAnew()
    {
        auto options = GatewayFixture::quick();
        options.times.applySettings = 1s;
        open(options);
        const auto changes =
            write({{u"outgoingWebhook"_s, u"yes"_s}, {u"stateWebhook"_s, u"yes"_s}});

        QVERIFY(changes);
        const QList<SettingChange> expected{{u"outgoingWebhook"_s, u"no"_s, u"yes"_s}};
        QVERIFY(*changes == expected);
        QCOMPARE(gateway().state(), u"starting"_s);
        QTRY_COMPARE(gateway().state(), u"authorized"_s);
        QCOMPARE(gateway().settings()["outgoingWebhook"_L1], QJsonValue(u"yes"_s));
    }

    void whereNothingDiffersNothingIsWritten()
    {
        const auto changes = write({{u"incomingWebhook"_s, u"yes"_s}});

        QVERIFY(changes);
        QVERIFY(changes->isEmpty());
        QCOMPARE(answered("setSettings"_L1), 0);
        QCOMPARE(gateway().state(), u"authorized"_s);
    }

    void statesAreRead_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<InstanceState>("state");
        QTest::newRow("authorized") << u"authorized"_s << InstanceState::Authorized;
        QTest::newRow("not linked") << u"notAuthorized"_s << InstanceState::NotAuthorized;
        QTest::newRow("blocked") << u"blocked"_s << InstanceState::Blocked;
        QTest::newRow("asleep") << u"sleepMode"_s << InstanceState::Sleeping;
        QTest::newRow("starting") << u"starting"_s << InstanceState::Starting;
        QTest::newRow("suspended") << u"suspended"_s << InstanceState::Suspended;
        QTest::newRow("suspended of old") << u"yellowCard"_s << InstanceState::Suspended;
        QTest::newRow("of the future") << u"dreaming"_s << InstanceState::Unknown;
        QTest::newRow("null") << QString() << InstanceState::Starting;
    }

    void statesAreRead()
    {
        QFETCH(QString, word);
        QFETCH(InstanceState, state);
        gateway().setState(word);

        const auto alone = answerTo<InstanceState>(&Client::getStateInstance);
        const auto withNumber = answerTo<WaSettings>(&Client::getWaSettings);

        QVERIFY(alone);
        QVERIFY(*alone == state);
        QVERIFY(withNumber);
        QVERIFY(withNumber->state == state);
    }

    void theOwnNumberIsTold()
    {
        const auto linked = answerTo<WaSettings>(&Client::getWaSettings);
        gateway().setState(u"notAuthorized"_s);
        const auto unlinked = answerTo<WaSettings>(&Client::getWaSettings);

        QVERIFY(linked);
        QCOMPARE(linked->phone, u"996700000001"_s);
        QCOMPARE(linked->lid, gateway().contacts().personOf(u"996700000001"_s).lid);
        QVERIFY(unlinked);
        QCOMPARE(unlinked->phone, QString());
        QCOMPARE(unlinked->lid, QString());
    }

    void aMessageArrives()
    {
        QSignalSpy sent(&gateway(), &Simulator::Gateway::messageSent);

        const auto id = send(person + u"@c.us"_s);

        QVERIFY(id);
        QVERIFY(!id->isEmpty());
        QTRY_COMPARE(sent.size(), 1);
        QCOMPARE(sent.first(), QVariantList({person + u"@c.us"_s, u"Hello"_s}));
    }

    void aSuspendedAccountKeepsTheMessage()
    {
        QSignalSpy sent(&gateway(), &Simulator::Gateway::messageSent);
        gateway().setState(u"suspended"_s);

        QVERIFY(send(person + u"@c.us"_s));

        QVERIFY(answerTo<QJsonObject>(&Client::getSettings));
        QCOMPARE(sent.size(), 0);
        gateway().setState(u"authorized"_s);
        QTRY_COMPARE(sent.size(), 1);
    }

    void whatIsNoMessageIsNotTaken()
    {
        QCOMPARE(errorOf(send(u"nobody"_s)), u"refused"_s);
        QCOMPARE(errorOf(messageOf(u"nobody"_s, u"3A01"_s)), u"refused"_s);
        auto options = GatewayFixture::quick();
        options.largestBody = 20;
        open(options);
        QCOMPARE(errorOf(send(person + u"@c.us"_s)), u"server_failed"_s);
    }

    void aFourthChatIsTooMany()
    {
        gateway().setPlan(Simulator::Plan::developer());
        for (const auto *number : {"996555121001", "996555121002", "996555121003"})
            QVERIFY(send(QString::fromLatin1(number) + u"@c.us"_s));

        QCOMPARE(errorOf(send(u"996555121004@c.us"_s)), u"quota_exceeded"_s);
    }

    void aNumberLeadsToTheHiddenId()
    {
        gateway().contacts().assign(person, lid);

        const auto account = check(phone());

        QVERIFY(account);
        QVERIFY(account->exists);
        QVERIFY(account->who.phone == phone());
        QCOMPARE(account->who.lid, lid);
    }

    void aHiddenIdLeadsToTheNumber_data()
    {
        QTest::addColumn<bool>("isHidden");
        QTest::addColumn<bool>("isClassic");
        QTest::addColumn<bool>("isTold");
        QTest::newRow("shown") << false << false << true;
        QTest::newRow("hidden") << true << false << false;
        QTest::newRow("answer of old") << false << true << false;
    }

    void aHiddenIdLeadsToTheNumber()
    {
        QFETCH(bool, isHidden);
        QFETCH(bool, isClassic);
        QFETCH(bool, isTold);
        auto options = GatewayFixture::quick();
        options.hasClassicCheck = isClassic;
        open(options);
        gateway().contacts().assign(person, lid);
        gateway().contacts().setHidden(person, isHidden);

        const auto account = check(lid);

        QVERIFY(account);
        QVERIFY(account->exists);
        QCOMPARE(account->who.phone == phone(), isTold);
        QCOMPARE(account->who.phone.has_value(), isTold);
    }

    void whoIsNotOnWhatsappDoesNotExist()
    {
        gateway().contacts().setHasWhatsapp(person, false);

        const auto byNumber = check(phone());
        const auto byLid = check(u"199999999999999"_s);

        QVERIFY(byNumber);
        QVERIFY(!byNumber->exists);
        QVERIFY(byLid);
        QVERIFY(!byLid->exists);
    }

    void anInstanceThatIsNotThereKnowsNobody_data()
    {
        QTest::addColumn<QString>("state");
        QTest::newRow("starting") << u"starting"_s;
        QTest::newRow("not linked") << u"notAuthorized"_s;
        QTest::newRow("null") << QString();
    }

    void anInstanceThatIsNotThereKnowsNobody()
    {
        QFETCH(QString, state);
        gateway().setState(state);

        QCOMPARE(errorOf(check(phone())), u"not_ready"_s);
    }

    void aNotificationComesAgainUntilItIsDeleted()
    {
        const auto nothing = receive();
        QVERIFY(nothing);
        QVERIFY(!*nothing);
        gateway().write({.from = person, .text = u"One"_s});

        const auto first = receive();
        const auto again = receive();
        QVERIFY(first && *first && again && *again);
        QCOMPARE((*again)->receiptId, (*first)->receiptId);
        QCOMPARE((*again)->body, (*first)->body);
        const auto wasThere = remove((*first)->receiptId);
        const auto wasThereStill = remove((*first)->receiptId);
        const auto rest = receive();

        QVERIFY(wasThere && *wasThere);
        QVERIFY(wasThereStill && !*wasThereStill);
        QVERIFY(rest && !*rest);
    }

    void oldServersCrashOverWhatIsGone()
    {
        gateway().faults().strikeNext(Fault::DeleteCrash);

        const auto wasThere = remove(1);

        QVERIFY(wasThere);
        QVERIFY(!*wasThere);
        QCOMPARE(answered("deleteNotification"_L1), 1);
    }

    void aWebhookLeavesNothingToReceive()
    {
        gateway().setSettings({{u"webhookUrl"_s, u"http://127.0.0.1:1/"_s}});

        QCOMPARE(errorOf(receive()), u"webhook_url_set"_s);

        gateway().setSettings({{u"webhookUrl"_s, QString()}});
        QVERIFY(receive());
    }

    void aWebhookEndsTheWait()
    {
        auto options = GatewayFixture::quick();
        options.times.asked = 1;
        open(options);
        const Told<std::optional<Delivery>> told;
        m_client->receiveNotification(60s, this, told.callback());
        QVERIFY(answerTo<QJsonObject>(&Client::getSettings));

        gateway().setSettings({{u"webhookUrl"_s, u"http://127.0.0.1:1/"_s}});

        QVERIFY(told.wait());
        QCOMPARE(told.error(), u"webhook_url_set"_s);
    }

    void theJournalHasWhatTheQueueLost()
    {
        gateway().faults().strikeNext(Fault::Loss);
        const auto id = gateway().write({.from = person, .text = u"One"_s});

        const auto journal = answerTo<QJsonArray>(
            [this](auto done) { m_client->lastIncomingMessages(5min, this, done); });

        QVERIFY(journal);
        const auto texts = journalTexts(*journal, {.idInstance = instance, .number = {}});
        QCOMPARE(texts.size(), 1);
        QCOMPARE(texts.first().text, u"One"_s);
        QCOMPARE(texts.first().key.messageId, id);
        QVERIFY(texts.first().sender.phone == phone());
        const auto rest = receive();
        QVERIFY(rest && !*rest);
    }

    void theJournalKnowsAMessageByItsId()
    {
        gateway().faults().strikeNext(Fault::JournalLag);
        const auto chat = person + u"@c.us"_s;
        const auto id = gateway().write({.from = person, .text = u"One"_s});

        QCOMPARE(errorOf(messageOf(chat, id)), u"unknown_message"_s);
        QTRY_COMPARE(errorOf(messageOf(chat, id)), QString());
        const auto message = messageOf(chat, id);
        QVERIFY(message);
        const auto text = journalText(*message, {.idInstance = instance, .number = {}});
        QVERIFY(text);
        QCOMPARE(text->text, u"One"_s);
        QCOMPARE(errorOf(messageOf(chat, u"3A0000000000000000"_s)), u"unknown_message"_s);
        QCOMPARE(errorOf(messageOf(u"996555121002@c.us"_s, id)), u"unknown_message"_s);
    }

    void whatWaitsIsCounted()
    {
        for (int i = 0; i < 3; ++i)
            gateway().write({.from = person, .text = u"One"_s});

        const auto count = answerTo<qint64>(&Client::getWebhooksCount);

        QVERIFY(count);
        QCOMPARE(*count, 3);
    }
};

KIOSK_TEST(TestClientContract)

} // namespace ClientContractTest

#include "tst_clientcontract.moc"
