// SPDX-License-Identifier: GPL-3.0-only
#include "service/linkedserver.h"
#include "support/loglines.h"
#include "support/test.h"

#include <QJsonArray>
#include <QTest>

namespace GatewayStatesTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace TestSupport;
using Config::GatewayMode;
using Simulator::Fault;

namespace {

const auto allModes = {GatewayMode::Webhook, GatewayMode::Poll};
const auto otherNumber = u"996700000099"_s;

const char *nameOf(GatewayMode mode)
{
    return mode == GatewayMode::Webhook ? "by webhook" : "by polling";
}

void addModes()
{
    QTest::addColumn<GatewayMode>("mode");
    for (const auto mode : allModes)
        QTest::newRow(nameOf(mode)) << mode;
}

struct StateCase
{
    const char *word;
    QString state;
    bool isUsable = false;
};

} // namespace

//! The server tells each fault of the gateway's account in time, and recovers.
class TestGatewayStates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_server.reset(); }

    void theStateIsTold_data()
    {
        QTest::addColumn<GatewayMode>("mode");
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("state");
        QTest::addColumn<bool>("isUsable");
        const QList<StateCase> cases{
            {"notAuthorized", u"not_authorized"_s},
            {"blocked", u"blocked"_s},
            {"suspended", u"suspended"_s, true},
            {"yellowCard", u"suspended"_s, true},
            {"starting", u"starting"_s},
            {"sleepMode", u"sleeping"_s},
            {"dreaming", u"unknown"_s},
            {"", u"starting"_s},
        };
        for (const auto &each : cases) {
            for (const auto mode : allModes) {
                QTest::addRow("'%s' %s", each.word, nameOf(mode))
                    << mode << QString::fromLatin1(each.word) << each.state << each.isUsable;
            }
        }
    }

    void theStateIsTold()
    {
        QFETCH(QString, word);
        QFETCH(QString, state);
        QFETCH(bool, isUsable);
        const LogLines log;
        QVERIFY(startAsFetched());
        QTRY_COMPARE(m_server->gatewayState(), u"authorized"_s);
        QVERIFY(isInMetrics(u"authorized"_s));

        m_server->gateway.setState(word);

        QTRY_COMPARE(m_server->gatewayState(), state);
        const auto ready = m_server->ready();
        QCOMPARE(ready["http"_L1].toInt(), isUsable ? 200 : 503);
        QCOMPARE(ready["parts"_L1].toArray().contains(u"gateway"_s), !isUsable);
        QCOMPARE(ready["reasons"_L1].toArray().isEmpty(), isUsable);
        QCOMPARE(ready["sending"_L1], QJsonValue(false));
        QVERIFY(isInMetrics(state));
        QCOMPARE(log.ofEvent(u"gateway.state"_s).filter(u"state="_s + state).size(), 1);

        m_server->gateway.setState(u"authorized"_s);
        QVERIFY(hasRecovered());
    }

    void aSuspendedAccountStillLetsPeopleIn_data() { addModes(); }

    void aSuspendedAccountStillLetsPeopleIn()
    {
        QVERIFY(startAsFetched());
        m_server->gateway.setState(u"suspended"_s);
        QTRY_COMPARE(m_server->gatewayState(), u"suspended"_s);

        QCOMPARE(m_server->signIn(aigul), u"COMPLETED"_s);
    }

    void whatWasWrittenMeanwhileCountsAfterwards_data() { addModes(); }

    void whatWasWrittenMeanwhileCountsAfterwards()
    {
        QVERIFY(startAsFetched());
        m_server->gateway.setState(u"starting"_s);
        QTRY_COMPARE(m_server->gatewayState(), u"starting"_s);
        const auto attempt = m_server->begin();
        m_server->write(aigul, attempt);
        QCOMPARE(m_server->stateOf(attempt), u"NEW"_s);

        m_server->gateway.setState(u"authorized"_s);

        QTRY_COMPARE(m_server->stateOf(attempt), u"COMPLETED"_s);
    }

    void aGatewayThatDoesNotAnswerIsTold_data()
    {
        QTest::addColumn<GatewayMode>("mode");
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<QString>("state");
        const auto add = [](const char *name, Fault fault, const QString &state) {
            for (const auto mode : allModes)
                QTest::addRow("%s %s", name, nameOf(mode)) << mode << fault << state;
        };
        add("403", Fault::Answer403, u"wrong_token"_s);
        add("408", Fault::Answer408, u"unreachable"_s);
        add("429", Fault::Answer429, u"unreachable"_s);
        add("466", Fault::Answer466, u"unreachable"_s);
        add("500", Fault::Answer500, u"unreachable"_s);
        add("502", Fault::Answer502, u"unreachable"_s);
        add("504", Fault::Answer504, u"unreachable"_s);
        add("reset", Fault::ConnectionReset, u"unreachable"_s);
    }

    // Notifications come in all the same, because only that question fails.
    void aGatewayThatDoesNotAnswerIsTold()
    {
        QFETCH(Fault, fault);
        QFETCH(QString, state);
        const LogLines log;
        QVERIFY(startAsFetched());
        QTRY_COMPARE(m_server->gatewayState(), u"authorized"_s);

        m_server->gateway.faults().strikeNext(fault, 100000, u"getWaSettings"_s);

        QTRY_COMPARE(m_server->gatewayState(), state);
        QCOMPARE(m_server->ready()["http"_L1].toInt(), 503);
        QVERIFY(isInMetrics(state));
        QVERIFY(!m_server->isSending());
        QCOMPARE(m_server->signIn(aigul), u"COMPLETED"_s);
        m_server->gateway.faults().clear();
        QVERIFY(hasRecovered());
    }

    void aGatewayThatIsNotThereIsTold_data() { addModes(); }

    void aGatewayThatIsNotThereIsTold()
    {
        QVERIFY(startAsFetched([](LinkedServer &server) {
            server.setup.settings.greenApi.apiUrl = QUrl(u"http://127.0.0.1:1"_s);
        }));

        QTRY_COMPARE(m_server->gatewayState(), u"unreachable"_s);

        m_server->stop();
        m_server->setup.settings.greenApi.apiUrl = m_server->gateway.url();
        QVERIFY(m_server->start());
        QVERIFY(hasRecovered());
    }

    void aWrongTokenIsTold_data() { addModes(); }

    void aWrongTokenIsTold()
    {
        const LogLines log;
        const auto wrong = "another-api-token-of-the-tests"_ba;
        Core::Secret right;
        QVERIFY(startAsFetched([&](LinkedServer &server) {
            right = std::exchange(server.setup.settings.greenApi.apiToken, Core::Secret(wrong));
        }));

        QTRY_COMPARE(m_server->gatewayState(), u"wrong_token"_s);
        QCOMPARE(m_server->ready()["http"_L1].toInt(), 503);
        QVERIFY(!m_server->isSending());
        QVERIFY(!log.contain(QString::fromLatin1(wrong)));

        m_server->stop();
        m_server->setup.settings.greenApi.apiToken = right;
        QVERIFY(m_server->start());
        QVERIFY(hasRecovered());
    }

    void aWebhookUrlBlocksPolling()
    {
        const LogLines log;
        QVERIFY(start(GatewayMode::Poll));
        QTRY_COMPARE(m_server->gatewayState(), u"authorized"_s);

        m_server->gateway.setSettings({{u"webhookUrl"_s, u"http://127.0.0.1:1/"_s}});

        QTRY_COMPARE(m_server->gatewayState(), u"webhook_url_set"_s);
        QCOMPARE(m_server->ready()["http"_L1].toInt(), 503);
        QVERIFY(m_server->isSending());
        QVERIFY(isInMetrics(u"webhook_url_set"_s));
        QVERIFY(log.contain(u"greenapi configure --webhook-url"_s));
        const auto attempt = m_server->begin();
        m_server->write(aigul, attempt);
        QCOMPARE(m_server->stateOf(attempt), u"NEW"_s);

        m_server->gateway.setSettings({{u"webhookUrl"_s, QString()}});
        QTRY_COMPARE(m_server->stateOf(attempt), u"COMPLETED"_s);
        QVERIFY(hasRecovered());
    }

    void anotherNumberPausesLogins_data()
    {
        QTest::addColumn<GatewayMode>("mode");
        QTest::addColumn<bool>("isConfigured");
        for (const auto mode : allModes) {
            QTest::addRow("configured, %s", nameOf(mode)) << mode << true;
            QTest::addRow("asked, %s", nameOf(mode)) << mode << false;
        }
    }

    void anotherNumberPausesLogins()
    {
        QFETCH(bool, isConfigured);
        const LogLines log;
        QVERIFY(startAsFetched([isConfigured](LinkedServer &server) {
            if (!isConfigured)
                server.setup.settings.whatsapp.number.reset();
            server.setup.link.journal = {.every = 10ms, .patience = 0ms};
        }));
        QTRY_COMPARE(m_server->gatewayState(), u"authorized"_s);

        linkPhone(otherNumber);

        QTRY_COMPARE(m_server->gatewayState(), u"number_changed"_s);
        QCOMPARE(m_server->ready()["http"_L1].toInt(), 503);
        QVERIFY(isInMetrics(u"number_changed"_s));
        QVERIFY(!m_server->isSending());
        const auto attempt = m_server->begin();
        m_server->write(aigul, attempt);
        QTRY_VERIFY(!log.ofEvent(u"webhook.ignored"_s).filter(u"reason=other_number"_s).isEmpty()
                    || !log.ofEvent(u"webhook.ignored"_s).filter(u"reason=paused"_s).isEmpty());
        // The journal does not tell for which number a message was.
        const auto before = looks();
        QTRY_VERIFY(looks() > before + 2);
        QCOMPARE(m_server->stateOf(attempt), u"NEW"_s);

        linkPhone(u"996700000001"_s);
        QTRY_COMPARE(m_server->gatewayState(), u"authorized"_s);
        m_server->write(aigul, attempt);
        QTRY_COMPARE(m_server->stateOf(attempt), u"COMPLETED"_s);
        QCOMPARE(m_server->sessionsOf(attempt), 1);
        QVERIFY(hasRecovered());
    }

    void anotherNumberIsNoticedAtAStart_data() { addModes(); }

    void anotherNumberIsNoticedAtAStart()
    {
        QVERIFY(startAsFetched(
            [](LinkedServer &server) { server.setup.settings.whatsapp.number.reset(); }));
        QTRY_COMPARE(m_server->gatewayState(), u"authorized"_s);
        m_server->stop();

        m_server->gateway.setNumber(otherNumber);
        const auto early = m_server->gateway.write({.from = aigul, .text = u"Hello"_s});
        QVERIFY(!early.isEmpty());
        QVERIFY(m_server->start());

        QTRY_COMPARE(m_server->gatewayState(), u"number_changed"_s);
        const auto attempt = m_server->begin();
        QVERIFY(attempt["whatsappLink"_L1].isNull());
        m_server->write(aigul, attempt);
        QTRY_COMPARE(m_server->gateway.queued(), 0);
        QCOMPARE(m_server->stateOf(attempt), u"NEW"_s);
        m_server->gateway.setNumber(u"996700000001"_s);
        QVERIFY(hasRecovered());
    }

    void anotherNumbersMessagesAreIgnoredBeforeAnythingIsTold_data() { addModes(); }

    void anotherNumbersMessagesAreIgnoredBeforeAnythingIsTold()
    {
        const LogLines log;
        QVERIFY(startAsFetched(
            [](LinkedServer &server) { server.setup.settings.whatsapp.number.reset(); }));
        QTRY_COMPARE(m_server->gatewayState(), u"authorized"_s);
        m_server->stop();
        m_server->gateway.setNumber(otherNumber);
        m_server->gateway.faults().strikeNext(Fault::Answer500, 100000, u"getWaSettings"_s);
        QVERIFY(m_server->start());
        const auto attempt = m_server->begin();

        m_server->write(aigul, attempt);

        QTRY_COMPARE(log.ofEvent(u"webhook.ignored"_s).filter(u"reason=other_number"_s).size(), 1);
        QCOMPARE(m_server->stateOf(attempt), u"NEW"_s);
        m_server->gateway.setNumber(u"996700000001"_s);
        m_server->gateway.faults().clear();
        QVERIFY(hasRecovered());
    }

    void theNumberIsAskedFor_data() { addModes(); }

    void theNumberIsAskedFor()
    {
        QVERIFY(startAsFetched([](LinkedServer &server) {
            server.setup.settings.whatsapp.number.reset();
            server.gateway.setState(u"notAuthorized"_s);
        }));
        QTRY_COMPARE(m_server->gatewayState(), u"not_authorized"_s);
        QVERIFY(m_server->begin()["whatsappLink"_L1].isNull());

        m_server->gateway.setState(u"authorized"_s);

        // The notification tells the state; for the number the server has to ask.
        QTRY_VERIFY(m_server->begin()["whatsappLink"_L1].toString().startsWith(
            u"https://wa.me/996700000001?text="_s));
        QVERIFY(hasRecovered());
    }

    void aSpentTariffIsLogged_data() { addModes(); }

    void aSpentTariffIsLogged()
    {
        const LogLines log;
        QVERIFY(startAsFetched([](LinkedServer &server) { server.gateway.setPlan({.chats = 1}); }));
        QCOMPARE(m_server->signIn(aigul), u"COMPLETED"_s);
        const auto attempt = m_server->begin();

        m_server->write(sergei, attempt);

        QTRY_COMPARE(log.ofEvent(u"gateway.quota"_s).size(), 1);
        QVERIFY(!log.contain(sergei));
        QCOMPARE(m_server->stateOf(attempt), u"NEW"_s);
        QCOMPARE(m_server->signIn(aigul), u"COMPLETED"_s);
        m_server->gateway.setPlan({});
        m_server->write(sergei, attempt);
        QTRY_COMPARE(m_server->stateOf(attempt), u"COMPLETED"_s);
    }

