// SPDX-License-Identifier: GPL-3.0-only
#include "http/access/credentialauthenticator.h"
#include "support/fakestores.h"
#include "support/loglines.h"
#include "support/requests.h"
#include "support/test.h"

#include <QTest>

namespace CredentialAuthenticatorTest {

using namespace Http;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::asService;
using TestSupport::errorCodeOf;
using TestSupport::headerOf;
using TestSupport::requestOf;
using TestSupport::with;
using Delays = QList<std::chrono::milliseconds>;

namespace {

Request from(const QString &address, Request request)
{
    request.peer = QHostAddress(address);
    return request;
}

Request bearing(const QByteArray &authorization)
{
    return with(requestOf("GET", u"/"_s), "authorization", authorization);
}

Core::Stored<std::optional<QString>> lookUp(const Core::Secret &key)
{
    if (key.reveal() == "broken")
        return Core::Unexpected(Core::StorageError::Unavailable);
    return key.reveal() == "good-key" ? std::optional(u"Desk"_s) : std::nullopt;
}

} // namespace

//! All other credentials are guarded as the webhook's secret is (tst_webhookdoor).
class TestCredentialAuthenticator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_now = QDateTime({2026, 1, 23}, {17, 27}, Qt::UTC);
        m_services.rows.services = {{.id = 1,
                                     .name = u"crm"_s,
                                     .secretHash = Core::Secret("good-secret"_ba).hash(),
                                     .redirects = {},
                                     .createdAt = m_now,
                                     .revokedAt = {}}};
    }

    void wrongOnesAreAnsweredLaterAndLaterAndTheRightOneNever_data()
    {
        QTest::addColumn<Credential>("taken");
        QTest::addColumn<Request>("wrong");
        QTest::addColumn<Request>("right");
        QTest::addColumn<QString>("line");
        const auto kiosk = bearing("Kiosk good-key");
        const auto service = asService(requestOf("POST", u"/"_s), "crm", "good-secret");
        const auto metrics = bearing("Bearer good-token-of-16");
        const auto line = u"event=%1.rejected peer=203.0.113.1 reason=%2 "
                          "request=00000000000000aa"_s;
        const auto row = [&](const char *name, Credential taken, const Request &wrong,
                             const Request &right, const QString &expected) {
            QTest::newRow(name) << taken << from(u"203.0.113.1"_s, wrong)
                                << from(u"203.0.113.1"_s, right) << expected;
        };
        const auto ofKiosk = line.arg(u"kiosk"_s, u"key"_s);
        const auto ofService = line.arg(u"service"_s, u"secret"_s);
        const auto ofMetrics = line.arg(u"metrics"_s, u"token"_s);
        row("kiosk's key", Credential::KioskKey, bearing("Kiosk hush"), kiosk, ofKiosk);
        row("kiosk's empty key", Credential::KioskKey, bearing("Kiosk"), kiosk, ofKiosk);
        row("service's secret", Credential::ServiceSecret,
            asService(requestOf("POST", u"/"_s), "crm", "hush"), service, ofService);
        row("unknown service", Credential::ServiceSecret,
            asService(requestOf("POST", u"/"_s), "hush", "good-secret"), service, ofService);
        row("no name and secret", Credential::ServiceSecret, bearing("Basic hush!"), service,
            ofService);
        row("token of the metrics", Credential::MetricsToken, bearing("Bearer hush"), metrics,
            ofMetrics);
    }

    void wrongOnesAreAnsweredLaterAndLaterAndTheRightOneNever()
    {
        QFETCH(Credential, taken);
        QFETCH(Request, wrong);
        QFETCH(Request, right);
        QFETCH(QString, line);
        const TestSupport::LogLines log;
        auto door = newDoor();

        Delays delays;
        for (int i = 0; i < 40; ++i) {
            const auto refusal = door.refusalFor(wrong, taken);
            QVERIFY(refusal);
            QCOMPARE(refusal->response.status, 401);
            QCOMPARE(errorCodeOf(refusal->response), u"unauthorized"_s);
            QVERIFY(!headerOf(refusal->response, "WWW-Authenticate").isEmpty());
            delays.append(refusal->delay);
            QVERIFY(!door.refusalFor(right, taken));
        }

        QCOMPARE(delays.first(10), Delays(10, 0ms));
        QCOMPARE(delays.sliced(10, 3), Delays({250ms, 500ms, 1000ms}));
        QCOMPARE(delays.sliced(13), Delays(27, 2000ms));
        QCOMPARE(log.all(), QStringList(16, line));
    }

    void whatIsNoGuessIsNotCounted_data()
    {
        QTest::addColumn<Credential>("taken");
        QTest::addColumn<Request>("request");
        QTest::newRow("no key") << Credential::KioskKey << requestOf("GET", u"/"_s);
        QTest::newRow("another scheme for a kiosk") << Credential::KioskKey << bearing("Bearer x");
        QTest::newRow("no secret") << Credential::ServiceSecret << requestOf("GET", u"/"_s);
        QTest::newRow("another scheme for a service")
            << Credential::ServiceSecret << bearing("Kiosk x");
        QTest::newRow("no token") << Credential::MetricsToken << requestOf("GET", u"/"_s);
        QTest::newRow("a route that takes none") << Credential::None << bearing("Kiosk hush");
        QTest::newRow("a database that does not answer")
            << Credential::KioskKey << bearing("Kiosk broken");
    }

    void whatIsNoGuessIsNotCounted()
    {
        QFETCH(Credential, taken);
        QFETCH(Request, request);
        const TestSupport::LogLines log;
        auto door = newDoor();

        for (int i = 0; i < 40; ++i)
            QVERIFY(!door.refusalFor(request, taken));

        QCOMPARE(log.all(), QStringList());
    }

    void eachKindIsCountedByWhoGuesses()
    {
        auto door = newDoor();
        const auto wrong = bearing("Kiosk hush");
        for (int i = 0; i < 40; ++i)
            (void)door.refusalFor(from(u"203.0.113.1"_s, wrong), Credential::KioskKey);

        QCOMPARE(door.refusalFor(from(u"203.0.113.2"_s, wrong), Credential::KioskKey)->delay, 0ms);
        QCOMPARE(door.refusalFor(from(u"203.0.113.1"_s, bearing("Basic hush!")),
                                 Credential::ServiceSecret)
                     ->delay,
                 0ms);
        m_now = m_now.addDuration(10min);
        QCOMPARE(door.refusalFor(from(u"203.0.113.1"_s, wrong), Credential::KioskKey)->delay, 0ms);
    }

private:
    [[nodiscard]] CredentialAuthenticator newDoor()
    {
        return {KioskLogin(lookUp), ServiceLogin(m_services),
                MetricsAccess(Core::Secret("good-token-of-16"_ba)),
                TrustedProxies({{QHostAddress(u"127.0.0.1"_s), 32}}), [this] { return m_now; }};
    }

    TestSupport::FakeStores m_services;
    QDateTime m_now;
};

KIOSK_TEST(TestCredentialAuthenticator)

} // namespace CredentialAuthenticatorTest

#include "tst_credentialauthenticator.moc"
