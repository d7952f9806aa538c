// SPDX-License-Identifier: GPL-3.0-only
#include "http/handlers/codehandlers.h"
#include "protocol/code.h"
#include "protocol/json.h"
#include "support/loglines.h"
#include "support/requests.h"
#include "support/storedloginfixture.h"
#include "support/test.h"

#include <QTest>

#include <utility>

namespace CodeHandlersTest {

using namespace Http;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::errorCodeOf;
using TestSupport::jsonOf;
using TestSupport::LogLines;
using TestSupport::otherCodeThan;
using TestSupport::requestOf;
using TestSupport::StoredLoginFixture;
using TestSupport::with;

namespace {

const auto asan = u"+996555121001"_s;
const auto disabled = u"+996555121004"_s;
const auto nobody = u"+996555121099"_s;

Request codeRequest(const QByteArray &body)
{
    return requestOf("POST", u"/api/auth/whatsapp/request-code"_s, body);
}

Request codeRequestFor(const QString &phone)
{
    return codeRequest(
        Protocol::toBytes(Protocol::CodeRequest{.phone = phone, .language = {}}.toJson()));
}

Request atDesk(Request request)
{
    return with(std::move(request), "authorization", "Kiosk desk-key");
}

} // namespace

class TestCodeHandlers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StoredLoginFixture>();
        QVERIFY(m_fixture->isReady());
        m_fixture->now = QDateTime({2026, 1, 23}, {17, 27, 0, 900}, Qt::UTC);
        m_limits = limitsOf(0);
        m_takesWeb = true;
        m_isRegistryBroken = false;
    }

    void cleanup() { m_fixture.reset(); }

    void theAnswerIsTheSameWhoeverHasTheNumber_data()
    {
        QTest::addColumn<QString>("phone");
        QTest::addColumn<int>("codes");
        QTest::newRow("known") << asan << 1;
        QTest::newRow("unknown") << nobody << 0;
        QTest::newRow("disabled") << disabled << 0;
    }

    void theAnswerIsTheSameWhoeverHasTheNumber()
    {
        QFETCH(QString, phone);
        QFETCH(int, codes);

        const auto answer = request(codeRequestFor(phone));

        QCOMPARE(answer.status, 200);
        auto json = jsonOf(answer);
        const auto id = Core::attemptIdFrom(json.take("attemptId"_L1).toString());
        QVERIFY(id);
        QCOMPARE(json,
                 QJsonObject({{u"expiresAt"_s, u"2026-01-23T17:30:00Z"_s},
                              {u"expiresIn"_s, 180},
                              {u"serverTime"_s, u"2026-01-23T17:27:00Z"_s},
                              {u"resendAfter"_s, 30}}));
        QVERIFY(answer.headers.isEmpty());
        QCOMPARE(m_fixture->sentCodes.sent.size(), codes);
        QCOMPARE(m_fixture->attempts.find(*id).value()->expectedPhone,
                 Core::PhoneNumber::fromE164(phone));
    }

    void theAnswerIsTheSameBeyondTheLimit()
    {
        const auto first = request(codeRequestFor(asan));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(request(codeRequestFor(asan)).status, 200);
        const auto last = request(codeRequestFor(asan));

        QCOMPARE(m_fixture->sentCodes.sent.size(), 3);
        QCOMPARE(last.status, first.status);
        QCOMPARE(last.body.size(), first.body.size());
        QCOMPARE(jsonOf(last).keys(), jsonOf(first).keys());
    }

    // A client can measure how long an answer takes. Only an adopted database has a number that
    // several people share; tst_coderequests counts the steps for that.
    void theDatabaseDoesAsMuchWhoeverHasTheNumber_data()
    {
        QTest::addColumn<QString>("phone");
        QTest::addColumn<int>("codesBefore");
        QTest::addColumn<int>("wrongBefore");
        QTest::newRow("known") << asan << 0 << 0;
        QTest::newRow("unknown") << nobody << 0 << 0;
        QTest::newRow("disabled") << disabled << 0 << 0;
        QTest::newRow("too many codes") << asan << 3 << 0;
        QTest::newRow("too many wrong codes") << asan << 2 << 10;
    }

    void theDatabaseDoesAsMuchWhoeverHasTheNumber()
    {
        QFETCH(QString, phone);
        QFETCH(int, codesBefore);
        QFETCH(int, wrongBefore);
        for (int i = 0; i < codesBefore; ++i) {
            const auto id = attemptIn(request(codeRequestFor(phone)));
            for (int wrong = 0; wrong < wrongBefore / codesBefore; ++wrong)
                QCOMPARE(enter(id, otherCodeThan(code())).status, 401);
        }
        int statements = 0;
        m_fixture->database.database().setObserver(
            [&statements](std::chrono::nanoseconds /*duration*/, bool isDone) {
                QVERIFY(isDone);
                ++statements;
            });

        const auto id = attemptIn(request(codeRequestFor(phone)));

        QCOMPARE(std::exchange(statements, 0), statementsOfRequest);
        const auto right = m_fixture->sentCodes.sent.isEmpty() ? u"123456"_s : code();
        for (int i = 1; i < Core::CodeLoginService::codeTries; ++i) {
            QCOMPARE(enter(id, otherCodeThan(right)).status, 401);
            QCOMPARE(std::exchange(statements, 0), statementsOfEntry);
        }
        QCOMPARE(enter(id, otherCodeThan(right)).status, 401);
        QCOMPARE(std::exchange(statements, 0), statementsOfEntry + statementsOfAudit);
        QCOMPARE(enter(id, right).status, 410);
    }

    void wrongCodesAreCountedForTheClientBehindAProxy()
    {
        const CodeRequestHandler behindProxy(m_fixture->codes, authorizer(), u"KG"_s,
                                             TrustedProxies({{QHostAddress(u"127.0.0.1"_s), 32}}));
        const auto requesterOf = [&](const QByteArray &client) {
            const auto id =
                attemptIn(behindProxy(with(codeRequestFor(asan), "x-forwarded-for", client)));
            return m_fixture->attempts.find(id).value()->codeRequester;
        };

        QVERIFY(requesterOf("198.51.100.7") != requesterOf("198.51.100.8"));
        // One household has as many of these as it likes.
        QCOMPARE(requesterOf("2001:db8:1:2::3"), requesterOf("2001:db8:1:2::4"));
    }

    void numbersAreReadAsPeopleTypeThem_data()
    {
        QTest::addColumn<QString>("phone");
        QTest::addColumn<QString>("e164");
        QTest::newRow("international") << u"+996 555 121001"_s << asan;
        QTest::newRow("national") << u"0555 12-10-01"_s << asan;
        QTest::newRow("without the zero") << u"555121001"_s << asan;
        QTest::newRow("with two zeros") << u"00996555121001"_s << asan;
        QTest::newRow("abroad") << u"+7 701 555 00 01"_s << u"+77015550001"_s;
        QTest::newRow("too short") << u"555"_s << QString();
        QTest::newRow("too long") << u"+99655512100155512100155"_s << QString();
        QTest::newRow("letters") << u"0555 FLOWERS"_s << QString();
        QTest::newRow("a chat id") << u"996555121001@c.us"_s << QString();
        QTest::newRow("blanks") << u"   "_s << QString();
    }

    void numbersAreReadAsPeopleTypeThem()
    {
        QFETCH(QString, phone);
        QFETCH(QString, e164);

        const auto answer = request(codeRequestFor(phone));

        QCOMPARE(answer.status, e164.isEmpty() ? 400 : 200);
        const auto attempts = m_fixture->attempts.newest(10).value();
        QCOMPARE(attempts.size(), e164.isEmpty() ? 0 : 1);
        if (e164.isEmpty()) {
            QCOMPARE(errorCodeOf(answer), u"bad_request"_s);
            QCOMPARE(jsonOf(answer)["error"_L1]["message"_L1].toString(),
                     u"The \"phone\" is not a phone number."_s);
        } else {
            QCOMPARE(attempts.first().expectedPhone, Core::PhoneNumber::fromE164(e164));
        }
    }

    void anotherRegionReadsThemDifferently()
    {
        const CodeRequestHandler inKazakhstan(m_fixture->codes, authorizer(), u"KZ"_s,
                                              TrustedProxies({}));

        QCOMPARE(inKazakhstan(codeRequestFor(u"8 701 555 00 01"_s)).status, 200);

        QCOMPARE(m_fixture->attempts.newest(1)->first().expectedPhone->e164(), u"+77015550001"_s);
    }

    void theBodyNamesAPhoneAndMayNameALanguage_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("language");
        QTest::newRow("phone") << R"({"phone":"0555121001"})"_ba << 200 << u""_s;
        QTest::newRow("kyrgyz") << R"({"phone":"0555121001","language":"ky"})"_ba << 200 << u"ky"_s;
        QTest::newRow("null") << R"({"phone":"0555121001","language":null})"_ba << 200 << u""_s;
        QTest::newRow("another language")
            << R"({"phone":"0555121001","language":"de"})"_ba << 400 << u""_s;
        QTest::newRow("nothing") << ""_ba << 400 << u""_s;
        QTest::newRow("no phone") << "{}"_ba << 400 << u""_s;
        QTest::newRow("a number") << R"({"phone":555121001})"_ba << 400 << u""_s;
        QTest::newRow("no JSON") << "phone=0555121001"_ba << 400 << u""_s;
        QTest::newRow("an array") << R"(["0555121001"])"_ba << 400 << u""_s;
    }

    void theBodyNamesAPhoneAndMayNameALanguage()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QString, language);

        const auto answer = request(codeRequest(body));

        QCOMPARE(answer.status, status);
        QCOMPARE(m_fixture->sentCodes.sent.size(), status == 200 ? 1 : 0);
        if (status == 200)
            QCOMPARE(m_fixture->sentCodes.sent.first().attempt.language, language);
        else
            QCOMPARE(errorCodeOf(answer), u"bad_request"_s);
    }

    void aKioskIsKnownByItsKey_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::addColumn<bool>("takesWeb");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("kiosk");
        QTest::newRow("a page") << ""_ba << true << 200 << u""_s;
        QTest::newRow("enrolled") << "Kiosk desk-key"_ba << true << 200 << u"Desk"_s;
        QTest::newRow("unknown key") << "Kiosk other-key"_ba << true << 401 << u""_s;
        QTest::newRow("kiosks only, a page") << ""_ba << false << 403 << u""_s;
        QTest::newRow("kiosks only, enrolled") << "Kiosk desk-key"_ba << false << 200 << u"Desk"_s;
        QTest::newRow("kiosks only, unknown key") << "Kiosk other-key"_ba << false << 401 << u""_s;
    }

    void aKioskIsKnownByItsKey()
    {
        QFETCH(QByteArray, authorization);
        QFETCH(bool, takesWeb);
        QFETCH(int, status);
        QFETCH(QString, kiosk);
        m_takesWeb = takesWeb;

        const auto answer = request(with(codeRequestFor(asan), "authorization", authorization));

        QCOMPARE(answer.status, status);
        const auto attempts = m_fixture->attempts.newest(10).value();
        QCOMPARE(attempts.size(), status == 200 ? 1 : 0);
        if (status == 200)
            QCOMPARE(attempts.first().kiosk, kiosk);
    }

    void aRegistryThatDoesNotAnswerIsNotTakenForAWrongKey()
    {
        m_isRegistryBroken = true;

        QCOMPARE(request(atDesk(codeRequestFor(asan))).status, 503);

        QVERIFY(m_fixture->sentCodes.sent.isEmpty());
    }

    void codesTakeFromTheSameShareAsQrCodes()
    {
        m_limits = limitsOf(30);
        StartAuthorizer shared = authorizer();
        for (int i = 0; i < 10; ++i)
            QVERIFY(!shared.refusalOfOneMore({}, codeRequestFor(asan)));

        const auto answer = request(codeRequestFor(asan));

        QCOMPARE(answer.status, 429);
        QCOMPARE(errorCodeOf(answer), u"rate_limited"_s);
        QVERIFY(!TestSupport::headerOf(answer, "Retry-After").isEmpty());
        QVERIFY(m_fixture->sentCodes.sent.isEmpty());
        QCOMPARE(request(atDesk(codeRequestFor(asan))).status, 200);
    }

    void whatIsRefusedTakesNothing()
    {
        m_limits = limitsOf(30);
        for (int i = 0; i < 50; ++i)
            QCOMPARE(request(codeRequest("{}")).status, 400);

        for (int i = 0; i < 10; ++i)
            QCOMPARE(request(codeRequestFor(asan)).status, 200);
        QCOMPARE(request(codeRequestFor(asan)).status, 429);
    }

    void whereNothingCanSendThereAreNoCodes()
    {
        m_fixture =
            std::make_unique<StoredLoginFixture>(ChannelTimes(), Core::ConfirmationRule(), false);

        const auto answer = request(codeRequestFor(asan));

        QCOMPARE(answer.status, 503);
        QCOMPARE(errorCodeOf(answer), u"unavailable"_s);
        QCOMPARE(m_fixture->attempts.newest(10)->size(), 0);
        QCOMPARE(enter(QUuid::createUuid(), u"000000"_s).status, 410);
    }

    void theRightCodeSignsIn_data()
    {
        QTest::addColumn<bool>("isAtDesk");
        QTest::addColumn<QString>("expiresAt");
        QTest::newRow("kiosk") << true << u"2026-01-23T17:28:00Z"_s; // after 60 s
        QTest::newRow("web") << false << u"2026-01-23T17:57:00Z"_s; // after 1800 s
    }

    void theRightCodeSignsIn()
    {
        QFETCH(bool, isAtDesk);
        QFETCH(QString, expiresAt);
        const auto wanted = codeRequestFor(asan);
        const auto id = attemptIn(request(isAtDesk ? atDesk(wanted) : wanted));

        const auto answer = enter(id, code());

        QCOMPARE(answer.status, 200);
        const auto json = jsonOf(answer);
        QCOMPARE(json.keys(), QStringList({u"session"_s, u"user"_s}));
        QCOMPARE(json["user"_L1].toObject(),
                 QJsonObject({{u"id"_s, 1},
                              {u"name"_s, u"Asan Usenov"_s},
                              {u"phone"_s, u"+996•••••001"_s},
                              {u"type"_s, u"tenant"_s},
                              {u"role"_s, u"tenant"_s},
                              {u"roleName"_s, u"Tenant"_s}}));
        QCOMPARE(json["session"_L1]["expiresAt"_L1].toString(), expiresAt);
        const Core::Secret token(json["session"_L1]["token"_L1].toString().toLatin1());
        QCOMPARE(m_fixture->sessions.use(token).value()->tenant.id, 1);
        QCOMPARE(m_fixture->sessionStore.newest(1)->first().kiosk, isAtDesk ? u"Desk"_s : u""_s);
    }

    void theSixthTryIsOneTooMany_data()
    {
        QTest::addColumn<QString>("phone");
        QTest::newRow("known") << asan;
        QTest::newRow("unknown") << nobody;
        QTest::newRow("disabled") << disabled;
    }

    void theSixthTryIsOneTooMany()
    {
        QFETCH(QString, phone);
        const auto id = attemptIn(request(codeRequestFor(phone)));
        const auto right = m_fixture->sentCodes.sent.isEmpty() ? u"123456"_s : code();
        for (int i = 0; i < 5; ++i) {
            const auto answer = enter(id, otherCodeThan(right));
            QCOMPARE(answer.status, 401);
            QCOMPARE(errorCodeOf(answer), u"code_wrong"_s);
        }

        const auto answer = enter(id, right);

        QCOMPARE(answer.status, 410);
        QCOMPARE(errorCodeOf(answer), u"attempt_over"_s);
        QVERIFY(m_fixture->sessionStore.newest(10)->isEmpty());
    }

    void whatIsOverIsSaidSo()
    {
        const auto used = attemptIn(request(codeRequestFor(asan)));
        const auto usedCode = code();
        QCOMPARE(enter(used, usedCode).status, 200);
        const auto expired = attemptIn(request(codeRequestFor(asan)));
        const auto byMessage = m_fixture->logins.start({}).value().attempt.id;
        m_fixture->now = m_fixture->now.addDuration(179s);
        QCOMPARE(enter(byMessage, u"000000"_s).status, 410);
        m_fixture->now = m_fixture->now.addDuration(1s);

        for (const auto &id : {used, expired, byMessage, QUuid::createUuid()}) {
            const auto answer = enter(id, code());
            QCOMPARE(answer.status, 410);
            QCOMPARE(errorCodeOf(answer), u"attempt_over"_s);
        }
        QCOMPARE(enter(used, usedCode).status, 410);
    }

    void whoIsDisabledMeanwhileIsRefused()
    {
        const auto id = attemptIn(request(codeRequestFor(asan)));
        QVERIFY(m_fixture->disableTenant(1));

        const auto answer = enter(id, code());

        QCOMPARE(answer.status, 410);
        QVERIFY(m_fixture->sessionStore.newest(10)->isEmpty());
        QVERIFY(m_fixture->attempts.find(id).value()->state.failure
                == Core::FailureReason::TenantDisabled);
    }

    void whatIsNoEntryCostsNoTry_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << ""_ba;
        QTest::newRow("no JSON") << "code=123456"_ba;
        QTest::newRow("no code") << R"({"attemptId":"%1"})"_ba;
        QTest::newRow("five digits") << R"({"attemptId":"%1","code":"12345"})"_ba;
        QTest::newRow("a number") << R"({"attemptId":"%1","code":123456})"_ba;
        QTest::newRow("no attempt") << R"({"code":"123456"})"_ba;
        QTest::newRow("no id") << R"({"attemptId":"x","code":"123456"})"_ba;
    }

    void whatIsNoEntryCostsNoTry()
    {
        QFETCH(QByteArray, body);
        const auto id = attemptIn(request(codeRequestFor(asan)));
        body.replace("%1", Core::toString(id).toLatin1());

        const auto answer = CodeEntryHandler(m_fixture->codes, m_fixture->reporter)(
            requestOf("POST", u"/api/auth/whatsapp/verify-code"_s, body));

        QCOMPARE(answer.status, 400);
        QCOMPARE(errorCodeOf(answer), u"bad_request"_s);
        QCOMPARE(m_fixture->attempts.find(id).value()->wrongNumbers, 0);
    }

    void aBrokenDatabaseIsSaidSo()
    {
        const auto id = attemptIn(request(codeRequestFor(asan)));
        m_fixture->breakDatabase();

        for (const auto &answer : {request(codeRequestFor(asan)), enter(id, code())}) {
            QCOMPARE(answer.status, 503);
            QCOMPARE(errorCodeOf(answer), u"unavailable"_s);
            QVERIFY(!TestSupport::headerOf(answer, "Retry-After").isEmpty());
        }
    }

    void theLogTellsWhatHappenedAndKeepsTheSecrets()
    {
        const LogLines log;
        const auto id = attemptIn(request(atDesk(codeRequestFor(asan))));
        QCOMPARE(enter(id, otherCodeThan(code())).status, 401);
        const auto token = jsonOf(enter(id, code()))["session"_L1]["token"_L1].toString();
        const auto unknown = attemptIn(request(codeRequestFor(nobody)));
        for (int i = 0; i < 5; ++i)
            QCOMPARE(enter(unknown, u"123456"_s).status, 401);

        const auto name = Core::toString(id);
        const auto other = Core::toString(unknown);
        QCOMPARE(
            log.all(),
            QStringList({
                u"event=attempt.started attempt=%1 kiosk=Desk way=code"_s.arg(name),
                u"event=code.requested attempt=%1 phone=+996•••••001 outcome=sent"_s.arg(name),
                u"event=attempt.completed attempt=%1 tenant=1 phone=+996•••••001"_s.arg(name),
                u"event=attempt.started attempt=%1 kiosk=- way=code"_s.arg(other),
                u"event=code.requested attempt=%1 phone=+996•••••099 outcome=unknown"_s.arg(other),
                u"event=attempt.failed attempt=%1 reason=CONFIRMATION_FAILED"_s.arg(other),
            }));
        QVERIFY(!log.contain(code()) && !log.contain(token) && !log.contain(u"555121"_s));
    }

