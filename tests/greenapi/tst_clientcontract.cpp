#include "gatewayclient.h"
#include "greenapi/journal.h"
#include "simulator/gatewayroom.h"

#include <QJsonArray>
#include <QSignalSpy>

#include <map>

using namespace GreenApi;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Gateway::Told;
using Simulator::Fault;
using TestSupport::GatewayRoom;

namespace {

const auto person = u"996555121001"_s;
const auto lid = u"155508384256027"_s;
const auto instance = 1101000001;

Core::PhoneNumber phone()
{
    return *Core::PhoneNumber::fromE164(u'+' + person);
}

Credentials credentialsFor(const QUrl &url)
{
    return {.apiUrl = url,
            .idInstance = instance,
            .apiToken = Core::Secret(GatewayRoom::quick().token.toLatin1())};
}

template <typename Value>
QString errorOf(const Answer<Value> &answer)
{
    return answer ? QString() : toString(answer.error());
}

//! Gets the name of the error, or nothing.
using Named = std::function<void(const QString &error)>;
using Making = std::function<void(Client &client, const QObject *context, const Named &done)>;

template <typename Value>
Callback<Value> naming(const Named &done)
{
    return [done](const Answer<Value> &answer) { done(errorOf(answer)); };
}

// Every method once, by the name that the gateway gives it.
const std::map<QString, Making> &calls()
{
    static const std::map<QString, Making> all{
        {u"getSettings"_s,
         [](auto &client, auto *context, auto &done) {
             client.getSettings(context, naming<QJsonObject>(done));
         }},
        {u"setSettings"_s,
         [](auto &client, auto *context, auto &done) {
             client.setSettings({{u"outgoingWebhook"_s, u"yes"_s}}, context,
                                naming<QList<SettingChange>>(done));
         }},
        {u"getStateInstance"_s,
         [](auto &client, auto *context, auto &done) {
             client.getStateInstance(context, naming<InstanceState>(done));
         }},
        {u"getWaSettings"_s,
         [](auto &client, auto *context, auto &done) {
             client.getWaSettings(context, naming<WaSettings>(done));
         }},
        {u"sendMessage"_s,
         [](auto &client, auto *context, auto &done) {
             client.sendMessage(person + u"@c.us"_s, u"Hello"_s, context, naming<QString>(done));
         }},
        {u"checkWhatsapp"_s,
         [](auto &client, auto *context, auto &done) {
             client.checkWhatsapp(phone(), context, naming<WhatsappAccount>(done));
         }},
        {u"receiveNotification"_s,
         [](auto &client, auto *context, auto &done) {
             client.receiveNotification(5s, context, naming<std::optional<Delivery>>(done));
         }},
        {u"deleteNotification"_s,
         [](auto &client, auto *context, auto &done) {
             client.deleteNotification(1, context, naming<bool>(done));
         }},
        {u"lastIncomingMessages"_s,
         [](auto &client, auto *context, auto &done) {
             client.lastIncomingMessages(5min, context, naming<QJsonArray>(done));
         }},
        {u"getMessage"_s,
         [](auto &client, auto *context, auto &done) {
             client.getMessage(person + u"@c.us"_s, u"3A01"_s, context, naming<QJsonObject>(done));
         }},
        {u"getWebhooksCount"_s,
         [](auto &client, auto *context, auto &done) {
             client.getWebhooksCount(context, naming<qint64>(done));
         }},
    };
    return all;
}

//! What becomes of a fault that does not go away.
struct Trouble
{
    Fault fault;
    QString error;
    //! Of a method that may be called twice, and of one that may not unless it was not obeyed.
    int tries;
    int triesOfWrites;
};

// The clients of this test repeat twice.
const std::map<QString, Trouble> &troubles()
{
    static const std::map<QString, Trouble> all{
        {u"403"_s, {Fault::Answer403, u"forbidden"_s, 1, 1}},
        {u"408"_s, {Fault::Answer408, u"timed_out"_s, 1, 1}},
        {u"429"_s, {Fault::Answer429, u"too_fast"_s, 3, 3}},
        {u"466"_s, {Fault::Answer466, u"quota_exceeded"_s, 1, 1}},
        {u"500"_s, {Fault::Answer500, u"server_failed"_s, 3, 3}},
        {u"502"_s, {Fault::Answer502, u"server_failed"_s, 3, 3}},
        {u"504"_s, {Fault::Answer504, u"server_failed"_s, 3, 3}},
        {u"reset"_s, {Fault::ConnectionReset, u"answer_lost"_s, 3, 1}},
    };
    return all;
}

bool isWrite(const QString &method)
{
    return method == "sendMessage"_L1 || method == "setSettings"_L1;
}

int triesOf(const QString &method, const Trouble &trouble)
{
    if (method == "receiveNotification"_L1)
        return 1;
    return isWrite(method) ? trouble.triesOfWrites : trouble.tries;
}

// A proxy that loses its patience with a long poll has nothing to tell.
QString errorOf(const QString &method, const QString &name)
{
    if (method == "receiveNotification"_L1 && (name == "408"_L1 || name == "504"_L1))
        return {};
    return troubles().at(name).error;
}

} // namespace

