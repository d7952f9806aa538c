// SPDX-License-Identifier: GPL-3.0-only
#include "core/login/handoffservice.h"
#include "support/fakestores.h"
#include "support/invented.h"
#include "support/pkce.h"
#include "support/test.h"
#include "support/testclock.h"

#include <QTest>

namespace HandoffServiceTest {

using namespace Core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::Step;

namespace {

const auto redirect = u"https://crm.example.org/login"_s;

const QByteArray verifier(TestSupport::pkceVerifier.data(), TestSupport::pkceVerifier.size());
const QString challenge = TestSupport::pkceChallenge;

const HandoffBinding browsers{
    .service = u"crm"_s, .redirectUri = redirect, .codeChallenge = challenge};

//! A tenant who has signed in at a kiosk and has their token.
struct Fixture
{
    TestSupport::TestClock clock;
    TestSupport::FakeStores stores;
    Secret token{"token-of-the-screen"_ba};
    HandoffService handoffs{{stores, stores, stores, stores, stores},
                            clock.reader(),
                            TestSupport::countingBytes(),
                            {.idle = 1800s, .max = 43200s}};

    Fixture()
    {
        stores.rows.tenants = {TestSupport::tenant(7, u"+996555123456")};
        stores.rows.sessions = {{.id = 1,
                                 .attemptId = QUuid::createUuid(),
                                 .tenantId = 7,
                                 .kiosk = u"Desk"_s,
                                 .tokenHash = token.hash(),
                                 .createdAt = clock.now,
                                 .lastUsedAt = clock.now,
                                 .idle = 600s,
                                 .endsAt = clock.now.addDuration(900s),
                                 .isAcknowledged = true,
                                 .revokedAt = {}}};
    }

    [[nodiscard]] Session &screens() { return stores.rows.sessions.first(); }

    //! The last code that was issued.
    [[nodiscard]] HandoffCode code() const { return *stores.rows.handoffs.constBegin(); }

    [[nodiscard]] bool issues(const Secret &sessionToken)
    {
        return handoffs.issue(sessionToken, browsers).value().has_value();
    }

    //! The claim with which a browser comes back; good as it is.
    [[nodiscard]] HandoffClaim claim()
    {
        return {.service = u"crm"_s,
                .code = handoffs.issue(token, browsers).value().value().code,
                .redirectUri = redirect,
                .codeVerifier = verifier};
    }

    [[nodiscard]] QString redeemed(const HandoffClaim &claim)
    {
        const auto verdict = handoffs.redeem(claim);
        if (!verdict)
            return u"storage failed"_s;
        return *verdict ? u"opened"_s : nameOf(verdict->error());
    }

    [[nodiscard]] static QString nameOf(HandoffRefusal refusal)
    {
        switch (refusal) {
        case HandoffRefusal::Unknown:
            return u"unknown"_s;
        case HandoffRefusal::Expired:
            return u"expired"_s;
        case HandoffRefusal::Reused:
            return u"reused"_s;
        case HandoffRefusal::NotForThis:
            return u"not for this"_s;
        case HandoffRefusal::TenantDisabled:
            return u"tenant disabled"_s;
        case HandoffRefusal::SourceEnded:
            return u"source ended"_s;
        }
        Q_UNREACHABLE();
    }
};

} // namespace

class TestHandoffService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClockThatWasSetKeepsNobodyFromGoingOn()
    {
        Fixture fixture;
        fixture.clock.advance(2h);
        HandoffService handoffs(
            {fixture.stores, fixture.stores, fixture.stores, fixture.stores, fixture.stores},
            fixture.clock.reader(), TestSupport::countingBytes(), {.idle = 1800s, .max = 43200s},
            [&fixture] { return fixture.clock.now.addDuration(-2h); });

        QVERIFY(!fixture.issues(fixture.token));
        QVERIFY(handoffs.issue(fixture.token, browsers).value().has_value());
    }

