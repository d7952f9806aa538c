// SPDX-License-Identifier: GPL-3.0-only
#include "http/access/clientbudgets.h"
#include "support/requests.h"
#include "support/test.h"

#include <QTest>

namespace ClientBudgetsTest {

using namespace Http;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = ClientAccount::Kind;
using TestSupport::asService;
using TestSupport::requestOf;
using TestSupport::with;

namespace {

const TrustedProxies proxies({{QHostAddress(u"127.0.0.1"_s), 32}});
const ClientAccount stranger{.kind = Kind::Address, .key = u"203.0.113.1"_s};

Request from(const QString &peer, const QByteArray &forwardedFor = {})
{
    auto request = requestOf("GET", u"/api/auth/me"_s);
    request.peer = QHostAddress(peer);
    return forwardedFor.isEmpty() ? request : with(request, "x-forwarded-for", forwardedFor);
}

} // namespace

//! How much of the server's time a client may use, and who a client is.
class TestClientBudgets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_now = 1h; }

    void aRequestIsChargedToItsClient_data()
    {
        QTest::addColumn<Request>("request");
        QTest::addColumn<ClientAccount>("account");
        const auto proxy = u"127.0.0.1"_s;
        const ClientAccount machine{.kind = Kind::Machine};
        QTest::newRow("direct") << from(u"203.0.113.1"_s) << stranger;
        QTest::newRow("behind a proxy") << from(proxy, "203.0.113.1"_ba) << stranger;
        QTest::newRow("what a stranger says of itself")
            << from(u"203.0.113.1"_s, "127.0.0.1"_ba) << stranger;
        QTest::newRow("IPv6, by its /56")
            << from(u"2001:db8:0:1fe::1"_s)
            << ClientAccount{.kind = Kind::Address, .key = u"2001:db8:0:100::/56"_s};
        QTest::newRow("this machine") << from(proxy) << machine;
        QTest::newRow("this machine, IPv6") << from(u"::1"_s) << machine;
        QTest::newRow("a proxy of this machine that is not trusted")
            << from(u"::1"_s, "203.0.113.1"_ba)
            << ClientAccount{.kind = Kind::Address, .key = u"::/56"_s};
        QTest::newRow("another address that loops back")
            << from(u"127.0.0.2"_s) << ClientAccount{.kind = Kind::Address, .key = u"127.0.0.2"_s};
        QTest::newRow("a kiosk's key")
            << with(from(u"203.0.113.1"_s), "authorization", "Kiosk good")
            << ClientAccount{.kind = Kind::Enrolled, .key = u"Desk"_s};
        QTest::newRow("a wrong key")
            << with(from(u"203.0.113.1"_s), "authorization", "Kiosk wrong") << stranger;
        QTest::newRow("a key as a token")
            << with(from(u"203.0.113.1"_s), "authorization", "Bearer good") << stranger;
        QTest::newRow("a service's secret")
            << asService(from(u"203.0.113.1"_s), "site", "secret")
            << ClientAccount{.kind = Kind::Enrolled, .key = u"site"_s};
    }

    void aRequestIsChargedToItsClient()
    {
        QFETCH(Request, request);
        QFETCH(ClientAccount, account);
        auto budgets = budgetsOf({});
        budgets.recordEnrolled(Core::Secret("good"), u"Desk"_s);
        budgets.recordEnrolled(Core::Secret("site:secret"_ba.toBase64()), u"site"_s);

        QCOMPARE(budgets.accountOf(request), account);
    }

    void credentialsThatWereNotSeenForLongAreForgotten()
    {
        auto budgets = budgetsOf({});
        budgets.recordEnrolled(Core::Secret("good"), u"Desk"_s);
        const auto request = with(from(u"203.0.113.1"_s), "authorization", "Kiosk good");

        m_now += 59min;
        QCOMPARE(budgets.accountOf(request).kind, Kind::Enrolled);
        m_now += 2min;
        QCOMPARE(budgets.accountOf(request), stranger);
    }

    void aConnectionOfATrustedProxyIsChargedToNobody()
    {
        auto budgets = budgetsOf({});
        const auto nobody = budgets.accountOf(QHostAddress(u"127.0.0.1"_s));

        budgets.charge(nobody, 1h);

        QCOMPARE(nobody.kind, Kind::None);
        QCOMPARE(budgets.waitOf(nobody), 0ms);
        QVERIFY(!budgets.isOverdrawn(nobody));
    }

    void aClientThatHasUsedItsBurstWaitsForItsShare()
    {
        auto budgets = budgetsOf({.client = 0.25, .clientBurst = 500ms});

        budgets.charge(stranger, 499ms);
        QCOMPARE(budgets.waitOf(stranger), 0ms);
        budgets.charge(stranger, 51ms);
        QCOMPARE(budgets.balanceOf(stranger), -50ms);
        QCOMPARE(budgets.waitOf(stranger), 200ms);
        m_now += 199ms;
        QVERIFY(budgets.waitOf(stranger) > 0ms);
        m_now += 2ms;
        QCOMPARE(budgets.waitOf(stranger), 0ms);
        m_now += 1h;
        QCOMPARE(budgets.balanceOf(stranger), 500ms);
    }

    void noClientPaysForAnother()
    {
        auto budgets = budgetsOf({});

        budgets.charge(stranger, 10s);

        QVERIFY(budgets.isOverdrawn(stranger));
        QCOMPARE(budgets.waitOf({.kind = Kind::Address, .key = u"203.0.113.2"_s}), 0ms);
        QCOMPARE(budgets.waitOf({.kind = Kind::Enrolled, .key = stranger.key}), 0ms);
        QCOMPARE(budgets.waitOf({.kind = Kind::Machine}), 0ms);
    }

    void aClientThatOwesALittleIsToldSoAndOneThatOwesMuchIsNot()
    {
        auto budgets = budgetsOf({.clientBurst = 500ms, .debt = 250ms});

        budgets.charge(stranger, 700ms);
        QVERIFY(budgets.waitOf(stranger) > 0ms);
        QVERIFY(!budgets.isOverdrawn(stranger));
        budgets.charge(stranger, 100ms);
        QVERIFY(budgets.isOverdrawn(stranger));
    }

    void thisMachineMayUseWhatThereIs()
    {
        auto budgets = budgetsOf({});
        for (int i = 0; i < 1000; ++i) {
            budgets.charge({.kind = Kind::Machine}, 10ms);
            m_now += 10ms;
        }

        QCOMPARE(budgets.waitOf({.kind = Kind::Machine}), 0ms);
    }

private:
    [[nodiscard]] ClientBudgets budgetsOf(ClientBudgets::Shares shares)
    {
        return ClientBudgets(proxies, shares, [this] { return m_now; });
    }

    std::chrono::milliseconds m_now{};
};

KIOSK_TEST(TestClientBudgets)

} // namespace ClientBudgetsTest

#include "tst_clientbudgets.moc"
