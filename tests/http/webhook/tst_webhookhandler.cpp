// SPDX-License-Identifier: GPL-3.0-only
#include "http/webhook/webhookhandler.h"
#include "storage/engine/statement.h"
#include "support/requests.h"
#include "support/storedloginfixture.h"
#include "support/test.h"

#include <QTest>

namespace WebhookHandlerTest {

using namespace Http;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::errorCodeOf;
using TestSupport::jsonOf;
using TestSupport::requestOf;
using TestSupport::StoredLoginFixture;
using TestSupport::with;

namespace {

const QByteArray right = "Bearer "_ba + TestSupport::testWebhookToken;

QString reasonOf(const Response &answer)
{
    const auto json = jsonOf(answer);
    return json["status"_L1].toString() == "ignored"_L1 ? json["reason"_L1].toString()
                                                        : json["status"_L1].toString();
}

} // namespace

class TestWebhookHandler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_heard = 0;
        m_fixture = std::make_unique<StoredLoginFixture>();
        QVERIFY(m_fixture->isReady());
        m_attempt = m_fixture->logins.start({}).value().attempt;
    }

    void cleanup() { m_fixture.reset(); }

    void theTokenIsTakenInEveryFormOfTheGateway_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::addColumn<int>("status");
        const QByteArray token(TestSupport::testWebhookToken);
        QTest::newRow("bearer") << "Bearer " + token << 200;
        QTest::newRow("lower case") << "bearer " + token << 200;
        QTest::newRow("basic") << "Basic " + token << 200;
        QTest::newRow("bare") << token << 200;
        QTest::newRow("doubled") << "Bearer Bearer " + token << 200;
        QTest::newRow("missing") << ""_ba << 401;
        QTest::newRow("scheme alone") << "Bearer "_ba << 401;
        QTest::newRow("wrong") << "Bearer wrong"_ba << 401;
        QTest::newRow("half") << "Bearer " + token.left(20) << 401;
        QTest::newRow("longer") << "Bearer " + token + 'x' << 401;
        QTest::newRow("capitals") << "Bearer " + token.toUpper() << 401;
        QTest::newRow("another scheme") << "Digest " + token << 401;
        QTest::newRow("three times") << "Bearer Bearer Bearer " + token << 401;
    }

    void theTokenIsTakenInEveryFormOfTheGateway()
    {
        QFETCH(QByteArray, authorization);
        QFETCH(int, status);

        const auto answer = handler()(request(loginFrom(u"996555121001"_s), authorization));

        QCOMPARE(answer.status, status);
        QCOMPARE(statusNow(), status == 200 ? u"COMPLETED"_s : u"NEW"_s);
    }

    void withoutTheTokenTheBodyDoesNotMatter_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << ""_ba;
        QTest::newRow("no JSON") << "<xml>"_ba;
        QTest::newRow("good") << "{}"_ba;
        QTest::newRow("too large") << QByteArray(2 * 1024 * 1024, ' ');
    }

    void withoutTheTokenTheBodyDoesNotMatter()
    {
        QFETCH(QByteArray, body);

        const auto answer = handler()(request(body, "Bearer wrong"));

        QCOMPARE(answer.status, 401);
        QCOMPARE(errorCodeOf(answer), u"unauthorized"_s);
    }

    void anEmptyTokenAuthorisesNobody()
    {
        const auto authenticator = TestSupport::webhookAuthenticator(Core::Secret());
        m_processor = processor(true);
        const WebhookHandler open(*m_processor, authenticator);

        QCOMPARE(open(request(loginFrom(u"996555121001"_s), "")).status, 401);
        QCOMPARE(open(request(loginFrom(u"996555121001"_s), "Bearer ")).status, 401);
    }

    void whateverAnAuthenticatedNotificationSaysItIsTaken_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("reason");
        QTest::newRow("nothing") << ""_ba << u"not_json"_s;
        QTest::newRow("no JSON") << "AMT LOGIN"_ba << u"not_json"_s;
        QTest::newRow("an array") << "[{}]"_ba << u"not_json"_s;
        QTest::newRow("no UTF-8") << "{\"typeWebhook\":\"\xff\xfe\"}"_ba << u"not_json"_s;
        QTest::newRow("deep") << QByteArray(500000, '[') << u"not_json"_s;
        QTest::newRow("empty object") << "{}"_ba << u"not_an_incoming_message"_s;
        QTest::newRow("future type") << R"({"typeWebhook":"x"})"_ba << u"not_an_incoming_message"_s;
        QTest::newRow("a mebibyte")
            << "{}" + QByteArray(1024 * 1024 - 2, ' ') << u"not_an_incoming_message"_s;
        QTest::newRow("a byte more") << "{}" + QByteArray(1024 * 1024 - 1, ' ') << u"too_large"_s;
    }

    void whateverAnAuthenticatedNotificationSaysItIsTaken()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, reason);

        const auto answer = handler()(request(body, right));

        QCOMPARE(answer.status, 200);
        QCOMPARE(reasonOf(answer), reason);
        QCOMPARE(statusNow(), u"NEW"_s);
    }

    void aTextThatNamesNoPendingAttemptIsIgnored_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("reason");
        const auto unknown = u"3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s;
        QTest::newRow("greeting") << u"Саламатсызбы!"_s << u"no_login_message"_s;
        QTest::newRow("keyword alone") << u"AMT LOGIN"_s << u"no_login_message"_s;
        QTest::newRow("unknown attempt") << u"AMT LOGIN "_s + unknown << u"unknown_attempt"_s;
        QTest::newRow("two attempts")
            << u"AMT LOGIN %1 AMT LOGIN "_s + unknown << u"several_attempts"_s;
    }

    void aTextThatNamesNoPendingAttemptIsIgnored()
    {
        QFETCH(QString, text);
        QFETCH(QString, reason);
        const auto body =
            m_fixture->notificationFrom(u"996555121001"_s, text.replace(u"%1"_s, idText()));

        const auto answer = handler()(request(body, right));

        QCOMPARE(answer.status, 200);
        QCOMPARE(reasonOf(answer), reason);
        QCOMPARE(statusNow(), u"NEW"_s);
    }

    void theSenderDecidesTheOutcome_data()
    {
        QTest::addColumn<QString>("digits");
        QTest::addColumn<QString>("failure");
        QTest::newRow("tenant") << u"996555121001"_s << u""_s;
        QTest::newRow("disabled") << u"996555121004"_s << u"TENANT_DISABLED"_s;
        QTest::newRow("unknown") << u"996555121099"_s << u"USER_NOT_FOUND"_s;
        QTest::newRow("foreign with the same end") << u"77555121001"_s << u"USER_NOT_FOUND"_s;
    }

    void theSenderDecidesTheOutcome()
    {
        QFETCH(QString, digits);
        QFETCH(QString, failure);

        const auto answer = handler()(request(loginFrom(digits), right));

        QCOMPARE(answer.status, 200);
        QCOMPARE(reasonOf(answer), u"accepted"_s);
        const auto state = storedAttempt().state;
        QCOMPARE(state.failure ? Core::toString(*state.failure) : QString(), failure);
        QCOMPARE(storedAttempt().verifiedPhone->digits(), digits);
    }

    // Contract 4 lets an adopted database hold a number twice; ours cannot, so the rule is lifted.
    void aNumberOfSeveralTenantsSignsNobodyIn()
    {
        auto &database = m_fixture->database.database();
        for (const auto &sql :
             {u"PRAGMA foreign_keys = OFF"_s, u"CREATE TABLE copy AS SELECT * FROM tenants"_s,
              u"DROP TABLE tenants"_s, u"ALTER TABLE copy RENAME TO tenants"_s,
              u"UPDATE tenants SET phone = '+996555121001' WHERE id = 2"_s})
            QVERIFY(Storage::run(database, sql));

        QCOMPARE(handler()(request(loginFrom(u"996555121001"_s), right)).status, 200);

        QVERIFY(storedAttempt().state.failure == Core::FailureReason::PhoneNotUnique);
        QVERIFY(!storedAttempt().tenantId);
    }

    void aRepeatIsTakenAndCountsOnce()
    {
        const auto body = loginFrom(u"996555121001"_s);
        QCOMPARE(reasonOf(handler()(request(body, right))), u"accepted"_s);

        for (int i = 0; i < 40; ++i) {
            const auto answer = handler()(request(body, right));
            QCOMPARE(answer.status, 200);
            QCOMPARE(reasonOf(answer), u"duplicate"_s);
        }
        QCOMPARE(m_fixture->database.valueOf(u"SELECT count(*) FROM sessions"_s).toInt(), 1);
    }

    void anOldMessageCannotAnswerANewCode_data()
    {
        QTest::addColumn<int>("secondsBefore");
        QTest::addColumn<QString>("reason");
        QTest::newRow("within the skew") << 119 << u"accepted"_s;
        QTest::newRow("beyond it") << 122 << u"sent_before_attempt"_s;
        QTest::newRow("yesterday") << 86400 << u"sent_before_attempt"_s;
    }

    void anOldMessageCannotAnswerANewCode()
    {
        QFETCH(int, secondsBefore);
        QFETCH(QString, reason);
        m_fixture->now = m_fixture->now.addSecs(-secondsBefore);
        const auto body = loginFrom(u"996555121001"_s);
        m_fixture->now = m_fixture->now.addSecs(secondsBefore);

        QCOMPARE(reasonOf(handler()(request(body, right))), reason);
    }

    void aMessageAfterTheEndChangesNothing()
    {
        m_fixture->now = m_fixture->now.addDuration(180s);

        const auto answer = handler()(request(loginFrom(u"996555121001"_s), right));

        QCOMPARE(answer.status, 200);
        QCOMPARE(reasonOf(answer), u"attempt_over"_s);
    }

    void theFirstSenderWins()
    {
        QCOMPARE(reasonOf(handler()(request(loginFrom(u"996555121002"_s), right))), u"accepted"_s);

        QCOMPARE(reasonOf(handler()(request(loginFrom(u"996555121001"_s), right))),
                 u"attempt_over"_s);

        QCOMPARE(storedAttempt().tenantId, 2);
    }

    void anUnreadableMessageDoesNotUseUpItsId()
    {
        const auto body = loginFrom(u"996555121001"_s);
        auto marker = body;
        marker.replace("AMT LOGIN " + idText().toLatin1(), "{{SWE001}}");
        QCOMPARE(reasonOf(handler()(request(marker, right))), u"unreadable"_s);

        QCOMPARE(reasonOf(handler()(request(body, right))), u"accepted"_s);
    }

    void whatCouldNotBeStoredIsWantedAgain()
    {
        const auto body = loginFrom(u"996555121001"_s);
        {
            const auto lock = m_fixture->lockDatabase();
            const auto answer = handler()(request(body, right));
            QCOMPARE(answer.status, 503);
            QCOMPARE(errorCodeOf(answer), u"unavailable"_s);
        }

        QCOMPARE(reasonOf(handler()(request(body, right))), u"accepted"_s);
        QCOMPARE(statusNow(), u"COMPLETED"_s);
    }

    void aFailureHalfWayUsesUpNothing()
    {
        const auto body = loginFrom(u"996555121001"_s);
        auto &database = m_fixture->database.database();
        QVERIFY(Storage::run(database, u"ALTER TABLE sessions RENAME TO away"_s));
        QCOMPARE(handler()(request(body, right)).status, 503);
        QCOMPARE(statusNow(), u"NEW"_s);

        QVERIFY(Storage::run(database, u"ALTER TABLE away RENAME TO sessions"_s));

        QCOMPARE(reasonOf(handler()(request(body, right))), u"accepted"_s);
    }

    void aGatewayThatIsOffIsHeardAndNotListenedTo()
    {
        QCOMPARE(reasonOf(handler(false)(request(loginFrom(u"996555121001"_s), right))),
                 u"gateway_off"_s);
        QCOMPARE(handler(false)(request("{}", "Bearer wrong")).status, 401);
        QCOMPARE(statusNow(), u"NEW"_s);
    }

    void everyNotificationOfTheGatewayIsHeard_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("authorization");
        QTest::addColumn<int>("heard");
        QTest::newRow("of any kind") << "{}"_ba << right << 1;
        QTest::newRow("no JSON") << "x"_ba << right << 1;
        QTest::newRow("another's") << "{}"_ba
                                   << "Bearer wrong"_ba << 0;
    }

    void everyNotificationOfTheGatewayIsHeard()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, authorization);
        QFETCH(int, heard);

        (void)handler()(request(body, authorization));

        QCOMPARE(m_heard, heard);
    }

