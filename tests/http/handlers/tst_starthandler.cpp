// SPDX-License-Identifier: GPL-3.0-only
#include "http/handlers/loginhandlers.h"
#include "support/requests.h"
#include "support/storedloginfixture.h"
#include "support/test.h"

#include <QRegularExpression>
#include <QTest>

namespace StartHandlerTest {

using namespace Http;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::errorCodeOf;
using TestSupport::jsonOf;
using TestSupport::requestOf;
using TestSupport::StoredLoginFixture;
using TestSupport::with;

namespace {

Request startRequest(const QByteArray &body = {})
{
    return requestOf("POST", u"/api/auth/whatsapp/start"_s, body);
}

} // namespace

class TestStartHandler : public QObject
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

    void theAnswerHasTheOriginalMembersAndOurs()
    {
        const auto answer = handler()(startRequest());
        const auto json = jsonOf(answer);
        const auto id = json["attemptId"_L1].toString();

        QCOMPARE(answer.status, 201);
        static const QRegularExpression version4(
            u"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"_s);
        QVERIFY2(version4.match(id).hasMatch(), qPrintable(id));
        QCOMPARE(json["expiresAt"_L1].toString(), u"2026-01-23T17:30:00Z"_s);
        QCOMPARE(json["loginMessage"_L1].toString(), u"AMT LOGIN "_s + id);
        QCOMPARE(json["qrPayload"_L1].toString(), u"AMT LOGIN "_s + id);
        QCOMPARE(json["whatsappLink"_L1].toString(),
                 u"https://wa.me/996700000001?text=AMT%20LOGIN%20"_s + id);
        QCOMPARE(json["expiresIn"_L1].toInt(), 180);
        QCOMPARE(json["serverTime"_L1].toString(), u"2026-01-23T17:27:00Z"_s);
        QCOMPARE(json["channelToken"_L1].toString().size(), 43);
    }

    void withoutACompanyNumberTheLinkIsNull()
    {
        const auto json = jsonOf(handler(std::nullopt)(startRequest()));

        QVERIFY(json.contains("whatsappLink"_L1));
        QVERIFY(json["whatsappLink"_L1].isNull());
    }

