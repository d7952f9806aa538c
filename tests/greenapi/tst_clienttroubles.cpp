// SPDX-License-Identifier: GPL-3.0-only
#include "contractfixture.h"
#include "support/test.h"

#include <QJsonArray>
#include <QSignalSpy>

#include <map>

namespace ClientTroublesTest {

using namespace GreenApi;
using namespace Gateway;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Simulator::Fault;
using TestSupport::GatewayFixture;

namespace {

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

//! The outcome of a fault that does not go away.
struct Trouble
{
    Fault fault;
    QString error;
    //! The error of a method that may be called twice, and of one that may not unless it was not
    //! obeyed.
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
QString wantedError(const QString &method, const QString &name)
{
    if (method == "receiveNotification"_L1 && (name == "408"_L1 || name == "504"_L1))
        return {};
    return troubles().at(name).error;
}

} // namespace

//! The client and the simulated gateway understand each other when something is wrong, too.
class TestClientTroubles : public ContractFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(GatewayFixture::quick()); }
    void cleanup() { close(); }

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

        QCOMPARE(errorOfCall(method), wantedError(method, trouble));

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
        auto options = GatewayFixture::quick();
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
        auto options = GatewayFixture::quick();
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
    static void addMethods()
    {
        QTest::addColumn<QString>("method");
        for (const auto &[method, make] : calls())
            QTest::newRow(qPrintable(method)) << method;
    }

    [[nodiscard]] QString errorOfCall(const QString &method)
    {
        std::optional<QString> error;
        calls().at(method)(*m_client, this, [&error](const QString &name) { error = name; });
        if (!QTest::qWaitFor([&error] { return error.has_value(); }, 15000))
            return u"no answer came"_s;
        return *error;
    }
};

KIOSK_TEST(TestClientTroubles)

} // namespace ClientTroublesTest

#include "tst_clienttroubles.moc"