    void aCodeIsStoredAsItsHash()
    {
        Fixture fixture;

        const auto issued = fixture.handoffs.issue(fixture.token, browsers).value();

        QVERIFY(issued);
        QCOMPARE(issued->code.reveal().size(), 43);
        QCOMPARE(issued->expiresAt, fixture.clock.now.addDuration(60s));
        QCOMPARE(fixture.stores.rows.handoffs.size(), 1);
        QCOMPARE(fixture.code().codeHash, issued->code.hash());
        QCOMPARE(fixture.code().tenantId, 7);
        QCOMPARE(fixture.code().sourceSessionId, 1);
        QCOMPARE(fixture.code().kiosk, u"Desk"_s);
        QCOMPARE(fixture.code().binding.service, u"crm"_s);
        QCOMPARE(fixture.code().binding.redirectUri, redirect);
        QCOMPARE(fixture.code().binding.codeChallenge, challenge);
        QCOMPARE(fixture.code().expiresAt, issued->expiresAt);
        QVERIFY(!fixture.code().usedAt && !fixture.code().sessionId);
        QCOMPARE(fixture.stores.audited(),
                 QStringList{u"tenant:7|handoff.issued|session:1|Desk|service:crm"_s});
    }

    void onlyALiveSessionOfAScreenGetsACode_data()
    {
        QTest::addColumn<std::function<void(Fixture &)>>("change");
        QTest::addColumn<bool>("isIssued");
        using Change = std::function<void(Fixture &)>;

        QTest::newRow("live") << Change([](Fixture &) {}) << true;
        QTest::newRow("last millisecond")
            << Change([](Fixture &fixture) { fixture.clock.advance(600s - 1ms); }) << true;
        QTest::newRow("unused for too long")
            << Change([](Fixture &fixture) { fixture.clock.advance(600s); }) << false;
        QTest::newRow("revoked") << Change([](Fixture &fixture) {
            fixture.screens().revokedAt = fixture.clock.now;
        }) << false;
        QTest::newRow("handed over itself")
            << Change([](Fixture &fixture) { fixture.screens().service = u"erp"_s; }) << false;
        QTest::newRow("gone") << Change([](Fixture &fixture) {
            fixture.stores.rows.sessions.clear();
        }) << false;
    }

    void onlyALiveSessionOfAScreenGetsACode()
    {
        QFETCH(std::function<void(Fixture &)>, change);
        QFETCH(bool, isIssued);
        Fixture fixture;
        change(fixture);

        QCOMPARE(fixture.issues(fixture.token), isIssued);

        QCOMPARE(fixture.stores.rows.handoffs.size(), isIssued ? 1 : 0);
        QCOMPARE(fixture.stores.rows.audit.size(), isIssued ? 1 : 0);
    }

    void aTokenThatWasNeverGivenGetsNoCode()
    {
        Fixture fixture;

        QVERIFY(!fixture.issues(Secret("invented"_ba)));
        QVERIFY(!fixture.issues(Secret(fixture.screens().tokenHash)));
        QVERIFY(!fixture.issues({}));
    }

    void aCodeOpensASessionOfTheServicesOwn()
    {
        Fixture fixture;
        const auto claim = fixture.claim();
        fixture.clock.advance(59s);

        const auto verdict = fixture.handoffs.redeem(claim).value();

        QVERIFY(verdict);
        QCOMPARE(verdict->tenant, fixture.stores.rows.tenants.first());
        QCOMPARE(verdict->session.expiresAt, fixture.clock.now.addDuration(1800s));
        QCOMPARE(fixture.stores.rows.sessions.size(), 2);
        const auto &session = fixture.stores.rows.sessions.last();
        QVERIFY(session.attemptId.isNull());
        QCOMPARE(session.tenantId, 7);
        QCOMPARE(session.kiosk, u"Desk"_s);
        QCOMPARE(session.service, u"crm"_s);
        QCOMPARE(session.tokenHash, verdict->session.token.hash());
        QCOMPARE(session.createdAt, fixture.clock.now);
        QCOMPARE(session.endsAt, fixture.clock.now.addDuration(43200s));
        QVERIFY(session.isAcknowledged && !session.revokedAt);
        QVERIFY(!fixture.screens().revokedAt);
        QCOMPARE(fixture.code().usedAt, fixture.clock.now);
        QCOMPARE(fixture.code().sessionId, 2);
        QCOMPARE(fixture.stores.audited().last(),
                 u"service:crm|handoff.redeemed|tenant:7|Desk|session:2"_s);
    }

