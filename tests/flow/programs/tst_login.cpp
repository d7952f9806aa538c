// SPDX-License-Identifier: GPL-3.0-only
#include "greenapi/samples.h"
#include "support/program.h"
#include "support/test.h"
#include "support/websocketclient.h"

#include <QSet>
#include <QTest>

namespace LoginTest {

using namespace Qt::StringLiterals;
using TestSupport::get;
using TestSupport::Home;
using TestSupport::loginNotification;
using TestSupport::ServeProcess;
using TestSupport::WebSocketClient;

namespace {

const auto asan = u"996555121001"_s;
const auto meerim = u"996555121002"_s;
const auto disabled = u"996555121004"_s;
const auto nobody = u"996555121099"_s;

//! The samples that sign in; all others are to be ignored.
const QSet<QString> signingIn{
    u"incoming-textMessage"_s,
    u"incoming-extendedTextMessage-plain-or-wame"_s,
    u"incoming-extendedTextMessage-link"_s,
    u"incoming-quotedMessage"_s,
};

//! The sample as it would be for @p attempt, now.
QByteArray madeCurrent(const QString &sample, const QJsonObject &attempt)
{
    auto notification = Samples::object(sample);
    const auto now = QDateTime::currentSecsSinceEpoch();
    if (notification.contains(u"timestamp"_s))
        notification.insert(u"timestamp"_s, now);
    if (notification.contains(u"idMessage"_s))
        notification.insert(u"idMessage"_s, QString(u"3A%1"_s.arg(now) + sample));
    return Samples::toBytes(notification)
        .replace("3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11",
                 attempt["attemptId"_L1].toString().toLatin1());
}

QString outcomeOf(const QJsonObject &status)
{
    const auto reason = status["failureReason"_L1].toString();
    return reason.isEmpty() ? status["status"_L1].toString() : reason;
}

} // namespace

//! Whole logins through the real program.
class TestLogin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_home = std::make_unique<Home>();
        QVERIFY(m_home->addTenant(u"Asan Usenov"_s, u"+"_s + asan));
        QVERIFY(m_home->addTenant(u"Meerim Asanova"_s, u"+"_s + meerim, u"property_owner"_s));
        QVERIFY(m_home->addTenant(u"Gulnara Sadyrova"_s, u"+"_s + disabled));
        QCOMPARE(m_home->ctl({u"tenants"_s, u"disable"_s, u"+"_s + disabled}).exitCode, 0);
        m_server = std::make_unique<ServeProcess>(*m_home);
        QVERIFY(m_server->isListening());
    }

    void cleanupTestCase()
    {
        m_server.reset();
        m_home.reset();
    }

    void aMessageBecomesAGreeting()
    {
        const auto attempt = newAttempt();
        WebSocketClient screen(m_server->url(),
                               "/api/auth/whatsapp/channel/"
                                   + attempt["attemptId"_L1].toString().toLatin1(),
                               {{"Authorization"_ba, "Bearer " + tokenOf(attempt)}});
        QCOMPARE((*screen.nextOfAttempt())["status"_L1].toString(), u"NEW"_s);

        QCOMPARE(m_server->notify(loginNotification(meerim, attempt)).status, 200);

        QCOMPARE((*screen.nextOfAttempt())["type"_L1].toString(), u"message"_s);
        const auto welcome = screen.nextOfAttempt();
        QVERIFY(welcome);
        QCOMPARE((*welcome)["user"_L1]["name"_L1].toString(), u"Meerim Asanova"_s);
        QCOMPARE((*welcome)["user"_L1]["roleName"_L1].toString(), u"Landlord"_s);
        screen.sendJson({{u"type"_s, u"received"_s}});
        QCOMPARE(screen.closeCode(), 4002);
        QCOMPARE(statusOfSession((*welcome)["session"_L1]["token"_L1]), 200);
    }

    void everySampleIsTakenAndSignsInExactlyWhenItShould_data()
    {
        QTest::addColumn<bool>("signsIn");
        const auto files = Samples::folder().entryInfoList({u"*.json"_s}, QDir::Files);
        for (const auto &file : files) {
            const auto name = file.completeBaseName();
            QTest::newRow(qPrintable(name)) << signingIn.contains(name);
        }
        QVERIFY(files.size() >= signingIn.size());
    }

    void everySampleIsTakenAndSignsInExactlyWhenItShould()
    {
        QFETCH(bool, signsIn);
        const auto attempt = newAttempt();
        const auto body = madeCurrent(QString::fromLatin1(QTest::currentDataTag()), attempt);

        const auto reply = m_server->notify(body);

        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.json()["status"_L1].toString(), signsIn ? u"accepted"_s : u"ignored"_s);
        QCOMPARE(outcomeOf(m_server->statusOf(attempt)), signsIn ? u"COMPLETED"_s : u"NEW"_s);
        if (signsIn) {
            QCOMPARE(m_server->statusOf(attempt)["user"_L1]["name"_L1].toString(),
                     u"Asan Usenov"_s);
        }
    }

    void ofTwoRacingSendersOneWins()
    {
        for (int round = 0; round < 10; ++round) {
            const auto attempt = newAttempt();
            const auto one = m_server->notifyLater(loginNotification(asan, attempt));
            const auto other = m_server->notifyLater(loginNotification(meerim, attempt));
            const auto first = one->reply();
            const auto second = other->reply();

            QCOMPARE(first.status, 200);
            QCOMPARE(second.status, 200);
            const bool firstWon = first.json()["status"_L1].toString() == "accepted"_L1;
            const bool secondWon = second.json()["status"_L1].toString() == "accepted"_L1;
            QVERIFY(firstWon != secondWon);
            QCOMPARE((firstWon ? second : first).json()["reason"_L1].toString(), u"attempt_over"_s);
            QCOMPARE(m_server->statusOf(attempt)["user"_L1]["name"_L1].toString(),
                     firstWon ? u"Asan Usenov"_s : u"Meerim Asanova"_s);
        }
    }

    void fortyRepeatsSignInOnce_data()
    {
        QTest::addColumn<bool>("atOnce");
        QTest::newRow("one after the other") << false;
        QTest::newRow("at once") << true;
    }

    void fortyRepeatsSignInOnce()
    {
        QFETCH(bool, atOnce);
        const auto attempt = newAttempt();
        const auto body = loginNotification(asan, attempt);
        std::vector<std::unique_ptr<TestSupport::HttpExchange>> repeats;
        int accepted = 0;
        const auto count = [&accepted](TestSupport::HttpExchange &exchange) {
            const auto reply = exchange.reply();
            QCOMPARE(reply.status, 200);
            accepted += reply.json()["status"_L1].toString() == "accepted"_L1 ? 1 : 0;
        };
        for (int i = 0; i < 40; ++i) {
            repeats.push_back(m_server->notifyLater(body));
            if (!atOnce)
                count(*repeats.back());
        }
        for (const auto &repeat : repeats) {
            if (atOnce)
                count(*repeat);
        }

        QCOMPARE(accepted, 1);
        const auto session = m_server->statusOf(attempt)["session"_L1]["token"_L1];
        QCOMPARE(statusOfSession(session), 200);
    }

    void aRepeatAfterTheSignOutSignsNobodyIn()
    {
        const auto attempt = newAttempt();
        const auto body = loginNotification(asan, attempt);
        QCOMPARE(m_server->notify(body).status, 200);
        const auto session = m_server->statusOf(attempt)["session"_L1]["token"_L1];
        QCOMPARE(
            TestSupport::post(m_server->url(), "/api/auth/logout/", {},
                              {{"Authorization"_ba, "Bearer " + session.toString().toLatin1()}})
                .status,
            204);

        QCOMPARE(m_server->notify(body).json()["reason"_L1].toString(), u"duplicate"_s);
        QCOMPARE(m_server->notify(loginNotification(asan, attempt)).json()["reason"_L1].toString(),
                 u"attempt_over"_s);

        QVERIFY(!m_server->statusOf(attempt).contains("session"_L1));
    }

    void anExpiredAttemptIsOver()
    {
        const auto attempt = newAttempt();
        letExpire(attempt);

        QTRY_COMPARE(outcomeOf(m_server->statusOf(attempt)), u"ATTEMPT_EXPIRED"_s);
        const auto reply = m_server->notify(loginNotification(asan, attempt));

        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.json()["reason"_L1].toString(), u"attempt_over"_s);
        QCOMPARE(outcomeOf(m_server->statusOf(attempt)), u"ATTEMPT_EXPIRED"_s);
    }

    // The gateway was down for a minute and hands over what was sent in time.
    void aLateMessageIsLate()
    {
        const auto attempt = newAttempt();
        const auto sentInTime = loginNotification(asan, attempt);
        letExpire(attempt);

        const auto reply = m_server->notify(sentInTime);

        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.json()["reason"_L1].toString(), u"attempt_over"_s);
    }

    void aMessageSentBeforeTheAttemptDoesNotCount()
    {
        const auto attempt = newAttempt();

        const auto reply = m_server->notify(loginNotification(asan, attempt, 150));

        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.json()["reason"_L1].toString(), u"sent_before_attempt"_s);
        QCOMPARE(outcomeOf(m_server->statusOf(attempt)), u"NEW"_s);
        QCOMPARE(m_server->notify(loginNotification(asan, attempt, 100)).status, 200);
        QCOMPARE(outcomeOf(m_server->statusOf(attempt)), u"COMPLETED"_s);
    }

    void onlyTheWholeNumberOfAnEnabledTenantSignsIn_data()
    {
        QTest::addColumn<QString>("digits");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("known") << asan << u"COMPLETED"_s;
        QTest::newRow("unknown") << nobody << u"USER_NOT_FOUND"_s;
        QTest::newRow("disabled") << disabled << u"TENANT_DISABLED"_s;
        QTest::newRow("contains a known one") << u"49996555121001"_s << u"USER_NOT_FOUND"_s;
        QTest::newRow("contained in a known one") << u"99655512100"_s << u"USER_NOT_FOUND"_s;
        QTest::newRow("foreign, same national part") << u"77555121001"_s << u"USER_NOT_FOUND"_s;
        QTest::newRow("St Pierre") << u"508551234"_s << u"USER_NOT_FOUND"_s;
    }

    void onlyTheWholeNumberOfAnEnabledTenantSignsIn()
    {
        QFETCH(QString, digits);
        QFETCH(QString, outcome);
        const auto attempt = newAttempt();

        const auto reply = m_server->notify(loginNotification(digits, attempt));

        QCOMPARE(reply.status, 200);
        QCOMPARE(outcomeOf(m_server->statusOf(attempt)), outcome);
    }

    void withoutTheTokenNothingIsTaken()
    {
        const auto attempt = newAttempt();

        const auto reply = TestSupport::post(m_server->url(), "/api/webhooks/greenapi/incoming/",
                                             loginNotification(asan, attempt),
                                             {{"Authorization"_ba, "Bearer guess"_ba}});

        QCOMPARE(reply.status, 401);
        QCOMPARE(outcomeOf(m_server->statusOf(attempt)), u"NEW"_s);
    }

    void aStrangersSessionIsDisowned()
    {
        const auto attempt = newAttempt();
        QCOMPARE(m_server->notify(loginNotification(asan, attempt)).status, 200);
        const auto session = m_server->statusOf(attempt)["session"_L1]["token"_L1];

        QCOMPARE(signOut(session, R"({"reason":"bored"})"), 400);
        QCOMPARE(statusOfSession(session), 200);
        QCOMPARE(signOut(session, R"({"reason":"not_me"})"), 204);

        QCOMPARE(statusOfSession(session), 401);
        const auto rows =
            m_home->ctl({u"audit"_s, u"list"_s, u"--json"_s, u"--limit"_s, u"1"_s}).rows();
        QCOMPARE(rows[0]["action"_L1].toString(), u"session.disowned"_s);
        QCOMPARE(rows[0]["actor"_L1].toString(), u"tenant:1"_s);
        QVERIFY(rows[0]["subject"_L1].toString().startsWith(u"session:"_s));
        QCOMPARE(rows[0]["origin"_L1].toString(), u"web"_s);
    }

    // This version has no part that can send one, and the screens are told so.
    void aServerWithoutAGatewayOffersNoCodes()
    {
        QCOMPARE(newAttempt()["codeLogin"_L1], QJsonValue(false));

        const auto asked = post("request-code", R"({"phone":"0555 12 10 01"})");
        const auto entered = post("verify-code",
                                  R"({"attemptId":"3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11",)"
                                  R"("code":"012345"})");

        QCOMPARE(asked.status, 503);
        QCOMPARE(asked.errorCode(), u"unavailable"_s);
        QCOMPARE(entered.status, 410);
        QCOMPARE(entered.errorCode(), u"attempt_over"_s);
    }

    // Last: what all of the above left in the log.
    void theLogKeepsSecrets()
    {
        const auto attempt = newAttempt();
        QCOMPARE(m_server->notify(loginNotification(asan, attempt)).status, 200);
        const auto session = m_server->statusOf(attempt)["session"_L1]["token"_L1].toString();
        QTRY_VERIFY(m_server->log().contains(attempt["attemptId"_L1].toString().toLatin1()));
        QCOMPARE(m_server->stop(), 0);

        const auto log = m_server->log();
        QVERIFY(log.contains("event=server.listening url=http://127.0.0.1:"));
        QVERIFY(log.contains("event=attempt.started attempt="));
        QVERIFY(log.contains("event=attempt.completed attempt="));
        QVERIFY(log.contains("event=attempt.failed attempt="));
        QVERIFY(log.contains("event=webhook.ignored reason="));
        QVERIFY(log.contains("event=webhook.rejected "));
        QVERIFY(log.contains("event=tenant.not_found "));
        QVERIFY(log.contains("Tenant not found"));
        QVERIFY(log.contains("+996\u2022\u2022\u2022\u2022\u2022001"));
        for (const auto &digits : {asan, meerim, disabled, nobody})
            QVERIFY2(!log.contains(digits.mid(3).toLatin1()), qPrintable(digits));
        QVERIFY(!log.contains("555121001") && !log.contains("508551234"));
        for (const auto &secret : m_secrets + QByteArrayList{session.toLatin1()})
            QVERIFY(!secret.isEmpty() && !log.contains(secret));
        QVERIFY(!log.contains("webhook-token-of-the-tests"));
        QVERIFY(!log.contains("guess"));
        QVERIFY(!log.contains("AMT LOGIN"));
        QVERIFY(!log.contains("Test User") && !log.contains("Asan"));
        for (const auto &line : log.trimmed().split('\n'))
            QVERIFY2(line.startsWith("event="), line.constData());
    }

