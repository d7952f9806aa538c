// SPDX-License-Identifier: GPL-3.0-only
#include "http/handlers/loginhandlers.h"
#include "support/requests.h"
#include "support/storedloginfixture.h"
#include "support/test.h"

#include <QTest>

namespace StatusHandlerTest {

using namespace Http;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::errorCodeOf;
using TestSupport::jsonOf;
using TestSupport::requestOf;
using TestSupport::StoredLoginFixture;
using TestSupport::with;

namespace {

Request statusRequest(const QString &attemptId)
{
    auto request = requestOf("GET", u"/api/auth/whatsapp/status"_s);
    request.query.addQueryItem(u"attemptId"_s, attemptId);
    return request;
}

} // namespace

class TestStatusHandler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StoredLoginFixture>();
        QVERIFY(m_fixture->isReady());
        const auto started = m_fixture->logins.start({.language = {}, .kiosk = u"Desk"_s});
        QVERIFY(started);
        m_id = started->attempt.id;
        m_token = started->channelToken.reveal();
    }

    void cleanup() { m_fixture.reset(); }

    void theIdIsNeededAndMustBeKnown_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        QTest::newRow("missing") << u""_s << 400 << u"bad_request"_s;
        QTest::newRow("unknown") << u"3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s << 404
                                 << u"not_found"_s;
        QTest::newRow("no id") << u"1"_s << 404 << u"not_found"_s;
        QTest::newRow("braces") << u"{3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11}"_s << 404
                                << u"not_found"_s;
        QTest::newRow("null id") << u"00000000-0000-0000-0000-000000000000"_s << 404
                                 << u"not_found"_s;
        QTest::newRow("quote") << u"' OR '1'='1"_s << 404 << u"not_found"_s;
    }

    void theIdIsNeededAndMustBeKnown()
    {
        QFETCH(QString, id);
        QFETCH(int, status);
        QFETCH(QString, code);

        const auto answer = handler()(statusRequest(id));

        QCOMPARE(answer.status, status);
        QCOMPARE(errorCodeOf(answer), code);
    }

    void anIdInCapitalsIsTheSame()
    {
        const auto answer = handler()(statusRequest(Core::toString(m_id).toUpper()));

        QCOMPARE(answer.status, 200);
        QCOMPARE(jsonOf(answer)["attemptId"_L1].toString(), Core::toString(m_id));
    }

    void onlyTheHolderIsToldHowTheServerIs()
    {
        m_fixture->service = Protocol::ServiceView{.state = Protocol::ServiceState::GatewayTrouble,
                                                   .gateway = Core::GatewayState::Blocked,
                                                   .sending = false};
        const auto request = statusRequest(Core::toString(m_id));

        QVERIFY(!jsonOf(handler()(request)).contains("service"_L1));
        const auto told = jsonOf(handler()(with(request, "authorization", "Bearer " + m_token)));
        QCOMPARE(told["service"_L1].toObject(), m_fixture->service->toJson());
    }

    void theGatewaysStateIsToldToKiosksOnly()
    {
        m_fixture->service = Protocol::ServiceView{.state = Protocol::ServiceState::GatewayTrouble,
                                                   .gateway = Core::GatewayState::Blocked};
        const auto page = m_fixture->logins.start({}).value();
        const auto request = statusRequest(Core::toString(page.attempt.id));

        const auto told = jsonOf(
            handler()(with(request, "authorization", "Bearer " + page.channelToken.reveal())));

        QCOMPARE(told["service"_L1].toObject(),
                 QJsonObject({{u"state"_s, u"trouble"_s}, {u"reason"_s, u"gateway"_s}}));
    }

    void aNewAttemptHasItsIdAndStatusOnly()
    {
        const QJsonObject expected{{u"attemptId"_s, Core::toString(m_id)}, {u"status"_s, u"NEW"_s}};

        QCOMPARE(jsonOf(asStranger()), expected);
        QCOMPARE(jsonOf(asHolder()), expected);
    }

    void aStrangerSeesTheStatusAndNoPerson()
    {
        QVERIFY(m_fixture->logins.complete(m_fixture->messageFrom(u"996555121001"_s, m_id)));

        const auto answer = asStranger();

        QCOMPARE(answer.status, 200);
        QCOMPARE(
            jsonOf(answer),
            QJsonObject({{u"attemptId"_s, Core::toString(m_id)}, {u"status"_s, u"COMPLETED"_s}}));
    }

    void theHolderSeesThePersonAndGetsTheSession()
    {
        QVERIFY(m_fixture->logins.complete(m_fixture->messageFrom(u"996555121002"_s, m_id)));

        const auto json = jsonOf(asHolder());

        QCOMPARE(json["user"_L1].toObject(),
                 QJsonObject({{u"id"_s, 2},
                              {u"name"_s, u"Meerim Asanova"_s},
                              {u"phone"_s, u"+996•••••002"_s},
                              {u"type"_s, u"property_owner"_s},
                              {u"role"_s, u"landlord"_s},
                              {u"roleName"_s, u"Landlord"_s}}));
        const auto session = json["session"_L1].toObject();
        QCOMPARE(session.keys(), QStringList({u"expiresAt"_s, u"token"_s}));
        QCOMPARE(session["token"_L1].toString().size(), 43);
        QCOMPARE(session["expiresAt"_L1].toString(),
                 Core::toRfc3339(m_fixture->now.addDuration(60s)));
    }

    void everyFailureHasItsReasonAndTheHolderSeesWhose_data()
    {
        QTest::addColumn<QString>("digits");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("masked");

        QTest::newRow("unknown") << u"996555121099"_s << u"USER_NOT_FOUND"_s << u"+996•••••099"_s;
        QTest::newRow("disabled") << u"996555121004"_s << u"TENANT_DISABLED"_s << u"+996•••••004"_s;
    }

    void everyFailureHasItsReasonAndTheHolderSeesWhose()
    {
        QFETCH(QString, digits);
        QFETCH(QString, reason);
        QFETCH(QString, masked);
        QVERIFY(m_fixture->logins.complete(m_fixture->messageFrom(digits, m_id)));
        QJsonObject expected{{u"attemptId"_s, Core::toString(m_id)},
                             {u"status"_s, u"FAILED"_s},
                             {u"failureReason"_s, reason}};

        QCOMPARE(jsonOf(asStranger()), expected);
        expected.insert(u"phone"_s, masked);
        auto holders = jsonOf(asHolder());
        holders.remove(u"ticket"_s);
        QCOMPARE(holders, expected);
    }

    void onlyTheHolderOfAnUnknownSendersAttemptSeesATicket_data()
    {
        QTest::addColumn<QString>("digits");
        QTest::addColumn<bool>("hasTicket");
        QTest::newRow("unknown") << u"996555121099"_s << true;
        QTest::newRow("disabled") << u"996555121004"_s << false;
        QTest::newRow("signed in") << u"996555121001"_s << false;
    }

    void onlyTheHolderOfAnUnknownSendersAttemptSeesATicket()
    {
        QFETCH(QString, digits);
        QFETCH(bool, hasTicket);
        QVERIFY(m_fixture->logins.complete(m_fixture->messageFrom(digits, m_id)));

        const auto ticket = jsonOf(asHolder())["ticket"_L1].toString();

        QCOMPARE(ticket, m_fixture->links.ticketOf(m_id).value());
        QCOMPARE(Core::LinkTicket::isTicket(ticket), hasTicket);
        QVERIFY(!jsonOf(asStranger()).contains("ticket"_L1));
        m_fixture->now = m_fixture->now.addDuration(15min);
        QVERIFY(!jsonOf(asHolder()).contains("ticket"_L1));
    }

    void aHiddenIdHasNoNumberToShow()
    {
        auto message = m_fixture->messageFrom(u"996555121099"_s, m_id);
        message.sender = {.phone = {}, .lid = u"155508384256027"_s};
        QVERIFY(m_fixture->logins.complete(message));

        const auto json = jsonOf(asHolder());

        QVERIFY(json.contains("ticket"_L1));
        QVERIFY(!json.contains("phone"_L1));
    }

    void eachHandOutReplacesTheTokenBefore()
    {
        QVERIFY(m_fixture->logins.complete(m_fixture->messageFrom(u"996555121001"_s, m_id)));

        const auto lost = sessionToken(asHolder());
        const auto kept = sessionToken(asHolder());

        QVERIFY(!lost.isEmpty() && !kept.isEmpty() && lost != kept);
        QVERIFY(!m_fixture->sessions.use(Core::Secret(lost)).value());
        QVERIFY(m_fixture->sessions.use(Core::Secret(kept)).value());
    }

    void afterItsFirstUseTheSessionIsNotHandedOutAgain()
    {
        QVERIFY(m_fixture->logins.complete(m_fixture->messageFrom(u"996555121001"_s, m_id)));
        const auto token = sessionToken(asHolder());
        QVERIFY(m_fixture->sessions.use(Core::Secret(token)).value());

        const auto json = jsonOf(asHolder());

        QVERIFY(!json.contains("session"_L1));
        QVERIFY(json.contains("user"_L1));
        QVERIFY(m_fixture->sessions.use(Core::Secret(token)).value());
    }

    void afterItsReceiptTheSessionIsNotHandedOutAgain()
    {
        QVERIFY(m_fixture->logins.complete(m_fixture->messageFrom(u"996555121001"_s, m_id)));
        const auto token = sessionToken(asHolder());
        QVERIFY(m_fixture->sessions.acknowledge(m_id));

        QVERIFY(!jsonOf(asHolder()).contains("session"_L1));
        QVERIFY(m_fixture->sessions.use(Core::Secret(token)).value());
    }

    void onlyTheAttemptsOwnTokenIsRight_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::newRow("wrong") << "Bearer wrong"_ba;
        QTest::newRow("empty") << "Bearer "_ba;
        QTest::newRow("scheme alone") << "Bearer"_ba;
        QTest::newRow("another scheme") << "Basic cmlnaHQ="_ba;
        QTest::newRow("nothing known") << "x"_ba;
    }

    void onlyTheAttemptsOwnTokenIsRight()
    {
        QFETCH(QByteArray, authorization);
        QVERIFY(m_fixture->logins.complete(m_fixture->messageFrom(u"996555121001"_s, m_id)));

        const auto answer =
            handler()(with(statusRequest(Core::toString(m_id)), "authorization", authorization));

        QCOMPARE(answer.status, 401);
        QCOMPARE(errorCodeOf(answer), u"unauthorized"_s);
        QCOMPARE(TestSupport::headerOf(answer, "WWW-Authenticate"), "Bearer"_ba);
    }

    void anotherAttemptsTokenIsWrong()
    {
        const auto other = m_fixture->logins.start({}).value();

        const auto answer = handler()(with(statusRequest(Core::toString(m_id)), "authorization",
                                           "Bearer " + other.channelToken.reveal()));

        QCOMPARE(answer.status, 401);
    }

    void anAttemptIsOverAtItsLastMoment()
    {
        m_fixture->now = m_fixture->now.addDuration(179999ms);
        QCOMPARE(jsonOf(asStranger())["status"_L1].toString(), u"NEW"_s);

        m_fixture->now = m_fixture->now.addDuration(1ms);

        QCOMPARE(jsonOf(asStranger())["status"_L1].toString(), u"FAILED"_s);
        QCOMPARE(jsonOf(asStranger())["failureReason"_L1].toString(), u"ATTEMPT_EXPIRED"_s);
    }

    void aCompletedAttemptDoesNotExpire()
    {
        QVERIFY(m_fixture->logins.complete(m_fixture->messageFrom(u"996555121001"_s, m_id)));
        m_fixture->now = m_fixture->now.addDuration(1h);

        QCOMPARE(jsonOf(asStranger())["status"_L1].toString(), u"COMPLETED"_s);
    }

    void aBrokenDatabaseIsSaidSo()
    {
        m_fixture->breakDatabase();

        QCOMPARE(asStranger().status, 503);
        QCOMPARE(errorCodeOf(asHolder()), u"unavailable"_s);
    }

private:
    [[nodiscard]] StatusHandler handler() { return {m_fixture->logins, m_fixture->reporter}; }
    [[nodiscard]] Response asStranger() { return handler()(statusRequest(Core::toString(m_id))); }
    [[nodiscard]] Response asHolder()
    {
        return handler()(
            with(statusRequest(Core::toString(m_id)), "authorization", "Bearer " + m_token));
    }
    [[nodiscard]] static QByteArray sessionToken(const Response &response)
    {
        return jsonOf(response)["session"_L1]["token"_L1].toString().toLatin1();
    }

    std::unique_ptr<StoredLoginFixture> m_fixture;
    QUuid m_id;
    QByteArray m_token;
};

KIOSK_TEST(TestStatusHandler)

} // namespace StatusHandlerTest

#include "tst_statushandler.moc"