    void aCodeDiesWithTheSessionThatItCameFrom_data()
    {
        QTest::addColumn<std::function<void(Fixture &)>>("change");
        QTest::addColumn<QString>("expected");
        using Change = std::function<void(Fixture &)>;
        const auto ended = [](std::optional<SessionEnd> end) {
            return Change([end](Fixture &fixture) {
                fixture.screens().revokedAt = fixture.clock.now;
                fixture.screens().end = end;
            });
        };

        QTest::newRow("still open") << Change([](Fixture &) {}) << u"opened"_s;
        QTest::newRow("signed out") << ended(SessionEnd::SignedOut) << u"opened"_s;
        QTest::newRow("ended by itself")
            << Change([](Fixture &fixture) { fixture.screens().endsAt = fixture.clock.now; })
            << u"opened"_s;
        QTest::newRow("disowned") << ended(SessionEnd::Disowned) << u"source ended"_s;
        QTest::newRow("revoked") << ended(SessionEnd::Revoked) << u"source ended"_s;
        QTest::newRow("ended by an older version") << ended({}) << u"source ended"_s;
        QTest::newRow("removed") << Change([](Fixture &fixture) {
            fixture.stores.rows.sessions.clear();
        }) << u"source ended"_s;
        QTest::newRow("made by an older version") << Change([](Fixture &fixture) {
            fixture.stores.rows.handoffs.begin()->sourceSessionId.reset();
        }) << u"source ended"_s;
    }

    void aCodeDiesWithTheSessionThatItCameFrom()
    {
        QFETCH(std::function<void(Fixture &)>, change);
        QFETCH(QString, expected);
        Fixture fixture;
        const auto claim = fixture.claim();
        change(fixture);
        const auto before = fixture.stores.rows.sessions.size();

        QCOMPARE(fixture.redeemed(claim), expected);

        const bool isOpened = expected == u"opened"_s;
        QCOMPARE(fixture.stores.rows.sessions.size(), before + (isOpened ? 1 : 0));
        QCOMPARE(fixture.code().usedAt, fixture.clock.now);
    }

    void aCodeForNobodyOpensNothing_data()
    {
        QTest::addColumn<HandoffBinding>("binding");

        QTest::newRow("nothing") << HandoffBinding();
        QTest::newRow("no service")
            << HandoffBinding{.service = {}, .redirectUri = redirect, .codeChallenge = challenge};
        QTest::newRow("no address")
            << HandoffBinding{.service = u"crm"_s, .redirectUri = {}, .codeChallenge = challenge};
        QTest::newRow("no challenge")
            << HandoffBinding{.service = u"crm"_s, .redirectUri = redirect, .codeChallenge = {}};
    }

    // Such as an older version made at a kiosk.
    void aCodeForNobodyOpensNothing()
    {
        QFETCH(HandoffBinding, binding);
        Fixture fixture;
        auto claim = fixture.claim();
        fixture.stores.rows.handoffs.begin()->binding = binding;
        claim.redirectUri = binding.redirectUri;
        if (binding.codeChallenge.isEmpty())
            claim.codeVerifier.clear();

        QCOMPARE(fixture.redeemed(claim), u"not for this"_s);
    }

    void aSessionThatWasHandedOverIsNotHandedOn()
    {
        Fixture fixture;
        const auto handedOver = fixture.handoffs.redeem(fixture.claim()).value().value();

        QVERIFY(!fixture.issues(handedOver.session.token));
    }

    void aCodeLivesForAMinute_data()
    {
        QTest::addColumn<std::chrono::milliseconds>("age");
        QTest::addColumn<QString>("expected");
        using Age = std::chrono::milliseconds;

        QTest::newRow("at once") << Age(0) << u"opened"_s;
        QTest::newRow("last millisecond") << Age(60s - 1ms) << u"opened"_s;
        QTest::newRow("exactly over") << Age(60s) << u"expired"_s;
        QTest::newRow("long over") << Age(24h) << u"expired"_s;
    }

