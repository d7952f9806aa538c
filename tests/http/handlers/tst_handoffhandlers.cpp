// SPDX-License-Identifier: GPL-3.0-only
#include "http/handlers/handoffhandlers.h"
#include "http/handlers/sessionhandlers.h"
#include "support/invented.h"
#include "support/loglines.h"
#include "support/pkce.h"
#include "support/requests.h"
#include "support/storedloginfixture.h"
#include "support/test.h"

#include <QJsonArray>
#include <QTest>

namespace HandoffHandlersTest {

using namespace Http;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::administrator;
using TestSupport::errorCodeOf;
using TestSupport::headerOf;
using TestSupport::jsonOf;
using TestSupport::requestOf;
using TestSupport::StoredLoginFixture;
using TestSupport::with;

namespace {

const QString redirect = TestSupport::handoffRedirect;

const QString verifier = TestSupport::pkceVerifier;
const QString challenge = TestSupport::pkceChallenge;

const QJsonObject browsers{
    {u"client"_s, u"crm"_s}, {u"redirectUri"_s, redirect}, {u"codeChallenge"_s, challenge}};
const QJsonObject browsersProof{{u"redirectUri"_s, redirect}, {u"codeVerifier"_s, verifier}};

QByteArray bytesOf(const QJsonObject &json)
{
    return json.isEmpty() ? QByteArray() : QJsonDocument(json).toJson();
}

QJsonObject changed(QJsonObject json, const QString &member, const QJsonValue &value)
{
    json.insert(member, value);
    return json;
}

} // namespace

class TestHandoffHandlers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StoredLoginFixture>();
        QVERIFY(m_fixture->isReady());
        QVERIFY(m_fixture->addService(u"crm"_s, "crm-secret",
                                      {redirect, u"https://crm.example.org/other"_s}));
        QVERIFY(m_fixture->addService(u"erp"_s, "erp-secret", {redirect}));
        m_session = m_fixture->signIn(u"996555121001"_s);
    }

    void cleanup() { m_fixture.reset(); }

    void aSessionGetsACode_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("a browser's") << bytesOf(browsers);
        QTest::newRow("another address of the service")
            << bytesOf(changed(browsers, u"redirectUri"_s, u"https://crm.example.org/other"_s));
    }

    void aSessionGetsACode()
    {
        QFETCH(QByteArray, body);

        const auto answer = issue(body, m_session);

        QCOMPARE(answer.status, 201);
        QCOMPARE(jsonOf(answer).keys(), QStringList({u"code"_s, u"expiresIn"_s}));
        QCOMPARE(jsonOf(answer)["code"_L1].toString().size(), 43);
        QCOMPARE(jsonOf(answer)["expiresIn"_L1].toInt(), 60);
    }

    void aCodeIsStoredAsItsHashOnly()
    {
        const auto code = codeFor(browsers);

        QFile file(m_fixture->database.file());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QFile log(m_fixture->database.file() + u"-wal"_s);
        QVERIFY(log.open(QIODevice::ReadOnly));
        const auto stored = file.readAll() + log.readAll();
        QVERIFY(stored.contains(Core::Secret(code.toLatin1()).hash()));
        QVERIFY(!stored.contains(code.toLatin1()));
    }

    void aCodeIsMadeForItsServicesOwnAddressOnly_data()
    {
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char *name, const QString &member, const QJsonValue &value) {
            QTest::newRow(name) << bytesOf(changed(browsers, member, value));
        };
        row("unknown client", u"client"_s, u"nobody"_s);
        row("no client", u"client"_s, QJsonValue());
        row("client in capitals", u"client"_s, u"CRM"_s);
        row("client of another kind", u"client"_s, 1);
        row("quote in the client", u"client"_s, u"' OR 1=1 --"_s);
        row("foreign address", u"redirectUri"_s, u"https://evil.example/back"_s);
        row("no address", u"redirectUri"_s, u""_s);
        row("final slash more", u"redirectUri"_s, redirect + u'/');
        row("query more", u"redirectUri"_s, redirect + u"?x=1"_s);
        row("letter case", u"redirectUri"_s, u"https://CRM.example.org/back"_s);
        row("prefix of it", u"redirectUri"_s, redirect.chopped(1));
        row("escaped", u"redirectUri"_s, u"https://crm.example.org/%62ack"_s);
        row("no challenge", u"codeChallenge"_s, u""_s);
        row("short challenge", u"codeChallenge"_s, challenge.chopped(1));
        row("long challenge", u"codeChallenge"_s, challenge + u'A');
        row("padded challenge", u"codeChallenge"_s, challenge.chopped(1) + u'=');
        row("plain Base64", u"codeChallenge"_s, challenge.chopped(1) + u'+');
        row("letters of another script", u"codeChallenge"_s, challenge.chopped(1) + u'А');
        QTest::newRow("no body") << ""_ba;
        QTest::newRow("blanks") << " \r\n"_ba;
        QTest::newRow("empty object") << "{}"_ba;
        QTest::newRow("empty texts") << R"({"client":"","redirectUri":"","codeChallenge":""})"_ba;
        QTest::newRow("nulls") << R"({"client":null,"redirectUri":null,"codeChallenge":null})"_ba;
        for (const auto &member : {u"client"_s, u"redirectUri"_s, u"codeChallenge"_s}) {
            QTest::newRow(qPrintable(u"without "_s + member))
                << bytesOf(changed(browsers, member, QJsonValue::Undefined));
            QTest::newRow(qPrintable(member + u" in an array"_s))
                << bytesOf(changed(browsers, member, QJsonArray{browsers[member]}));
        }
        QTest::newRow("challenge alone") << bytesOf({{u"codeChallenge"_s, challenge}});
        QTest::newRow("address alone") << bytesOf({{u"redirectUri"_s, redirect}});
        QTest::newRow("no object") << "[]"_ba;
        QTest::newRow("no JSON") << "client=crm"_ba;
    }

    void aCodeIsMadeForItsServicesOwnAddressOnly()
    {
        QFETCH(QByteArray, body);

        const auto answer = issue(body, m_session);

        QCOMPARE(answer.status, 400);
        QCOMPARE(errorCodeOf(answer), u"bad_request"_s);
        QCOMPARE(codes(), 0);
    }

    void aRevokedServiceGetsNoCodes()
    {
        QVERIFY(m_fixture->services.revoke(1, m_fixture->now));

        QCOMPARE(issue(bytesOf(browsers), m_session).status, 400);
    }

    void withoutASessionThereIsNoCode_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::newRow("wrong") << "wrong"_ba;
        QTest::newRow("empty") << ""_ba;
    }

    void withoutASessionThereIsNoCode()
    {
        QFETCH(QByteArray, token);

        const auto answer = issue(bytesOf(browsers), token);

        QCOMPARE(answer.status, 401);
        QCOMPARE(errorCodeOf(answer), u"unauthorized"_s);
        QCOMPARE(headerOf(answer, "WWW-Authenticate"), "Bearer"_ba);
        QCOMPARE(codes(), 0);
    }

    void aSessionThatIsOverGetsNoCode()
    {
        QCOMPARE(LogoutHandler(m_fixture->sessions)(asSession(m_session)).status, 204);

        QCOMPARE(issue(bytesOf(browsers), m_session).status, 401);
    }

    void aSessionThatWasHandedOverGetsNoCode()
    {
        const auto handedOver = redeem("crm", codeFor(browsers), browsersProof);
        const auto token = jsonOf(handedOver)["session"_L1]["token"_L1].toString().toLatin1();
        QVERIFY(!token.isEmpty());

        QCOMPARE(issue(bytesOf(browsers), token).status, 401);
    }

    void aCodeOpensASessionOfItsOwn()
    {
        const auto answer = redeem("crm", codeFor(browsers), browsersProof);

        QCOMPARE(answer.status, 200);
        const auto json = jsonOf(answer);
        QCOMPARE(json.keys(), QStringList({u"session"_s, u"user"_s}));
        QCOMPARE(json["user"_L1]["name"_L1].toString(), u"Asan Usenov"_s);
        QCOMPARE(json["user"_L1]["phone"_L1].toString(), u"+996•••••001"_s);
        const auto token = json["session"_L1]["token"_L1].toString().toLatin1();
        QVERIFY(token != m_session);
        QCOMPARE(me(token), 200);
        QCOMPARE(LogoutHandler(m_fixture->sessions)(asSession(m_session)).status, 204);
        QCOMPARE(me(token), 200);
    }

    void aSecondUseIsRefusedAndEndsWhatTheFirstOpened()
    {
        const auto code = codeFor(browsers);
        const auto first = jsonOf(redeem("crm", code, browsersProof));
        const auto token = first["session"_L1]["token"_L1].toString().toLatin1();
        QCOMPARE(me(token), 200);

        assertWrong(redeem("crm", code, browsersProof));

        QCOMPARE(me(token), 401);
        QCOMPARE(me(m_session), 200);
        assertWrong(redeem("crm", code, browsersProof));
    }

    void aSecondUseByAnybodyEndsIt()
    {
        const auto code = codeFor(browsers);
        const auto first = jsonOf(redeem("crm", code, browsersProof));
        const auto token = first["session"_L1]["token"_L1].toString().toLatin1();

        assertWrong(redeem("erp", code, browsersProof));

        QCOMPARE(me(token), 401);
    }

    void aCodeOpensNothingWithoutItsProof_data()
    {
        QTest::addColumn<QByteArray>("service");
        QTest::addColumn<QJsonObject>("proof");
        const auto row = [](const char *name, const QJsonObject &proof,
                            const QByteArray &service = "crm") {
            QTest::newRow(name) << service << proof;
        };
        row("other service", browsersProof, "erp");
        row("wrong verifier", changed(browsersProof, u"codeVerifier"_s, u"x"_s));
        row("the challenge as verifier", changed(browsersProof, u"codeVerifier"_s, challenge));
        row("another address of the service",
            changed(browsersProof, u"redirectUri"_s, u"https://crm.example.org/other"_s));
        row("foreign address", changed(browsersProof, u"redirectUri"_s, u"https://evil.example"_s));
    }

    void aCodeOpensNothingWithoutItsProof()
    {
        QFETCH(QByteArray, service);
        QFETCH(QJsonObject, proof);
        const auto code = codeFor(browsers);

        assertWrong(redeem(service, code, proof));

        assertWrong(redeem("crm", code, browsersProof));
        QCOMPARE(handedOver(), 0);
    }

    void whatIsNoClaimOpensNothingAndLeavesTheCode_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");
        for (const auto &member : {u"code"_s, u"redirectUri"_s, u"codeVerifier"_s}) {
            const auto row = [&member](const QString &what, const QJsonValue &value) {
                QTest::newRow(qPrintable(member + u' ' + what)) << member << value;
            };
            row(u"missing"_s, QJsonValue::Undefined);
            row(u"empty"_s, u""_s);
            row(u"null"_s, QJsonValue::Null);
            row(u"a number"_s, 1);
            row(u"a truth"_s, true);
            row(u"an array"_s, QJsonArray{u"x"_s});
            row(u"an object"_s, QJsonObject{{u"x"_s, u"x"_s}});
        }
    }

    void whatIsNoClaimOpensNothingAndLeavesTheCode()
    {
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        const auto code = codeFor(browsers);
        const auto claim = changed(changed(browsersProof, u"code"_s, code), member, value);

        const auto answer = redeemBody("crm", "crm-secret", bytesOf(claim));

        QCOMPARE(answer.status, 400);
        QCOMPARE(errorCodeOf(answer), u"bad_request"_s);
        QCOMPARE(redeem("crm", code, browsersProof).status, 200);
    }

    // As OAuth writes them.
    void membersInAnotherSpellingAreNamed()
    {
        const QJsonObject claim{{u"code"_s, codeFor(browsers)},
                                {u"redirect_uri"_s, redirect},
                                {u"code_verifier"_s, verifier}};

        const auto answer = redeemBody("crm", "crm-secret", bytesOf(claim));

        QCOMPARE(answer.status, 400);
        QVERIFY(jsonOf(answer)["error"_L1].toObject()["message"_L1].toString().contains(
            "\"redirectUri\""_L1));
    }

    void aCodeDiesWithTheSessionThatItCameFrom_data()
    {
        QTest::addColumn<std::function<void(StoredLoginFixture &, const QByteArray &)>>("end");
        QTest::addColumn<int>("status");
        using End = std::function<void(StoredLoginFixture &, const QByteArray &)>;
        const auto signsOut = [](const QByteArray &body) {
            return End([body](StoredLoginFixture &fixture, const QByteArray &token) {
                QCOMPARE(LogoutHandler(fixture.sessions)(asSession(token, body)).status, 204);
            });
        };
        const End saysNo = [](StoredLoginFixture &fixture, const QByteArray & /*token*/) {
            const auto sender = fixture.messageFrom(u"996555121001"_s, {}).sender;
            QVERIFY(fixture.sessions.reportNotMe(sender, fixture.now));
        };
        const End revokes = [](StoredLoginFixture &fixture, const QByteArray & /*token*/) {
            QVERIFY(fixture.sessions.revoke(1, administrator()));
        };
        QTest::newRow("sign-out") << signsOut({}) << 200;
        QTest::newRow("not you") << signsOut(R"({"reason":"not_me"})"_ba) << 400;
        QTest::newRow("NO from the phone") << saysNo << 400;
        QTest::newRow("revoked") << revokes << 400;
        QTest::newRow("sign-out, then NO from the phone")
            << End([signsOut, saysNo](StoredLoginFixture &fixture, const QByteArray &token) {
                   signsOut({})(fixture, token);
                   saysNo(fixture, token);
               })
            << 400;
    }

    void aCodeDiesWithTheSessionThatItCameFrom()
    {
        QFETCH(std::function<void(StoredLoginFixture &, const QByteArray &)>, end);
        QFETCH(int, status);
        const auto code = codeFor(browsers);

        end(*m_fixture, m_session);

        const auto answer = redeem("crm", code, browsersProof);
        QCOMPARE(answer.status, status);
        QCOMPARE(handedOver(), status == 200 ? 1 : 0);
    }

    void aCodeIsGoodForAMinute_data()
    {
        QTest::addColumn<std::chrono::milliseconds>("age");
        QTest::addColumn<int>("status");
        QTest::newRow("last millisecond") << std::chrono::milliseconds(60s - 1ms) << 200;
        QTest::newRow("over") << std::chrono::milliseconds(60s) << 400;
    }

    void aCodeIsGoodForAMinute()
    {
        QFETCH(std::chrono::milliseconds, age);
        QFETCH(int, status);
        const auto code = codeFor(browsers);
        m_fixture->now = m_fixture->now.addDuration(age);

        const auto answer = redeem("crm", code, browsersProof);

        QCOMPARE(answer.status, status);
        if (status == 400)
            assertWrong(answer);
    }

    void whatIsNoCodeOpensNothing_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("error");
        const auto claim = [](const QString &code) {
            return bytesOf(changed(browsersProof, u"code"_s, code));
        };
        QTest::newRow("unknown") << claim(u"unknown"_s) << u"code_wrong"_s;
        QTest::newRow("quote") << claim(u"' OR 1=1 --"_s) << u"code_wrong"_s;
        QTest::newRow("no object") << R"(["code"])"_ba << u"bad_request"_s;
        QTest::newRow("no body") << ""_ba << u"bad_request"_s;
        QTest::newRow("a form") << "code=unknown"_ba << u"bad_request"_s;
    }

    void whatIsNoCodeOpensNothing()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, error);
        (void)codeFor(browsers);

        const auto answer = redeemBody("crm", "crm-secret", body);

        QCOMPARE(answer.status, 400);
        QCOMPARE(errorCodeOf(answer), error);
    }

    void onlyAServiceRedeems()
    {
        const auto code = codeFor(browsers);
        const auto body = bytesOf(changed(browsersProof, u"code"_s, code));

        for (const auto &answer :
             {redeemBody("crm", "erp-secret", body), redeemBody("nobody", "crm-secret", body),
              redeemBody("crm", "", body)}) {
            QCOMPARE(answer.status, 401);
            QCOMPARE(errorCodeOf(answer), u"unauthorized"_s);
        }

        QCOMPARE(redeem("crm", code, browsersProof).status, 200);
    }

    void whoIsDisabledMeanwhileIsNotHandedOver()
    {
        const auto code = codeFor(browsers);
        QVERIFY(m_fixture->disableTenant(1));

        assertWrong(redeem("crm", code, browsersProof));
    }

    void theLogTellsWhyAndNotWhatWasSent()
    {
        const TestSupport::LogLines log;
        const auto code = codeFor(browsers);

        assertWrong(redeem("erp", code, browsersProof));

        QCOMPARE(log.ofEvent(u"handoff.refused"_s),
                 QStringList{u"event=handoff.refused service=erp reason=not_for_this"_s});
        QVERIFY(!log.contain(code));
        QVERIFY(!log.contain(verifier));
        QVERIFY(!log.contain(redirect));
    }

    void aBrokenDatabaseIsSaidSo()
    {
        const auto code = codeFor(browsers);
        m_fixture->breakDatabase();

        QCOMPARE(issue(bytesOf(browsers), m_session).status, 503);
        QCOMPARE(redeem("crm", code, browsersProof).status, 503);
    }

