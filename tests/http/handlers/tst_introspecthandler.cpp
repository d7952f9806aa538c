// SPDX-License-Identifier: GPL-3.0-only
#include "http/handlers/sessionhandlers.h"
#include "support/invented.h"
#include "support/loglines.h"
#include "support/requests.h"
#include "support/storedloginfixture.h"
#include "support/test.h"

#include <QTest>

namespace IntrospectHandlerTest {

using namespace Http;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::administrator;
using TestSupport::asService;
using TestSupport::errorCodeOf;
using TestSupport::headerOf;
using TestSupport::jsonOf;
using TestSupport::requestOf;
using TestSupport::StoredLoginFixture;
using TestSupport::with;

namespace {

const QJsonObject inactive{{u"active"_s, false}};

QByteArray formOf(const QByteArray &token)
{
    return "token=" + token;
}

} // namespace

//! RFC 7662.
class TestIntrospectHandler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StoredLoginFixture>();
        QVERIFY(m_fixture->isReady());
        m_fixture->now = QDateTime({2026, 1, 23}, {17, 27, 0, 900}, Qt::UTC);
        QVERIFY(m_fixture->addService(u"crm"_s, "crm-secret"));
        QVERIFY(m_fixture->addService(u"erp"_s, "erp-secret"));
    }

    void cleanup() { m_fixture.reset(); }

    void aLiveSessionTellsWhoseItIs()
    {
        const auto token = handedOver(u"996700121003"_s);

        const auto answer = introspect(formOf(token));

        QCOMPARE(answer.status, 200);
        const auto iat = QDateTime({2026, 1, 23}, {17, 27}, Qt::UTC).toSecsSinceEpoch();
        QCOMPARE(jsonOf(answer),
                 QJsonObject({{u"active"_s, true},
                              {u"sub"_s, u"3"_s},
                              {u"token_type"_s, u"Bearer"_s},
                              {u"iat"_s, iat},
                              {u"exp"_s, iat + 1800},
                              {u"client_id"_s, u"crm"_s},
                              {u"user"_s,
                               QJsonObject{{u"id"_s, 3},
                                           {u"name"_s, u"Bakyt Toktosunov"_s},
                                           {u"phone"_s, u"+996•••••003"_s},
                                           {u"type"_s, u"accounting"_s},
                                           {u"role"_s, u"staff"_s},
                                           {u"roleName"_s, u"Staff"_s}}}}));
    }

    void theTokenComesAsAFormOrAsJson_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("form") << "token="_ba
                              << ""_ba;
        QTest::newRow("form with a hint") << "token_type_hint=access_token&token="_ba
                                          << ""_ba;
        QTest::newRow("form with more behind") << "token="_ba
                                               << "&token_type_hint=refresh_token"_ba;
        QTest::newRow("JSON") << "{\"token\":\""_ba
                              << "\"}"_ba;
        QTest::newRow("JSON with more") << "{\"x\":[1],\"token\":\""_ba
                                        << "\"}"_ba;
    }

    void theTokenComesAsAFormOrAsJson()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const auto token = handedOver();

        const auto answer = introspect(before + token + after);

        QCOMPARE(answer.status, 200);
        QVERIFY(jsonOf(answer)["active"_L1].toBool());
    }

    void aFormMayEscapeTheToken()
    {
        auto token = handedOver();
        const auto first = '%' + token.first(1).toHex();

        const auto answer = introspect(formOf(first + token.mid(1)));

        QVERIFY(jsonOf(answer)["active"_L1].toBool());
    }

    void withoutATokenTheRequestIsBad_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << ""_ba;
        QTest::newRow("empty form") << "token="_ba;
        QTest::newRow("another field") << "tokens=x"_ba;
        QTest::newRow("empty object") << "{}"_ba;
        QTest::newRow("empty text") << R"({"token":""})"_ba;
        QTest::newRow("another kind") << R"({"token":1})"_ba;
        QTest::newRow("an array") << R"(["token"])"_ba;
        QTest::newRow("no UTF-8") << "\xff\xfe"_ba;
    }

    void withoutATokenTheRequestIsBad()
    {
        QFETCH(QByteArray, body);

        const auto answer = introspect(body);

        QCOMPARE(answer.status, 400);
        QCOMPARE(errorCodeOf(answer), u"bad_request"_s);
    }

    void aTokenThatIsNotGoodIsInactiveAndNothingMore_data()
    {
        QTest::addColumn<std::function<QByteArray(StoredLoginFixture &)>>("tokenIn");
        using TokenIn = std::function<QByteArray(StoredLoginFixture &)>;
        QTest::newRow("unknown") << TokenIn([](StoredLoginFixture &) { return "unknown"_ba; });
        QTest::newRow("quote") << TokenIn([](StoredLoginFixture &) { return "' OR 1=1 --"_ba; });
        QTest::newRow("channel token") << TokenIn([](StoredLoginFixture &fixture) {
            const auto started = fixture.logins.start({}).value();
            (void)fixture.logins.complete(
                fixture.messageFrom(u"996555121001"_s, started.attempt.id));
            return started.channelToken.reveal();
        });
        QTest::newRow("unused for too long") << TokenIn([](StoredLoginFixture &fixture) {
            auto token = handedOver(fixture);
            fixture.now = fixture.now.addDuration(1800s);
            return token;
        });
        QTest::newRow("signed out") << TokenIn([](StoredLoginFixture &fixture) {
            auto token = handedOver(fixture);
            (void)fixture.sessions.end(Core::Secret(token));
            return token;
        });
        QTest::newRow("revoked") << TokenIn([](StoredLoginFixture &fixture) {
            auto token = handedOver(fixture);
            (void)fixture.sessions.revoke(2, administrator());
            return token;
        });
        QTest::newRow("a browser's") << TokenIn(
            [](StoredLoginFixture &fixture) { return fixture.signIn(u"996555121001"_s); });
        QTest::newRow("a kiosk's") << TokenIn([](StoredLoginFixture &fixture) {
            return fixture.signIn(u"996555121001"_s, u"Desk"_s);
        });
        QTest::newRow("another service's")
            << TokenIn([](StoredLoginFixture &fixture) { return handedOver(fixture, u"erp"_s); });
        QTest::newRow("tenant disabled") << TokenIn([](StoredLoginFixture &fixture) {
            auto token = handedOver(fixture);
            (void)fixture.disableTenant(1);
            return token;
        });
    }

    void aTokenThatIsNotGoodIsInactiveAndNothingMore()
    {
        QFETCH(std::function<QByteArray(StoredLoginFixture &)>, tokenIn);

        const auto answer = introspect(formOf(tokenIn(*m_fixture).toPercentEncoding()));

        QCOMPARE(answer.status, 200);
        QCOMPARE(jsonOf(answer), inactive);
    }

    void onlyAServiceMayAsk_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::newRow("nobody") << ""_ba;
        QTest::newRow("wrong secret") << "Basic " + "crm:wrong"_ba.toBase64();
        QTest::newRow("the session itself") << "Bearer"_ba;
    }

    void onlyAServiceMayAsk()
    {
        QFETCH(QByteArray, authorization);
        const auto token = m_fixture->signIn(u"996555121001"_s);
        if (authorization == "Bearer")
            authorization += ' ' + token;

        for (const auto &body : {formOf(token), formOf("unknown"), QByteArray()}) {
            const auto answer =
                IntrospectHandler(m_fixture->sessions, ServiceLogin(m_fixture->services),
                                  {})(with(requestOf("POST", u"/api/auth/introspect"_s, body),
                                           "authorization", authorization));

            QCOMPARE(answer.status, 401);
            QCOMPARE(errorCodeOf(answer), u"unauthorized"_s);
            QVERIFY(headerOf(answer, "WWW-Authenticate").startsWith("Basic "));
            QCOMPARE(jsonOf(answer).keys(), QStringList{u"error"_s});
        }
    }

    void askingCountsAsUse()
    {
        const auto token = handedOver();

        for (int i = 0; i < 3; ++i) {
            m_fixture->now = m_fixture->now.addDuration(1799s);
            QVERIFY(jsonOf(introspect(formOf(token)))["active"_L1].toBool());
        }

        m_fixture->now = m_fixture->now.addDuration(1800s);
        QCOMPARE(jsonOf(introspect(formOf(token))), inactive);
    }

    void askingAfterAnothersSessionDoesNotProlongIt()
    {
        const auto token = m_fixture->signIn(u"996555121001"_s, u"Desk"_s);
        m_fixture->now = m_fixture->now.addDuration(59s);

        QCOMPARE(jsonOf(introspect(formOf(token))), inactive);

        m_fixture->now = m_fixture->now.addDuration(1s);
        QVERIFY(!m_fixture->sessions.peek(Core::Secret(token)).value());
    }

    void theEndMovesWithTheUse()
    {
        const auto token = handedOver();
        m_fixture->now = m_fixture->now.addDuration(30s);

        const auto json = jsonOf(introspect(formOf(token)));

        QCOMPARE(json["exp"_L1].toInteger() - json["iat"_L1].toInteger(), 1830);
    }

    void theTokenIsNotLogged()
    {
        const TestSupport::LogLines log;
        const auto token = handedOver();

        QCOMPARE(introspect(formOf(token)).status, 200);
        QCOMPARE(introspect(formOf("not-a-token")).status, 200);

        QVERIFY(!log.contain(QString::fromLatin1(token)));
        QVERIFY(!log.contain(u"not-a-token"_s));
    }

    void aBrokenDatabaseIsSaidSo()
    {
        m_fixture->breakDatabase();

        const auto answer = introspect(formOf("x"));

        QCOMPARE(answer.status, 503);
        QCOMPARE(errorCodeOf(answer), u"unavailable"_s);
    }

private:
    //! The token of a session that was handed over.
    [[nodiscard]] static QByteArray handedOver(StoredLoginFixture &fixture,
                                               const QString &service = u"crm"_s,
                                               const QString &digits = u"996555121001"_s)
    {
        return fixture.handOver(fixture.signIn(digits), service);
    }

    [[nodiscard]] QByteArray handedOver(const QString &digits = u"996555121001"_s)
    {
        return handedOver(*m_fixture, u"crm"_s, digits);
    }

    [[nodiscard]] Response introspect(const QByteArray &body)
    {
        return IntrospectHandler(m_fixture->sessions, ServiceLogin(m_fixture->services), {})(
            asService(requestOf("POST", u"/api/auth/introspect"_s, body), "crm", "crm-secret"));
    }

    std::unique_ptr<StoredLoginFixture> m_fixture;
};

KIOSK_TEST(TestIntrospectHandler)

} // namespace IntrospectHandlerTest

#include "tst_introspecthandler.moc"