private:
    [[nodiscard]] WebhookHandler handler(bool isListening = true)
    {
        m_processor = processor(isListening);
        return {*m_processor, m_door};
    }

    [[nodiscard]] std::unique_ptr<NotificationProcessor> processor(bool isListening)
    {
        return std::make_unique<NotificationProcessor>(
            m_fixture->logins, m_fixture->sessions,
            NotificationProcessor::Options{.account = TestSupport::testAccount(),
                                           .phrase = Core::LoginPhrase(u"AMT LOGIN"_s),
                                           .isListening = isListening},
            NotificationListeners{.heard = [this] { ++m_heard; }});
    }

    [[nodiscard]] static Request request(const QByteArray &body, const QByteArray &authorization)
    {
        auto request = requestOf("POST", u"/api/webhooks/greenapi/incoming"_s, body);
        return authorization.isEmpty() ? request : with(request, "authorization", authorization);
    }

    [[nodiscard]] QString idText() const { return Core::toString(m_attempt.id); }

    [[nodiscard]] QByteArray loginFrom(const QString &digits)
    {
        return m_fixture->notificationFrom(digits, u"AMT LOGIN "_s + idText());
    }

    [[nodiscard]] Core::Attempt storedAttempt()
    {
        return m_fixture->attempts.find(m_attempt.id).value().value();
    }

    [[nodiscard]] QString statusNow() { return Core::toString(storedAttempt().state.status); }

    std::unique_ptr<StoredLoginFixture> m_fixture;
    std::unique_ptr<NotificationProcessor> m_processor;
    const WebhookAuthenticator m_door =
        TestSupport::webhookAuthenticator(Core::Secret(TestSupport::testWebhookToken));
    Core::Attempt m_attempt;
    int m_heard = 0;
};

KIOSK_TEST(TestWebhookHandler)

} // namespace WebhookHandlerTest

#include "tst_webhookhandler.moc"
