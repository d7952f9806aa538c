// SPDX-License-Identifier: GPL-3.0-only
#include "core/model/audit.h"
#include "service/linkedserver.h"
#include "support/loglines.h"
#include "support/test.h"

#include <QTest>

#include <algorithm>

namespace MessageReadBackTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace TestSupport;
using Config::GatewayMode;
using Simulator::Fault;

namespace {

using Change = std::function<void(QJsonObject &)>;

QString attemptText(const QJsonObject &attempt)
{
    return attempt["loginMessage"_L1].toString();
}

} // namespace

//! A thief of the webhook's secret can tell the server anything, but cannot make the
//! gateway's journal say it.
class TestMessageReadBack : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_server.reset(); }

    void staffWaitUntilTheJournalHasTheirMessage()
    {
        auto options = LinkedServer::quickGateway();
        options.times.journalLag = 300ms;
        QVERIFY(start(GatewayMode::Webhook, options));
        m_server->gateway.faults().strikeNext(Fault::JournalLag);
        const auto attempt = m_server->begin();

        m_server->write(nurlan, attempt);

        QTRY_VERIFY(asked() >= 2);
        QCOMPARE(m_server->stateOf(attempt), u"NEW"_s);
        QTRY_COMPARE(m_server->stateOf(attempt), u"VERIFIED"_s);
    }

    void aForgedMessageOfStaffSignsNobodyIn_data()
    {
        QTest::addColumn<Change>("change");
        const auto with = [](const QString &name, const QJsonValue &value) {
            return Change([=](QJsonObject &body) { body[name] = value; });
        };
        QTest::newRow("an id that is nobody's") << Change([](QJsonObject & /*body*/) {});
        QTest::newRow("an empty id") << with(u"idMessage"_s, QString());
        QTest::newRow("no id") << Change([](QJsonObject &body) { body.remove("idMessage"_L1); });
        QTest::newRow("a long id") << with(u"idMessage"_s, QString(1000, u'A'));
        QTest::newRow("a number") << with(u"idMessage"_s, 5);
    }

    void aForgedMessageOfStaffSignsNobodyIn()
    {
        QFETCH(Change, change);
        const LogLines log;
        QVERIFY(start());
        const auto attempt = m_server->begin();
        auto body = notification(nurlan, attemptText(attempt), u"3EB0000000000000FORGED"_s);
        change(body);

        forge(body);

        QTRY_COMPARE(notConfirmed(log), 1);
        QCOMPARE(m_server->stateOf(attempt), u"NEW"_s);
        QTRY_COMPARE(m_server->audited(Core::AuditAction::messageNotConfirmed), 1);
        QVERIFY(m_server->events("message.sent"_L1).isEmpty());
        // It took nothing from who began the attempt.
        m_server->write(nurlan, attempt);
        QTRY_COMPARE(m_server->stateOf(attempt), u"VERIFIED"_s);
    }

    // It has the id of a real message, which said something else, or was somebody else's.
    void aRealMessageThatIsToldDifferentlySignsNobodyIn_data()
    {
        QTest::addColumn<QString>("writer");
        QTest::addColumn<int>("later");
        QTest::newRow("another text") << nurlan << 0;
        QTest::newRow("another sender") << aigul << 0;
        QTest::newRow("another time") << nurlan << 60;
    }

    void aRealMessageThatIsToldDifferentlySignsNobodyIn()
    {
        QFETCH(QString, writer);
        QFETCH(int, later);
        const LogLines log;
        QVERIFY(start());
        const auto attempt = m_server->begin();
        const auto text = later ? attemptText(attempt) : u"Good day"_s;
        m_server->gateway.faults().strikeNext(Fault::Loss); // only its journal has it
        const auto id = m_server->gateway.write({.from = writer, .text = text});
        auto body = notification(nurlan, attemptText(attempt), id);
        body["timestamp"_L1] = body["timestamp"_L1].toInteger() + later;

        forge(body);

        QTRY_COMPARE(notConfirmed(log), 1);
        QCOMPARE(m_server->stateOf(attempt), u"NEW"_s);
    }

    void aGatewayThatCannotBeAskedLocksNobodyOut_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::newRow("403") << Fault::Answer403;
        QTest::newRow("466") << Fault::Answer466;
        QTest::newRow("500") << Fault::Answer500;
        QTest::newRow("reset") << Fault::ConnectionReset;
        QTest::newRow("slow") << Fault::SlowAnswer;
    }

    void aGatewayThatCannotBeAskedLocksNobodyOut()
    {
        QFETCH(Fault, fault);
        const LogLines log;
        auto options = LinkedServer::quickGateway();
        options.times.slowness = 1min;
        QVERIFY(start(GatewayMode::Webhook, options));
        m_server->gateway.faults().strikeNext(fault, 1000, u"getMessage"_s);

        for (int i = 0; i < 2; ++i) {
            const auto attempt = m_server->begin();
            m_server->write(nurlan, attempt);
            QTRY_COMPARE(m_server->stateOf(attempt), u"VERIFIED"_s);
        }

        QCOMPARE(log.ofEvent(u"webhook.unconfirmed"_s).size(), 1);
        QCOMPARE(notConfirmed(log), 0);
    }

    void aMessageWaitsThroughARestart()
    {
        auto options = LinkedServer::quickGateway();
        options.times.journalLag = 1s;
        QVERIFY(start(GatewayMode::Webhook, options));
        m_server->gateway.faults().strikeNext(Fault::JournalLag);
        const auto attempt = m_server->begin();
        m_server->write(nurlan, attempt);
        QTRY_VERIFY(asked() >= 1);

        m_server->stop();
        QVERIFY(m_server->start());

        QTRY_COMPARE(m_server->stateOf(attempt), u"VERIFIED"_s);
        QCOMPARE(m_server->valueOf(u"SELECT count(*) FROM deferred_messages"_s).toInt(), 0);
    }

    void nobodyElseIsAskedAbout_data()
    {
        QTest::addColumn<GatewayMode>("mode");
        QTest::addColumn<QString>("who");
        QTest::addColumn<QString>("state");
        QTest::newRow("a tenant") << GatewayMode::Webhook << aigul << u"COMPLETED"_s;
        QTest::newRow("nobody") << GatewayMode::Webhook << nobody << u"FAILED USER_NOT_FOUND"_s;
        QTest::newRow("staff, fetched") << GatewayMode::Poll << nurlan << u"VERIFIED"_s;
    }

    void nobodyElseIsAskedAbout()
    {
        QFETCH(GatewayMode, mode);
        QFETCH(QString, who);
        QFETCH(QString, state);
        QVERIFY(start(mode));

        QCOMPARE(m_server->signIn(who), state);

        QCOMPARE(asked(), 0);
    }

    void staffWithAHiddenNumberAreReadBackToo()
    {
        QVERIFY(start());
        m_server->gateway.contacts().assign(nurlan, u"182500000000001"_s);
        m_server->gateway.faults().strikeNext(Fault::LidSender);

        QCOMPARE(m_server->signIn(nurlan), u"VERIFIED"_s);

        QCOMPARE(asked(), 1);
    }