//! The client and the simulated gateway understand each other, for better and for worse.
class TestClientContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(GatewayRoom::quick()); }

    void cleanup()
    {
        m_client.reset();
        m_room.reset();
    }

    void settingsAreRead()
    {
        const auto answer = answerTo<QJsonObject>(&Client::getSettings);

        QVERIFY(answer);
        QCOMPARE(answer->value("incomingWebhook"_L1), QJsonValue(u"yes"_s));
        QCOMPARE(answer->value("wid"_L1), QJsonValue(u"996700000001@c.us"_s));
    }

    void whatDiffersIsWrittenAndTheInstanceStartsAnew()
    {
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
        auto options = GatewayRoom::quick();
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
        auto options = GatewayRoom::quick();
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
        auto options = GatewayRoom::quick();
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

    void wrongCredentialsOpenNothing_data() { addMethods(); }

    void wrongCredentialsOpenNothing()
    {
        QFETCH(QString, method);
        auto credentials = credentialsFor(gateway().url());
        credentials.apiToken = Core::Secret("another-token-of-the-tests"_ba);
        m_client = std::make_unique<Client>(credentials, Gateway::shortTimings());

        QCOMPARE(errorOfCall(method), u"wrong_credentials"_s);
    }

    void aWrongAddressKnowsNoMethod_data() { addMethods(); }

    void aWrongAddressKnowsNoMethod()
    {
        QFETCH(QString, method);
        auto url = gateway().url();
        url.setPath(u"/waInstance"_s);
        m_client = std::make_unique<Client>(credentialsFor(url), Gateway::shortTimings());

        QCOMPARE(errorOfCall(method), u"not_found"_s);
    }

    void everyTroubleOfEveryMethodHasItsName_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("trouble");
        for (const auto &[method, make] : calls()) {
            for (const auto &[name, trouble] : troubles())
                QTest::addRow("%s %s", qPrintable(method), qPrintable(name)) << method << name;
        }
    }

    void everyTroubleOfEveryMethodHasItsName()
    {
        QFETCH(QString, method);
        QFETCH(QString, trouble);
        const auto &expected = troubles().at(trouble);
        gateway().faults().strikeNext(expected.fault, 100, method);

        QCOMPARE(errorOfCall(method), errorOf(method, trouble));

        const auto tries = triesOf(method, expected);
        // QNetworkAccessManager repeats by itself what broke, once; of a write it cannot.
        const bool mayBeOneMore = expected.fault == Fault::ConnectionReset && !isWrite(method);
        QVERIFY(answered(method) >= tries);
        QVERIFY(answered(method) <= tries + (mayBeOneMore ? 1 : 0));
        gateway().faults().clear();
        if (method != "getMessage"_L1)
            QCOMPARE(errorOfCall(method), QString());
    }

    void whatPassesIsWaitedOut_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::newRow("429") << Fault::Answer429;
        QTest::newRow("500") << Fault::Answer500;
        QTest::newRow("502") << Fault::Answer502;
        QTest::newRow("504") << Fault::Answer504;
        QTest::newRow("reset") << Fault::ConnectionReset;
        QTest::newRow("slow") << Fault::SlowAnswer;
    }

    void whatPassesIsWaitedOut()
    {
        QFETCH(Fault, fault);
        gateway().faults().strikeNext(fault, 1);

        QVERIFY(answerTo<InstanceState>(&Client::getStateInstance));
    }

    void aLostAnswerSendsNothingTwice()
    {
        QSignalSpy sent(&gateway(), &Simulator::Gateway::messageSent);
        gateway().faults().strikeNext(Fault::ConnectionReset);

        QCOMPARE(errorOf(send(person + u"@c.us"_s)), u"answer_lost"_s);
        QVERIFY(send(u"996555121002@c.us"_s));

        QTRY_COMPARE(sent.size(), 2);
        QCOMPARE(sent.first().first().toString(), person + u"@c.us"_s);
    }

    void whoIsTooSlowIsNotWaitedFor()
    {
        auto options = GatewayRoom::quick();
        options.times.slowness = 5s;
        open(options);
        m_client =
            std::make_unique<Client>(credentialsFor(gateway().url()), Gateway::impatientTimings());
        gateway().faults().strikeNext(Fault::SlowAnswer);

        QCOMPARE(errorOf(answerTo<QJsonObject>(&Client::getSettings)), u"timed_out"_s);
        QVERIFY(answerTo<QJsonObject>(&Client::getSettings));
    }

    // The simulator's limits are those of the real gateway here, in a second of 300 ms.
    void theLimitsAreKept()
    {
        auto options = GatewayRoom::quick();
        options.hasRateLimits = true;
        options.times.rateWindow = 300ms;
        open(options);
        auto timings = Gateway::shortTimings();
        timings.second = 330ms;
        m_client = std::make_unique<Client>(credentialsFor(gateway().url()), timings);
        int left = 3;
        for (int i = 0; i < 3; ++i)
            m_client->getSettings(this, [&left](const auto &answer) { left -= answer ? 1 : 0; });

        QTRY_COMPARE(left, 0);

        QCOMPARE(answered("getSettings"_L1), 3);
    }

