// SPDX-License-Identifier: GPL-3.0-only
#include "service/linkedserver.h"
#include "support/metricspage.h"
#include "support/test.h"
#include "support/websocketclient.h"

#include <QTest>

#include <algorithm>

namespace ServerMetricsTest {

using namespace TestSupport;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! The metrics of a whole server while people use it.
class TestServerMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_server = std::make_unique<LinkedServer>(Config::GatewayMode::Webhook); }

    void aLoginIsCounted()
    {
        QVERIFY(m_server->start());

        QCOMPARE(m_server->signIn(aigul), u"COMPLETED"_s);

        QCOMPARE(value(u"amt_attempts_started_total{way=\"message\"}"_s), 1.0);
        QCOMPARE(value(u"amt_attempts_ended_total{outcome=\"completed\"}"_s), 1.0);
        QCOMPARE(value(u"amt_login_duration_seconds_count"_s), 1.0);
        QCOMPARE(value(notified(u"accepted"_s)), 1.0);
        QCOMPARE(
            value(u"amt_http_requests_total{route=\"/api/auth/whatsapp/start\",status=\"201\"}"_s),
            1.0);
        // The person is told that they are signed in.
        QTRY_COMPARE(value(u"amt_outbox_messages_total{result=\"sent\"}"_s), 1.0);
        QCOMPARE(value(u"amt_outbox_wait_seconds_count"_s), 1.0);
        QCOMPARE(value(u"amt_outbox_messages_waiting"_s), 0.0);
    }

    // SECURITY.md: nobody else learns whether a number belongs to a tenant.
    void aCodeLeavesNoTraceOfTheNumber()
    {
        QVERIFY(m_server->start());
        const auto before = counts();

        for (const auto &phone : {aigul, nobody}) {
            const auto reply = m_server->post("/api/auth/whatsapp/request-code/"_ba,
                                              {{u"phone"_s, QString(u'+' + phone)}});
            QCOMPARE(reply.status, 200);
        }

        QTRY_COMPARE(m_server->events("api.answered"_L1, u"sendMessage"_s).size(), 1);
        QCOMPARE(value(u"amt_attempts_started_total{way=\"code\"}"_s), 2.0);
        QCOMPARE(counts(), before);
    }

    void aRefusalIsCounted()
    {
        QVERIFY(m_server->start());

        QCOMPARE(m_server->signIn(nobody), u"FAILED USER_NOT_FOUND"_s);

        QCOMPARE(value(u"amt_attempts_ended_total{outcome=\"user_not_found\"}"_s), 1.0);
        QCOMPARE(value(u"amt_attempts_ended_total{outcome=\"completed\"}"_s), 0.0);
    }

    void anExpiryIsCounted()
    {
        m_server->setup.settings.login.attempt = 1s;
        QVERIFY(m_server->start());

        const auto attempt = m_server->begin();

        QVERIFY(!attempt.isEmpty());
        QTRY_COMPARE(value(u"amt_attempts_ended_total{outcome=\"attempt_expired\"}"_s), 1.0);
    }

    void anAttemptThatMakesRoomIsCounted()
    {
        QVERIFY(m_server->start());
        const auto live = 4; // as many as are good at one time, and two

        for (int i = 0; i <= live; ++i)
            QVERIFY(!m_server->begin().isEmpty());

        QCOMPARE(value(u"amt_attempts_started_total{way=\"message\"}"_s), live + 1.0);
        QCOMPARE(value(u"amt_attempts_ended_total{outcome=\"cancelled\"}"_s), 1.0);
    }

    void webhooksAreCountedByAnswer_data()
    {
        QTest::addColumn<bool>("isAuthorized");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("series");
        QTest::newRow("stranger") << false << "{}"_ba << notified(u"unauthorized"_s);
        QTest::newRow("no JSON") << true << "x"_ba << notified(u"ignored"_s, u"not_json"_s);
        QTest::newRow("other type") << true << R"({"typeWebhook":"incomingCall"})"_ba
                                    << notified(u"ignored"_s, u"not_an_incoming_message"_s);
        QTest::newRow("too large")
            << true << QByteArray(2 * 1024 * 1024, ' ') << notified(u"ignored"_s, u"too_large"_s);
    }

    void webhooksAreCountedByAnswer()
    {
        QFETCH(bool, isAuthorized);
        QFETCH(QByteArray, body);
        QFETCH(QString, series);
        QVERIFY(m_server->start());
        QCOMPARE(value(series), 0.0);

        const auto token = isAuthorized ? m_server->setup.webhookToken.reveal() : "guess"_ba;
        const auto reply = TestSupport::post(m_server->url(), "/api/webhooks/greenapi/incoming/",
                                             body, {{"Authorization"_ba, "Bearer " + token}});

        QCOMPARE(reply.status, isAuthorized ? 200 : 401);
        QCOMPARE(value(series), 1.0);
        QCOMPARE(value(u"amt_http_requests_total{route=\"/api/webhooks/greenapi/incoming\",status="
                       "\"%1\"}"_s.arg(reply.status)),
                 1.0);
    }

    void channelsAreCountedWhileTheyAreOpen()
    {
        QVERIFY(m_server->start());
        const auto attempt = m_server->begin();
        QCOMPARE(value(u"amt_channels_open"_s), 0.0);

        WebSocketClient client(
            m_server->url(),
            "/api/auth/whatsapp/channel/" + attempt["attemptId"_L1].toString().toLatin1(),
            {{"Authorization"_ba, "Bearer " + attempt["channelToken"_L1].toString().toLatin1()}});

        QCOMPARE(statusIn(client.nextOfAttempt()), u"NEW"_s);
        QCOMPARE(value(u"amt_channels_open"_s), 1.0);
        QCOMPARE(value(u"amt_connections_open"_s), 2.0); // and the one that asks
        QCOMPARE(value(u"amt_http_requests_total{route=\"/api/auth/whatsapp/channel/\",status="
                       "\"101\"}"_s),
                 1.0);
        client.abort();
        QTRY_COMPARE(value(u"amt_channels_open"_s), 0.0);
    }

    void addressesOfStrangersMakeNoSeries()
    {
        QVERIFY(m_server->start());

        for (const auto &target : {"/wp-login.php"_ba, "/api/etc/passwd"_ba})
            QCOMPARE(m_server->get(target).status, 404);
        for (const auto &target : {"/api/../etc/passwd"_ba, "/%F0%9F%98%80"_ba})
            QCOMPARE(m_server->get(target).status, 400);

        QCOMPARE(value(u"amt_http_requests_total{route=\"\",status=\"404\"}"_s), 2.0);
        QCOMPARE(value(u"amt_http_requests_total{route=\"\",status=\"400\"}"_s), 2.0);
        QVERIFY(!m_server->get("/metrics"_ba).body.contains("wp-login"));
    }

    void noHttpIsCountedAsRefused()
    {
        QVERIFY(m_server->start());

        QCOMPARE(sendRaw(m_server->url(), "GET / HTTP/1.1\r\nno header\r\n\r\n").status, 400);

        QCOMPARE(value(u"amt_http_requests_total{route=\"\",status=\"400\"}"_s), 1.0);
    }

    void nobodyIsNamed()
    {
        QVERIFY(m_server->start());
        const auto attempt = m_server->begin();
        m_server->write(aigul, attempt);
        QTRY_COMPARE(m_server->stateOf(attempt), u"COMPLETED"_s);

        const auto page = m_server->get("/metrics"_ba).body;

        for (const auto &secret : {aigul.toLatin1(), aigul.right(9).toLatin1(), "Айгүл"_ba,
                                   "Demo"_ba, attempt["attemptId"_L1].toString().toLatin1(),
                                   attempt["channelToken"_L1].toString().toLatin1()})
            QVERIFY2(!page.contains(secret), secret.constData());
    }

    void theRealPageIsSound()
    {
        QVERIFY(m_server->start());
        QCOMPARE(m_server->signIn(aigul), u"COMPLETED"_s);

        const auto reply = m_server->get("/metrics"_ba);

        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.header("Content-Type"), "text/plain; version=0.0.4; charset=utf-8"_ba);
        QCOMPARE(MetricsPage(reply.body).faults(), QStringList());
        QCOMPARE(TestSupport::promtoolComplaints(reply.body), QString());
    }

private:
    [[nodiscard]] static QString notified(const QString &answer, const QString &reason = {})
    {
        return u"amt_webhook_notifications_total{answer=\"%1\",reason=\"%2\"}"_s.arg(answer,
                                                                                     reason);
    }

    //! The messages that there were to send.
    [[nodiscard]] QList<double> counts() const
    {
        return {value(u"amt_outbox_messages_total{result=\"sent\"}"_s),
                value(u"amt_outbox_messages_total{result=\"failed\"}"_s),
                value(u"amt_outbox_wait_seconds_count"_s), value(u"amt_outbox_messages_waiting"_s)};
    }

    //! -1 if there is no such series.
    [[nodiscard]] double value(const QString &series) const
    {
        return MetricsPage(m_server->get("/metrics"_ba).body).valueOf(series).value_or(-1);
    }

    std::unique_ptr<LinkedServer> m_server;
};

KIOSK_TEST(TestServerMetrics)

} // namespace ServerMetricsTest

#include "tst_servermetrics.moc"