private:
    using Change = std::function<void(LinkedServer &server)>;

    [[nodiscard]] bool start(GatewayMode mode, const Change &change = {})
    {
        m_server = std::make_unique<LinkedServer>(mode);
        if (change)
            change(*m_server);
        return m_server->start();
    }

    [[nodiscard]] bool startAsFetched(const Change &change = {})
    {
        QFETCH(GatewayMode, mode);
        return start(mode, change);
    }

    [[nodiscard]] qsizetype looks() const
    {
        return m_server->events("api.answered"_L1, u"lastIncomingMessages"_s).size();
    }

    //! Somebody scans the account's QR code with the phone of @p number.
    void linkPhone(const QString &number)
    {
        m_server->gateway.setState(u"notAuthorized"_s);
        m_server->gateway.setNumber(number);
        m_server->gateway.setState(u"authorized"_s);
    }

    [[nodiscard]] bool isInMetrics(const QString &state) const
    {
        QByteArrayList states;
        for (const auto &line : m_server->get("/metrics"_ba).body.split('\n')) {
            if (line.startsWith("amt_gateway_state{") && line.endsWith("} 1"))
                states.append(line);
        }
        return states == QByteArrayList{"amt_gateway_state{state=\"" + state.toLatin1() + "\"} 1"};
    }

    [[nodiscard]] bool hasRecovered()
    {
        const auto isFine = [this] {
            const auto ready = m_server->ready();
            return ready["http"_L1].toInt() == 200 && ready["sending"_L1].toBool()
                && ready["gateway"_L1].toString() == "authorized"_L1;
        };
        return QTest::qWaitFor(isFine, 10000) && m_server->signIn(sergei) == "COMPLETED"_L1;
    }

    std::unique_ptr<LinkedServer> m_server;
};

KIOSK_TEST(TestGatewayStates)

} // namespace GatewayStatesTest

#include "tst_gatewaystates.moc"