private:
    void open(const Simulator::Options &options)
    {
        m_client.reset();
        m_room = std::make_unique<GatewayRoom>(options);
        m_client =
            std::make_unique<Client>(credentialsFor(gateway().url()), Gateway::shortTimings());
    }

    static void addMethods()
    {
        QTest::addColumn<QString>("method");
        for (const auto &[method, make] : calls())
            QTest::newRow(qPrintable(method)) << method;
    }

    [[nodiscard]] Simulator::Gateway &gateway() const { return m_room->gateway; }

    //! @p make is given who takes the answer.
    template <typename Value, typename Make>
    [[nodiscard]] Answer<Value> answerTo(Make make)
    {
        const Told<Value> told;
        if constexpr (std::is_member_function_pointer_v<Make>)
            std::invoke(make, *m_client, this, told.callback());
        else
            make(told.callback());
        if (!told.wait())
            qFatal("no answer came");
        return told.answer();
    }

    [[nodiscard]] QString errorOfCall(const QString &method)
    {
        std::optional<QString> error;
        calls().at(method)(*m_client, this, [&error](const QString &name) { error = name; });
        if (!QTest::qWaitFor([&error] { return error.has_value(); }, 15000))
            return u"no answer came"_s;
        return *error;
    }

    [[nodiscard]] Answer<QList<SettingChange>> write(const QJsonObject &wanted)
    {
        return answerTo<QList<SettingChange>>(
            [&](auto done) { m_client->setSettings(wanted, this, done); });
    }

    [[nodiscard]] Answer<QString> send(const QString &chat)
    {
        return answerTo<QString>(
            [&](auto done) { m_client->sendMessage(chat, u"Hello"_s, this, done); });
    }

    template <typename Who>
    [[nodiscard]] Answer<WhatsappAccount> check(const Who &who)
    {
        return answerTo<WhatsappAccount>(
            [&](auto done) { m_client->checkWhatsapp(who, this, done); });
    }

    [[nodiscard]] Answer<std::optional<Delivery>> receive()
    {
        return answerTo<std::optional<Delivery>>(
            [&](auto done) { m_client->receiveNotification(5s, this, done); });
    }

    [[nodiscard]] Answer<bool> remove(qint64 receiptId)
    {
        return answerTo<bool>(
            [&](auto done) { m_client->deleteNotification(receiptId, this, done); });
    }

    [[nodiscard]] Answer<QJsonObject> messageOf(const QString &chat, const QString &id)
    {
        return answerTo<QJsonObject>(
            [&](auto done) { m_client->getMessage(chat, id, this, done); });
    }

    [[nodiscard]] int answered(const QString &method) const
    {
        const auto events = m_room->events("api.answered"_L1);
        return int(std::count_if(events.begin(), events.end(), [&](const QJsonObject &event) {
            return event["method"_L1] == method;
        }));
    }

    std::unique_ptr<GatewayRoom> m_room;
    std::unique_ptr<Client> m_client;
};

QTEST_GUILESS_MAIN(TestClientContract)

#include "tst_clientcontract.moc"