    void aCodeLivesForAMinute()
    {
        QFETCH(std::chrono::milliseconds, age);
        QFETCH(QString, expected);
        Fixture fixture;
        const auto claim = fixture.claim();
        fixture.clock.advance(age);

        QCOMPARE(fixture.redeemed(claim), expected);

        QCOMPARE(fixture.stores.rows.sessions.size(), expected == u"opened"_s ? 2 : 1);
    }

    void aSecondUseEndsWhatTheFirstOpened_data()
    {
        QTest::addColumn<std::chrono::milliseconds>("later");

        QTest::newRow("at once") << std::chrono::milliseconds(0);
        QTest::newRow("after its minute") << std::chrono::milliseconds(10min);
    }

    void aSecondUseEndsWhatTheFirstOpened()
    {
        QFETCH(std::chrono::milliseconds, later);
        Fixture fixture;
        const auto claim = fixture.claim();
        QCOMPARE(fixture.redeemed(claim), u"opened"_s);
        fixture.clock.advance(later);
        auto thiefs = claim;
        thiefs.service = u"erp"_s;

        QCOMPARE(fixture.redeemed(thiefs), u"reused"_s);

        QCOMPARE(fixture.stores.rows.sessions.size(), 2);
        QCOMPARE(fixture.stores.rows.sessions.last().revokedAt, fixture.clock.now);
        QVERIFY(!fixture.screens().revokedAt);
        QCOMPARE(fixture.stores.audited().last(),
                 u"service:erp|handoff.reused|tenant:7|Desk|session:2"_s);
    }

    void aThirdUseTellsNothingNew()
    {
        Fixture fixture;
        const auto claim = fixture.claim();
        QCOMPARE(fixture.redeemed(claim), u"opened"_s);
        QCOMPARE(fixture.redeemed(claim), u"reused"_s);
        const auto end = fixture.stores.rows.sessions.last().revokedAt;
        fixture.clock.advance(5s);

        QCOMPARE(fixture.redeemed(claim), u"reused"_s);

        QCOMPARE(fixture.stores.rows.sessions.last().revokedAt, end);
    }

    void whoIsNotMeantUsesTheCodeUp_data()
    {
        QTest::addColumn<std::function<void(HandoffClaim &)>>("change");
        using Change = std::function<void(HandoffClaim &)>;

        QTest::newRow("service") << Change([](auto &claim) { claim.service = u"erp"_s; });
        QTest::newRow("letter case") << Change([](auto &claim) { claim.service = u"CRM"_s; });
        QTest::newRow("address") << Change([](auto &claim) { claim.redirectUri += u'/'; });
        QTest::newRow("no address") << Change([](auto &claim) { claim.redirectUri.clear(); });
        QTest::newRow("verifier") << Change([](auto &claim) { claim.codeVerifier.chop(1); });
        QTest::newRow("no verifier") << Change([](auto &claim) { claim.codeVerifier.clear(); });
        QTest::newRow("the challenge as verifier")
            << Change([](auto &claim) { claim.codeVerifier = challenge.toLatin1(); });
    }

    void whoIsNotMeantUsesTheCodeUp()
    {
        QFETCH(std::function<void(HandoffClaim &)>, change);
        Fixture fixture;
        const auto good = fixture.claim();
        auto wrong = good;
        change(wrong);

        QCOMPARE(fixture.redeemed(wrong), u"not for this"_s);

        QCOMPARE(fixture.code().usedAt, fixture.clock.now);
        QCOMPARE(fixture.stores.rows.sessions.size(), 1);
        QCOMPARE(fixture.redeemed(good), u"reused"_s);
        QCOMPARE(fixture.stores.rows.sessions.size(), 1);
        QCOMPARE(fixture.stores.audited().last(), u"service:crm|handoff.reused|tenant:7|Desk|"_s);
    }

    void aCodeThatWasNeverIssuedOpensNothing()
    {
        Fixture fixture;
        auto claim = fixture.claim();
        claim.code = Secret("invented"_ba);
        QCOMPARE(fixture.redeemed(claim), u"unknown"_s);
        claim.code = Secret(fixture.code().codeHash);
        QCOMPARE(fixture.redeemed(claim), u"unknown"_s);
        claim.code = {};
        QCOMPARE(fixture.redeemed(claim), u"unknown"_s);

        QVERIFY(!fixture.code().usedAt);
        QCOMPARE(fixture.stores.rows.audit.size(), 1);
    }