private:
    [[nodiscard]] static Request asSession(const QByteArray &token, const QByteArray &body = {})
    {
        return with(requestOf("POST", u"/api/auth/handoff/code"_s, body), "authorization",
                    "Bearer " + token);
    }

    [[nodiscard]] Response issue(const QByteArray &body, const QByteArray &token)
    {
        return HandoffCodeHandler(m_fixture->handoffs, m_fixture->services)(asSession(token, body));
    }

    [[nodiscard]] QString codeFor(const QJsonObject &binding)
    {
        return jsonOf(issue(bytesOf(binding), m_session))["code"_L1].toString();
    }

    [[nodiscard]] Response redeemBody(const QByteArray &service, const QByteArray &secret,
                                      const QByteArray &body)
    {
        return HandoffHandler(m_fixture->handoffs, ServiceLogin(m_fixture->services), {})(
            TestSupport::asService(requestOf("POST", u"/api/auth/handoff"_s, body), service,
                                   secret));
    }

    [[nodiscard]] Response redeem(const QByteArray &service, const QString &code,
                                  const QJsonObject &proof)
    {
        return redeemBody(service, service + "-secret", bytesOf(changed(proof, u"code"_s, code)));
    }

    [[nodiscard]] int me(const QByteArray &token)
    {
        return MeHandler(m_fixture->sessions, {})(asSession(token)).status;
    }

    //! Everything that is wrong with a code looks the same and tells nothing of the person.
    static void assertWrong(const Response &answer)
    {
        QCOMPARE(answer.status, 400);
        QCOMPARE(jsonOf(answer).keys(), QStringList{u"error"_s});
        QCOMPARE(errorCodeOf(answer), u"code_wrong"_s);
        QCOMPARE(jsonOf(answer)["error"_L1]["message"_L1].toString(),
                 u"This code is unknown, used, expired or not for this."_s);
    }

    [[nodiscard]] int codes() const
    {
        return m_fixture->database.valueOf(u"SELECT count(*) FROM handoff_codes"_s).toInt();
    }

    [[nodiscard]] int handedOver() const
    {
        return m_fixture->database.valueOf(u"SELECT count(*) FROM sessions WHERE service <> ''"_s)
            .toInt();
    }

    std::unique_ptr<StoredLoginFixture> m_fixture;
    QByteArray m_session;
};

KIOSK_TEST(TestHandoffHandlers)

} // namespace HandoffHandlersTest

#include "tst_handoffhandlers.moc"