private:
    [[nodiscard]] QJsonObject newAttempt()
    {
        const auto attempt = m_server->startAttempt();
        m_secrets.append(tokenOf(attempt));
        return attempt;
    }

    [[nodiscard]] static QByteArray tokenOf(const QJsonObject &attempt)
    {
        return attempt["channelToken"_L1].toString().toLatin1();
    }

    [[nodiscard]] int statusOfSession(const QJsonValue &token) const
    {
        return get(m_server->url(), "/api/auth/me/",
                   {{"Authorization"_ba, "Bearer " + token.toString().toLatin1()}})
            .status;
    }

    [[nodiscard]] int signOut(const QJsonValue &token, const QByteArray &body) const
    {
        return TestSupport::post(m_server->url(), "/api/auth/logout/", body,
                                 {{"Authorization"_ba, "Bearer " + token.toString().toLatin1()}})
            .status;
    }

    [[nodiscard]] TestSupport::HttpReply post(const QByteArray &call, const QByteArray &body) const
    {
        return TestSupport::post(m_server->url(), "/api/auth/whatsapp/" + call + '/', body);
    }

    void letExpire(const QJsonObject &attempt) const
    {
        QVERIFY(m_home->changeDatabase(
            u"UPDATE login_attempts SET expires_at = created_at WHERE attempt_id = '%1'"_s.arg(
                attempt["attemptId"_L1].toString())));
    }

    std::unique_ptr<Home> m_home;
    std::unique_ptr<ServeProcess> m_server;
    QByteArrayList m_secrets;
};

KIOSK_TEST(TestLogin)

} // namespace LoginTest

#include "tst_login.moc"