    void onlyAPageThatAsksForThePictureGetsOne_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("hasPicture");
        QTest::newRow("nothing asked") << ""_ba << 201 << false;
        QTest::newRow("wanted") << R"({"picture":true})"_ba << 201 << true;
        QTest::newRow("not wanted") << R"({"picture":false})"_ba << 201 << false;
        QTest::newRow("no answer to that") << R"({"picture":"yes"})"_ba << 400 << false;
    }

    void onlyAPageThatAsksForThePictureGetsOne()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(bool, hasPicture);

        const auto answer = handler()(startRequest(body));

        QCOMPARE(answer.status, status);
        QCOMPARE(jsonOf(answer)["picture"_L1]["size"_L1].toInt() > 0, hasPicture);
    }

    void everyAttemptHasItsOwnIdAndToken()
    {
        const auto one = jsonOf(handler()(startRequest()));
        const auto other = jsonOf(handler()(startRequest()));

        QVERIFY(one["attemptId"_L1] != other["attemptId"_L1]);
        QVERIFY(one["channelToken"_L1] != other["channelToken"_L1]);
    }

    void onlyTheHashOfTheChannelTokenIsStored()
    {
        const auto json = jsonOf(handler()(startRequest()));
        const auto token = json["channelToken"_L1].toString().toLatin1();

        const auto stored = storedAttempt(json);

        QVERIFY(stored);
        QCOMPARE(stored->channelTokenHash, Core::Secret(token).hash());
    }

    void itSaysWhetherCodesCanBeSent()
    {
        for (const bool canSend : {true, false}) {
            m_hasCodeLogin = canSend;
            QCOMPARE(jsonOf(handler()(startRequest()))["codeLogin"_L1], QJsonValue(canSend));
        }
    }

    void theBodyMayNameALanguage_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("language");
        QTest::newRow("none") << ""_ba << 201 << u""_s;
        QTest::newRow("blanks") << " \r\n"_ba << 201 << u""_s;
        QTest::newRow("empty object") << "{}"_ba << 201 << u""_s;
        QTest::newRow("russian") << R"({"language":"ru"})"_ba << 201 << u"ru"_s;
        QTest::newRow("kyrgyz") << R"({"language":"ky"})"_ba << 201 << u"ky"_s;
        QTest::newRow("english") << R"({"language":"en"})"_ba << 201 << u"en"_s;
        QTest::newRow("null") << R"({"language":null})"_ba << 201 << u""_s;
        QTest::newRow("unknown members") << R"({"x":[1],"language":"en"})"_ba << 201 << u"en"_s;
        QTest::newRow("another language") << R"({"language":"de"})"_ba << 400 << u""_s;
        QTest::newRow("capitals") << R"({"language":"RU"})"_ba << 400 << u""_s;
        QTest::newRow("empty language") << R"({"language":""})"_ba << 400 << u""_s;
        QTest::newRow("a number") << R"({"language":1})"_ba << 400 << u""_s;
        QTest::newRow("no JSON") << "language=ru"_ba << 400 << u""_s;
        QTest::newRow("half") << R"({"language":"ru")"_ba << 400 << u""_s;
        QTest::newRow("an array") << "[]"_ba << 400 << u""_s;
        QTest::newRow("a text") << R"("ru")"_ba << 400 << u""_s;
        QTest::newRow("no UTF-8") << "{\"language\":\"\xff\"}"_ba << 400 << u""_s;
        QTest::newRow("deep") << QByteArray(8000, '[') + QByteArray(8000, ']') << 400 << u""_s;
    }

    void theBodyMayNameALanguage()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QString, language);

        const auto answer = handler()(startRequest(body));

        QCOMPARE(answer.status, status);
        if (status == 201)
            QCOMPARE(storedAttempt(jsonOf(answer))->language, language);
        else
            QCOMPARE(errorCodeOf(answer), u"bad_request"_s);
    }

    void aRefusedBodyStartsNothing()
    {
        QCOMPARE(handler()(startRequest("[]")).status, 400);

        QCOMPARE(m_fixture->attempts.newest(10)->size(), 0);
    }

    void aKioskIsKnownByItsKey_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("kiosk");
        QTest::newRow("nobody") << ""_ba << 201 << u""_s;
        QTest::newRow("enrolled") << "Kiosk desk-key"_ba << 201 << u"Desk"_s;
        QTest::newRow("letter case") << "kiosk desk-key"_ba << 201 << u"Desk"_s;
        QTest::newRow("unknown key") << "Kiosk other-key"_ba << 401 << u""_s;
        QTest::newRow("empty key") << "Kiosk "_ba << 401 << u""_s;
        QTest::newRow("scheme alone") << "Kiosk"_ba << 401 << u""_s;
    }

    void aKioskIsKnownByItsKey()
    {
        QFETCH(QByteArray, authorization);
        QFETCH(int, status);
        QFETCH(QString, kiosk);

        const auto answer = handler()(with(startRequest(), "authorization", authorization));

        QCOMPARE(answer.status, status);
        if (status == 201)
            QCOMPARE(storedAttempt(jsonOf(answer))->kiosk, kiosk);
        else
            QCOMPARE(errorCodeOf(answer), u"unauthorized"_s);
    }

    void aBrokenDatabaseIsSaidSo()
    {
        m_fixture->breakDatabase();

        const auto answer = handler()(startRequest());

        QCOMPARE(answer.status, 503);
        QCOMPARE(errorCodeOf(answer), u"unavailable"_s);
        QVERIFY(!TestSupport::headerOf(answer, "Retry-After").isEmpty());
    }

    void whoStartsTooManyIsToldWhenToComeBack()
    {
        m_limits = limitsOf(30);
        for (int i = 0; i < 10; ++i)
            QCOMPARE(handler()(startRequest()).status, 201);

        const auto answer = handler()(startRequest());

        QCOMPARE(answer.status, 429);
        QCOMPARE(errorCodeOf(answer), u"rate_limited"_s);
        QCOMPARE(TestSupport::headerOf(answer, "Retry-After"), "2"_ba);
        QCOMPARE(m_fixture->attempts.newest(100)->size(), 10);
        QCOMPARE(handler()(atDesk()).status, 201);
    }

    void theWaitIsRoundedUpToWholeSeconds()
    {
        m_limits = limitsOf(30);
        for (int i = 0; i < 10; ++i)
            QCOMPARE(handler()(startRequest()).status, 201);

        m_monotonicNow += 1999ms;

        QCOMPARE(TestSupport::headerOf(handler()(startRequest()), "Retry-After"), "1"_ba);
        m_monotonicNow += 1ms;
        QCOMPARE(handler()(startRequest()).status, 201);
    }

    void aKioskThatFloodsIsSlowedAlone()
    {
        for (int i = 0; i < 20; ++i)
            QCOMPARE(handler()(atDesk()).status, 201);

        const auto answer = handler()(atDesk());

        QCOMPARE(answer.status, 429);
        QCOMPARE(TestSupport::headerOf(answer, "Retry-After"), "1"_ba);
        QCOMPARE(handler()(startRequest()).status, 201);
    }

    void whatIsRefusedCostsNothing_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::newRow("bad body") << ""_ba
                                  << "[]"_ba << 400;
        QTest::newRow("wrong key") << "Kiosk other-key"_ba
                                   << ""_ba << 401;
    }

    void whatIsRefusedCostsNothing()
    {
        QFETCH(QByteArray, authorization);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        m_limits = limitsOf(30);
        const auto refused = with(startRequest(body), "authorization", authorization);
        for (int i = 0; i < 50; ++i)
            QCOMPARE(handler()(refused).status, status);

        for (int i = 0; i < 10; ++i)
            QCOMPARE(handler()(startRequest()).status, 201);
    }

    void whereOnlyKiosksMayStartOthersAreRefused_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("error");
        QTest::newRow("nobody") << ""_ba << 403 << u"forbidden"_s;
        QTest::newRow("somebody else") << "Bearer desk-key"_ba << 403 << u"forbidden"_s;
        QTest::newRow("wrong key") << "Kiosk other-key"_ba << 401 << u"unauthorized"_s;
        QTest::newRow("empty key") << "Kiosk "_ba << 401 << u"unauthorized"_s;
        QTest::newRow("enrolled") << "Kiosk desk-key"_ba << 201 << u""_s;
    }

    void whereOnlyKiosksMayStartOthersAreRefused()
    {
        QFETCH(QByteArray, authorization);
        QFETCH(int, status);
        QFETCH(QString, error);
        m_takesWeb = false;

        const auto answer = handler()(with(startRequest(), "authorization", authorization));

        QCOMPARE(answer.status, status);
        QCOMPARE(errorCodeOf(answer), error);
        QCOMPARE(m_fixture->attempts.newest(10)->size(), status == 201 ? 1 : 0);
        if (status == 401)
            QCOMPARE(TestSupport::headerOf(answer, "WWW-Authenticate"), "Kiosk"_ba);
    }

    void aRegistryThatDoesNotAnswerIsNotTakenForAWrongKey_data()
    {
        QTest::addColumn<bool>("takesWeb");
        QTest::newRow("open") << true;
        QTest::newRow("kiosks only") << false;
    }

    void aRegistryThatDoesNotAnswerIsNotTakenForAWrongKey()
    {
        QFETCH(bool, takesWeb);
        m_takesWeb = takesWeb;
        m_isRegistryBroken = true;

        const auto answer = handler()(atDesk());

        QCOMPARE(answer.status, 503);
        QCOMPARE(errorCodeOf(answer), u"unavailable"_s);
        QCOMPARE(m_fixture->attempts.newest(10)->size(), 0);
    }