    void whoWasDisabledMeanwhileUsesTheCodeUp()
    {
        Fixture fixture;
        const auto claim = fixture.claim();
        fixture.stores.rows.tenants.first().isActive = false;

        QCOMPARE(fixture.redeemed(claim), u"tenant disabled"_s);

        QCOMPARE(fixture.stores.rows.sessions.size(), 1);
        QCOMPARE(fixture.code().usedAt, fixture.clock.now);
        fixture.stores.rows.tenants.first().isActive = true;
        QCOMPARE(fixture.redeemed(claim), u"reused"_s);
    }

    void whoWasRemovedMeanwhileIsNotHandedOver()
    {
        Fixture fixture;
        const auto claim = fixture.claim();
        fixture.stores.rows.tenants.clear();

        QCOMPARE(fixture.redeemed(claim), u"tenant disabled"_s);

        QCOMPARE(fixture.stores.rows.sessions.size(), 1);
    }

    void aCodeThatCannotBeStoredIsNotIssued_data()
    {
        QTest::addColumn<Step>("failing");

        QTest::newRow("find the session") << Step::FindSession;
        QTest::newRow("insert the code") << Step::InsertHandoff;
        QTest::newRow("audit") << Step::Audit;
        QTest::newRow("commit") << Step::Commit;
    }

    void aCodeThatCannotBeStoredIsNotIssued()
    {
        QFETCH(Step, failing);
        Fixture fixture;
        fixture.stores.failing = failing;

        QVERIFY(!fixture.handoffs.issue(fixture.token, browsers));

        QVERIFY(fixture.stores.rows.handoffs.isEmpty());
        QVERIFY(fixture.stores.rows.audit.isEmpty());
    }

    void afterAStorageFailureTheCodeStillWorks_data()
    {
        QTest::addColumn<Step>("failing");

        QTest::newRow("find the code") << Step::FindHandoff;
        QTest::newRow("find the tenant") << Step::FindTenant;
        QTest::newRow("open the session") << Step::InsertSession;
        QTest::newRow("use the code") << Step::UpdateHandoff;
        QTest::newRow("audit") << Step::Audit;
        QTest::newRow("commit") << Step::Commit;
    }

    void afterAStorageFailureTheCodeStillWorks()
    {
        QFETCH(Step, failing);
        Fixture fixture;
        const auto claim = fixture.claim();
        fixture.stores.failing = failing;

        QCOMPARE(fixture.redeemed(claim), u"storage failed"_s);

        QCOMPARE(fixture.stores.rows.sessions.size(), 1);
        QCOMPARE(fixture.stores.rows.audit.size(), 1);
        QVERIFY(!fixture.code().usedAt);
        fixture.stores.failing.reset();
        QCOMPARE(fixture.redeemed(claim), u"opened"_s);
    }

    void aReuseThatCannotBeStoredIsOneWhenItComesAgain_data()
    {
        QTest::addColumn<Step>("failing");

        QTest::newRow("find the session") << Step::FindSession;
        QTest::newRow("end the session") << Step::UpdateSession;
        QTest::newRow("audit") << Step::Audit;
        QTest::newRow("commit") << Step::Commit;
    }

    void aReuseThatCannotBeStoredIsOneWhenItComesAgain()
    {
        QFETCH(Step, failing);
        Fixture fixture;
        const auto claim = fixture.claim();
        QCOMPARE(fixture.redeemed(claim), u"opened"_s);
        fixture.stores.failing = failing;

        QCOMPARE(fixture.redeemed(claim), u"storage failed"_s);

        QVERIFY(!fixture.stores.rows.sessions.last().revokedAt);
        fixture.stores.failing.reset();
        QCOMPARE(fixture.redeemed(claim), u"reused"_s);
        QVERIFY(fixture.stores.rows.sessions.last().revokedAt);
    }
};

KIOSK_TEST(TestHandoffService)

} // namespace HandoffServiceTest
#include "tst_handoffservice.moc"