private:
    [[nodiscard]] bool start(GatewayMode mode = GatewayMode::Webhook,
                             const Simulator::Options &options = LinkedServer::quickGateway())
    {
        m_server = std::make_unique<LinkedServer>(mode, options);
        return m_server->start();
    }

    //! How often the gateway was asked for one message.
    [[nodiscard]] int asked() const
    {
        return int(m_server->events("api.answered"_L1, u"getMessage"_s).size()
                   + m_server->events("api.refused"_L1, u"getMessage"_s).size());
    }

    [[nodiscard]] static qsizetype notConfirmed(const LogLines &log)
    {
        return log.ofEvent(u"webhook.ignored"_s).filter(u"reason=not_confirmed"_s).size();
    }

    [[nodiscard]] QJsonObject notification(const QString &digits, const QString &text,
                                           const QString &id) const
    {
        return {
            {u"typeWebhook"_s, u"incomingMessageReceived"_s},
            {u"instanceData"_s,
             QJsonObject{{u"idInstance"_s, *m_server->setup.settings.greenApi.idInstance},
                         {u"wid"_s, u"996700000001@c.us"_s}}},
            {u"timestamp"_s, QDateTime::currentSecsSinceEpoch()},
            {u"idMessage"_s, id},
            {u"senderData"_s,
             QJsonObject{{u"chatId"_s, digits + u"@c.us"_s}, {u"sender"_s, digits + u"@c.us"_s}}},
            {u"messageData"_s,
             QJsonObject{{u"typeMessage"_s, u"textMessage"_s},
                         {u"textMessageData"_s, QJsonObject{{u"textMessage"_s, text}}}}},
        };
    }

    //! As somebody who has the webhook's secret.
    void forge(const QJsonObject &body)
    {
        m_server->gateway.forge(body, "Bearer " + m_server->setup.webhookToken.reveal());
    }

    std::unique_ptr<LinkedServer> m_server;
};

KIOSK_TEST(TestMessageReadBack)

} // namespace MessageReadBackTest

#include "tst_messagereadback.moc"