private:
    [[nodiscard]] StartLimits limitsOf(int webPerMinute)
    {
        return {webPerMinute, TrustedProxies({}), [this] { return m_monotonicNow; }};
    }

    [[nodiscard]] static Request atDesk()
    {
        return with(startRequest(), "authorization", "Kiosk desk-key");
    }

    [[nodiscard]] StartHandler handler(const std::optional<Core::PhoneNumber> &companyNumber =
                                           Core::PhoneNumber::fromE164(u"+996700000001"))
    {
        const auto kiosks =
            [this](const Core::Secret &key) -> Core::Stored<std::optional<QString>> {
            if (m_isRegistryBroken)
                return Core::Unexpected(Core::StorageError::Unavailable);
            return key.reveal() == "desk-key" ? std::optional(u"Desk"_s) : std::nullopt;
        };
        return {m_fixture->logins,
                StartAuthorizer(KioskLogin(kiosks), m_limits, m_takesWeb),
                {.phrase = Core::LoginPhrase(u"AMT LOGIN"_s),
                 .companyNumber = [companyNumber] { return companyNumber; },
                 .rotateAfter = 90s},
                [this] { return m_hasCodeLogin; }};
    }

    [[nodiscard]] std::optional<Core::Attempt> storedAttempt(const QJsonObject &json)
    {
        return m_fixture->attempts.find(QUuid(json["attemptId"_L1].toString()))
            .value_or(std::nullopt);
    }

    std::unique_ptr<StoredLoginFixture> m_fixture;
    std::chrono::milliseconds m_monotonicNow{0};
    StartLimits m_limits = limitsOf(0);
    bool m_takesWeb = true;
    bool m_hasCodeLogin = false;
    bool m_isRegistryBroken = false;
};

KIOSK_TEST(TestStartHandler)

} // namespace StartHandlerTest

#include "tst_starthandler.moc"