private:
    // BEGIN, three looks, the attempt, COMMIT.
    static constexpr int statementsOfRequest = 6;
    // BEGIN, two looks, the attempt, COMMIT.
    static constexpr int statementsOfEntry = 5;
    static constexpr int statementsOfAudit = 3;

    [[nodiscard]] StartLimits limitsOf(int webPerMinute)
    {
        return {webPerMinute, TrustedProxies({}), [this] { return m_monotonicNow; }};
    }

    [[nodiscard]] StartAuthorizer authorizer()
    {
        const auto kiosks =
            [this](const Core::Secret &key) -> Core::Stored<std::optional<QString>> {
            if (m_isRegistryBroken)
                return Core::Unexpected(Core::StorageError::Unavailable);
            return key.reveal() == "desk-key" ? std::optional(u"Desk"_s) : std::nullopt;
        };
        return {KioskLogin(kiosks), m_limits, m_takesWeb};
    }

    [[nodiscard]] Response request(const Request &wanted)
    {
        return CodeRequestHandler(m_fixture->codes, authorizer(), u"KG"_s,
                                  TrustedProxies({}))(wanted);
    }

    [[nodiscard]] Response enter(const QUuid &attemptId, const QString &entry)
    {
        const auto body =
            Protocol::toBytes(Protocol::CodeEntry{.attemptId = attemptId, .code = entry}.toJson());
        return CodeEntryHandler(m_fixture->codes, m_fixture->reporter)(
            requestOf("POST", u"/api/auth/whatsapp/verify-code"_s, body));
    }

    [[nodiscard]] static QUuid attemptIn(const Response &answer)
    {
        return QUuid(jsonOf(answer)["attemptId"_L1].toString());
    }

    //! The code that came in WhatsApp last.
    [[nodiscard]] QString code() const { return m_fixture->sentCodes.sent.last().code; }

    std::unique_ptr<StoredLoginFixture> m_fixture;
    std::chrono::milliseconds m_monotonicNow{0};
    StartLimits m_limits = limitsOf(0);
    bool m_takesWeb = true;
    bool m_isRegistryBroken = false;
};

KIOSK_TEST(TestCodeHandlers)

} // namespace CodeHandlersTest

#include "tst_codehandlers.moc"
