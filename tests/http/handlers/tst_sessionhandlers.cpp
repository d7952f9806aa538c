// SPDX-License-Identifier: GPL-3.0-only
#include "http/handlers/sessionhandlers.h"
#include "support/requests.h"
#include "support/storedloginfixture.h"
#include "support/test.h"

#include <QTest>

namespace SessionHandlersTest {

using namespace Http;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::errorCodeOf;
using TestSupport::jsonOf;
using TestSupport::requestOf;
using TestSupport::StoredLoginFixture;
using TestSupport::with;

namespace {

Request withToken(const QByteArray &token)
{
    return with(requestOf("GET", u"/api/auth/me"_s), "authorization", "Bearer " + token);
}

} // namespace

class TestSessionHandlers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StoredLoginFixture>();
        QVERIFY(m_fixture->isReady());
    }

    void cleanup() { m_fixture.reset(); }

    void theTokenTellsWhoSignedIn()
    {
        const auto answer = me(signIn(u"996700121003"_s));

        QCOMPARE(answer.status, 200);
        QCOMPARE(jsonOf(answer),
                 QJsonObject({{u"id"_s, 3},
                              {u"name"_s, u"Bakyt Toktosunov"_s},
                              {u"phone"_s, u"+996•••••003"_s},
                              {u"type"_s, u"accounting"_s},
                              {u"role"_s, u"staff"_s},
                              {u"roleName"_s, u"Staff"_s},
                              {u"session"_s, jsonOf(answer)["session"_L1]}}));
    }

    void itTellsWhenTheSessionEnds_data()
    {
        QTest::addColumn<std::chrono::milliseconds>("age");
        QTest::addColumn<QString>("expiresAt");
        QTest::addColumn<int>("expiresIn");
        using Age = std::chrono::milliseconds;

        QTest::newRow("at once") << Age(0ms) << u"2026-01-23T17:28:00Z"_s << 60;
        QTest::newRow("later") << Age(59s) << u"2026-01-23T17:28:59Z"_s << 60;
        QTest::newRow("near its very end") << Age(870s) << u"2026-01-23T17:42:00Z"_s << 30;
        QTest::newRow("in its last second") << Age(899500ms) << u"2026-01-23T17:42:00Z"_s << 0;
    }

    // Every time somebody asks the idle time begins anew, but never beyond the absolute end.
    void itTellsWhenTheSessionEnds()
    {
        QFETCH(std::chrono::milliseconds, age);
        QFETCH(QString, expiresAt);
        QFETCH(int, expiresIn);
        m_fixture->now = QDateTime({2026, 1, 23}, {17, 27}, Qt::UTC);
        const auto token = signIn(u"996555121001"_s);
        auto used = 0ms;
        for (; used + 50s < age; used += 50s) {
            m_fixture->now = m_fixture->now.addDuration(50s);
            QCOMPARE(me(token).status, 200);
        }
        m_fixture->now = m_fixture->now.addDuration(age - used);

        const auto session = jsonOf(me(token))["session"_L1].toObject();

        QCOMPARE(session, QJsonObject({{u"expiresAt"_s, expiresAt}, {u"expiresIn"_s, expiresIn}}));
    }

    void aPeekDoesNotProlong()
    {
        m_fixture->now = QDateTime({2026, 1, 23}, {17, 27}, Qt::UTC);
        const auto token = signIn(u"996555121001"_s);
        m_fixture->now = m_fixture->now.addDuration(20s);

        const auto answer = me(token, u"peek=true"_s);

        QCOMPARE(answer.status, 200);
        QCOMPARE(jsonOf(answer)["name"_L1].toString(), u"Asan Usenov"_s);
        QCOMPARE(jsonOf(answer)["session"_L1].toObject(),
                 QJsonObject({{u"expiresAt"_s, u"2026-01-23T17:28:00Z"_s}, {u"expiresIn"_s, 40}}));
        m_fixture->now = m_fixture->now.addDuration(40s);
        QCOMPARE(me(token, u"peek=true"_s).status, 401);
        QCOMPARE(me(token).status, 401);
    }

    void aPeekSaysThatTheSessionWasEndedElsewhere()
    {
        const auto token = signIn(u"996555121001"_s);
        QCOMPARE(me(token, u"peek=true"_s).status, 200);

        QCOMPARE(m_fixture->sessions
                     .reportNotMe({.phone = Core::PhoneNumber::fromE164(u"+996555121001")},
                                  m_fixture->now)
                     .value(),
                 1);

        QCOMPARE(me(token, u"peek=true"_s).status, 401);
    }

    void aPeekIsTrueOrFalse_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("status");
        QTest::newRow("false") << u"peek=false"_s << 200;
        QTest::newRow("another") << u"peek=1"_s << 400;
        QTest::newRow("empty") << u"peek="_s << 400;
        QTest::newRow("something else") << u"x=1"_s << 200;
    }

    void aPeekIsTrueOrFalse()
    {
        QFETCH(QString, query);
        QFETCH(int, status);

        QCOMPARE(me(signIn(u"996555121001"_s), query).status, status);
    }

    void withoutItsTokenNobodyIsTold_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::newRow("missing") << ""_ba;
        QTest::newRow("empty") << "Bearer "_ba;
        QTest::newRow("wrong") << "Bearer wrong"_ba;
        QTest::newRow("another scheme") << "Basic YTpi"_ba;
    }

    void withoutItsTokenNobodyIsTold()
    {
        QFETCH(QByteArray, authorization);
        (void)signIn(u"996555121001"_s);
        const auto request =
            with(requestOf("GET", u"/api/auth/me"_s), "authorization", authorization);

        for (const auto &answer : {MeHandler(m_fixture->sessions, {})(request),
                                   LogoutHandler(m_fixture->sessions)(request)}) {
            QCOMPARE(answer.status, 401);
            QCOMPARE(errorCodeOf(answer), u"unauthorized"_s);
            QCOMPARE(TestSupport::headerOf(answer, "WWW-Authenticate"), "Bearer"_ba);
        }
    }

    void theChannelTokenOpensNoSession()
    {
        const auto started = m_fixture->logins.start({}).value();
        QVERIFY(m_fixture->logins.complete(
            m_fixture->messageFrom(u"996555121001"_s, started.attempt.id)));

        QCOMPARE(me(started.channelToken.reveal()).status, 401);
    }

    void logoutEndsTheSession()
    {
        const auto token = signIn(u"996555121001"_s);
        const auto other = signIn(u"996555121001"_s);

        const auto answer = logout(token);

        QCOMPARE(answer.status, 204);
        QVERIFY(answer.body.isEmpty());
        QCOMPARE(me(token).status, 401);
        QCOMPARE(logout(token).status, 401);
        QCOMPARE(me(other).status, 200);
    }

    void whoSignsOutMaySayThatItWasSomebodyElse_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("action");
        QTest::newRow("nothing") << ""_ba << 204 << u"session.ended"_s;
        QTest::newRow("blanks") << " \n"_ba << 204 << u"session.ended"_s;
        QTest::newRow("empty object") << "{}"_ba << 204 << u"session.ended"_s;
        QTest::newRow("not me") << R"({"reason":"not_me"})"_ba << 204 << u"session.disowned"_s;
        QTest::newRow("another reason") << R"({"reason":"bored"})"_ba << 400 << QString();
        QTest::newRow("a number") << R"({"reason":1})"_ba << 400 << QString();
        QTest::newRow("no JSON") << "not_me"_ba << 400 << QString();
    }

    void whoSignsOutMaySayThatItWasSomebodyElse()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QString, action);
        const auto token = signIn(u"996555121001"_s);

        const auto answer = logout(token, body);

        QCOMPARE(answer.status, status);
        QCOMPARE(me(token).status, status == 204 ? 401 : 200);
        if (status == 400) {
            QCOMPARE(errorCodeOf(answer), u"bad_request"_s);
            return;
        }
        const auto entry = m_fixture->audit.newest(1)->first().entry;
        QCOMPARE(entry.action, action);
        QCOMPARE(entry.actor, u"tenant:1"_s);
        QCOMPARE(entry.subject, u"session:1"_s);
        QCOMPARE(entry.origin, u"Desk"_s);
    }

    void theReasonIsReadBeforeTheSession()
    {
        QCOMPARE(logout("wrong", R"({"reason":"bored"})").status, 400);
        QCOMPARE(logout("wrong", R"({"reason":"not_me"})").status, 401);
    }

    void logoutCountsAsTheReceipt()
    {
        const auto started = m_fixture->logins.start({}).value();
        QVERIFY(m_fixture->logins.complete(
            m_fixture->messageFrom(u"996555121001"_s, started.attempt.id)));
        const auto grant = m_fixture->sessions.handOut(started.attempt.id).value();
        QVERIFY(grant);

        QCOMPARE(logout(grant->token.reveal()).status, 204);

        QVERIFY(!m_fixture->sessions.handOut(started.attempt.id).value());
    }

    void anUnusedSessionEnds_data()
    {
        QTest::addColumn<QString>("kiosk");
        QTest::addColumn<std::chrono::seconds>("idle");
        QTest::newRow("kiosk") << u"Desk"_s << std::chrono::seconds(60s);
        QTest::newRow("web") << u""_s << std::chrono::seconds(1800s);
    }

    void anUnusedSessionEnds()
    {
        QFETCH(QString, kiosk);
        QFETCH(std::chrono::seconds, idle);
        const auto token = signIn(u"996555121001"_s, kiosk);

        m_fixture->now = m_fixture->now.addDuration(idle - 1ms);
        QCOMPARE(me(token).status, 200);
        m_fixture->now = m_fixture->now.addDuration(idle - 1ms);
        QCOMPARE(me(token).status, 200);
        m_fixture->now = m_fixture->now.addDuration(idle);
        QCOMPARE(me(token).status, 401);
        QCOMPARE(logout(token).status, 401);
    }

    void aUsedSessionEndsToo_data()
    {
        QTest::addColumn<QString>("kiosk");
        QTest::addColumn<std::chrono::seconds>("step");
        QTest::addColumn<int>("steps");
        QTest::newRow("kiosk") << u"Desk"_s << std::chrono::seconds(50s) << 18; // 900 s
        QTest::newRow("web") << u""_s << std::chrono::seconds(1200s) << 36; // 43,200 s
    }

    void aUsedSessionEndsToo()
    {
        QFETCH(QString, kiosk);
        QFETCH(std::chrono::seconds, step);
        QFETCH(int, steps);
        const auto token = signIn(u"996555121001"_s, kiosk);

        for (int i = 1; i < steps; ++i) {
            m_fixture->now = m_fixture->now.addDuration(step);
            QCOMPARE(me(token).status, 200);
        }

        m_fixture->now = m_fixture->now.addDuration(step);
        QCOMPARE(me(token).status, 401);
    }

    void whoIsDisabledMeanwhileIsSignedOut()
    {
        const auto token = signIn(u"996555121001"_s);
        auto tenant = m_fixture->tenants.find(1).value().value();
        tenant.isActive = false;
        QVERIFY(m_fixture->tenants.update(tenant, m_fixture->now));

        QCOMPARE(me(token).status, 401);
    }

    void aBrokenDatabaseIsSaidSo()
    {
        const auto token = signIn(u"996555121001"_s);
        m_fixture->breakDatabase();

        QCOMPARE(me(token).status, 503);
        QCOMPARE(logout(token).status, 503);
    }

private:
    [[nodiscard]] QByteArray signIn(const QString &digits, const QString &kiosk = u"Desk"_s)
    {
        return m_fixture->signIn(digits, kiosk);
    }

    [[nodiscard]] Response me(const QByteArray &token, const QString &query = {})
    {
        auto request = withToken(token);
        request.query = QUrlQuery(query);
        return MeHandler(m_fixture->sessions, {})(request);
    }

    [[nodiscard]] Response logout(const QByteArray &token, const QByteArray &body = {})
    {
        auto request = withToken(token);
        request.body = body;
        return LogoutHandler(m_fixture->sessions)(request);
    }

    std::unique_ptr<StoredLoginFixture> m_fixture;
};

KIOSK_TEST(TestSessionHandlers)

} // namespace SessionHandlersTest

#include "tst_sessionhandlers.moc"
