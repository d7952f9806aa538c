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
struct World
{
    TestSupport::TestClock clock;
    TestSupport::FakeStores stores;
    Secret token{"token-of-the-screen"_ba};
    HandoffService handoffs{{stores, stores, stores, stores, stores},
                            clock.reader(),
                            TestSupport::countingBytes(),
                            {.idle = 1800s, .max = 43200s}};

    World()
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
        World world;
        world.clock.advance(2h);
        HandoffService handoffs(
            {world.stores, world.stores, world.stores, world.stores, world.stores},
            world.clock.reader(), TestSupport::countingBytes(), {.idle = 1800s, .max = 43200s},
            [&world] { return world.clock.now.addDuration(-2h); });

        QVERIFY(!world.issues(world.token));
        QVERIFY(handoffs.issue(world.token, browsers).value().has_value());
    }

    void aCodeIsStoredAsItsHash()
    {
        World world;

        const auto issued = world.handoffs.issue(world.token, browsers).value();

        QVERIFY(issued);
        QCOMPARE(issued->code.reveal().size(), 43);
        QCOMPARE(issued->expiresAt, world.clock.now.addDuration(60s));
        QCOMPARE(world.stores.rows.handoffs.size(), 1);
        QCOMPARE(world.code().codeHash, issued->code.hash());
        QCOMPARE(world.code().tenantId, 7);
        QCOMPARE(world.code().sourceSessionId, 1);
        QCOMPARE(world.code().kiosk, u"Desk"_s);
        QCOMPARE(world.code().binding.service, u"crm"_s);
        QCOMPARE(world.code().binding.redirectUri, redirect);
        QCOMPARE(world.code().binding.codeChallenge, challenge);
        QCOMPARE(world.code().expiresAt, issued->expiresAt);
        QVERIFY(!world.code().usedAt && !world.code().sessionId);
        QCOMPARE(world.stores.audited(),
                 QStringList{u"tenant:7|handoff.issued|session:1|Desk|service:crm"_s});
    }

    void onlyALiveSessionOfAScreenGetsACode_data()
    {
        QTest::addColumn<std::function<void(World &)>>("change");
        QTest::addColumn<bool>("isIssued");
        using Change = std::function<void(World &)>;

        QTest::newRow("live") << Change([](World &) {}) << true;
        QTest::newRow("last millisecond")
            << Change([](World &world) { world.clock.advance(600s - 1ms); }) << true;
        QTest::newRow("unused for too long")
            << Change([](World &world) { world.clock.advance(600s); }) << false;
        QTest::newRow("revoked") << Change([](World &world) {
            world.screens().revokedAt = world.clock.now;
        }) << false;
        QTest::newRow("handed over itself")
            << Change([](World &world) { world.screens().service = u"erp"_s; }) << false;
        QTest::newRow("gone") << Change([](World &world) { world.stores.rows.sessions.clear(); })
                              << false;
    }

    void onlyALiveSessionOfAScreenGetsACode()
    {
        QFETCH(std::function<void(World &)>, change);
        QFETCH(bool, isIssued);
        World world;
        change(world);

        QCOMPARE(world.issues(world.token), isIssued);

        QCOMPARE(world.stores.rows.handoffs.size(), isIssued ? 1 : 0);
        QCOMPARE(world.stores.rows.audit.size(), isIssued ? 1 : 0);
    }

    void aTokenThatWasNeverGivenGetsNoCode()
    {
        World world;

        QVERIFY(!world.issues(Secret("invented"_ba)));
        QVERIFY(!world.issues(Secret(world.screens().tokenHash)));
        QVERIFY(!world.issues({}));
    }

    void aCodeOpensASessionOfTheServicesOwn()
    {
        World world;
        const auto claim = world.claim();
        world.clock.advance(59s);

        const auto verdict = world.handoffs.redeem(claim).value();

        QVERIFY(verdict);
        QCOMPARE(verdict->tenant, world.stores.rows.tenants.first());
        QCOMPARE(verdict->session.expiresAt, world.clock.now.addDuration(1800s));
        QCOMPARE(world.stores.rows.sessions.size(), 2);
        const auto &session = world.stores.rows.sessions.last();
        QVERIFY(session.attemptId.isNull());
        QCOMPARE(session.tenantId, 7);
        QCOMPARE(session.kiosk, u"Desk"_s);
        QCOMPARE(session.service, u"crm"_s);
        QCOMPARE(session.tokenHash, verdict->session.token.hash());
        QCOMPARE(session.createdAt, world.clock.now);
        QCOMPARE(session.endsAt, world.clock.now.addDuration(43200s));
        QVERIFY(session.isAcknowledged && !session.revokedAt);
        QVERIFY(!world.screens().revokedAt);
        QCOMPARE(world.code().usedAt, world.clock.now);
        QCOMPARE(world.code().sessionId, 2);
        QCOMPARE(world.stores.audited().last(),
                 u"service:crm|handoff.redeemed|tenant:7|Desk|session:2"_s);
    }

    void aCodeDiesWithTheSessionThatItCameFrom_data()
    {
        QTest::addColumn<std::function<void(World &)>>("change");
        QTest::addColumn<QString>("expected");
        using Change = std::function<void(World &)>;
        const auto ended = [](std::optional<SessionEnd> end) {
            return Change([end](World &world) {
                world.screens().revokedAt = world.clock.now;
                world.screens().end = end;
            });
        };

        QTest::newRow("still open") << Change([](World &) {}) << u"opened"_s;
        QTest::newRow("signed out") << ended(SessionEnd::SignedOut) << u"opened"_s;
        QTest::newRow("ended by itself")
            << Change([](World &world) { world.screens().endsAt = world.clock.now; })
            << u"opened"_s;
        QTest::newRow("disowned") << ended(SessionEnd::Disowned) << u"source ended"_s;
        QTest::newRow("revoked") << ended(SessionEnd::Revoked) << u"source ended"_s;
        QTest::newRow("ended by an older version") << ended({}) << u"source ended"_s;
        QTest::newRow("removed") << Change([](World &world) { world.stores.rows.sessions.clear(); })
                                 << u"source ended"_s;
        QTest::newRow("made by an older version") << Change([](World &world) {
            world.stores.rows.handoffs.begin()->sourceSessionId.reset();
        }) << u"source ended"_s;
    }

    void aCodeDiesWithTheSessionThatItCameFrom()
    {
        QFETCH(std::function<void(World &)>, change);
        QFETCH(QString, expected);
        World world;
        const auto claim = world.claim();
        change(world);
        const auto before = world.stores.rows.sessions.size();

        QCOMPARE(world.redeemed(claim), expected);

        const bool isOpened = expected == u"opened"_s;
        QCOMPARE(world.stores.rows.sessions.size(), before + (isOpened ? 1 : 0));
        QCOMPARE(world.code().usedAt, world.clock.now);
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
        World world;
        auto claim = world.claim();
        world.stores.rows.handoffs.begin()->binding = binding;
        claim.redirectUri = binding.redirectUri;
        if (binding.codeChallenge.isEmpty())
            claim.codeVerifier.clear();

        QCOMPARE(world.redeemed(claim), u"not for this"_s);
    }

    void aSessionThatWasHandedOverIsNotHandedOn()
    {
        World world;
        const auto handedOver = world.handoffs.redeem(world.claim()).value().value();

        QVERIFY(!world.issues(handedOver.session.token));
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
        World world;
        const auto claim = world.claim();
        world.clock.advance(age);

        QCOMPARE(world.redeemed(claim), expected);

        QCOMPARE(world.stores.rows.sessions.size(), expected == u"opened"_s ? 2 : 1);
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
        World world;
        const auto claim = world.claim();
        QCOMPARE(world.redeemed(claim), u"opened"_s);
        world.clock.advance(later);
        auto thiefs = claim;
        thiefs.service = u"erp"_s;

        QCOMPARE(world.redeemed(thiefs), u"reused"_s);

        QCOMPARE(world.stores.rows.sessions.size(), 2);
        QCOMPARE(world.stores.rows.sessions.last().revokedAt, world.clock.now);
        QVERIFY(!world.screens().revokedAt);
        QCOMPARE(world.stores.audited().last(),
                 u"service:erp|handoff.reused|tenant:7|Desk|session:2"_s);
    }

    void aThirdUseTellsNothingNew()
    {
        World world;
        const auto claim = world.claim();
        QCOMPARE(world.redeemed(claim), u"opened"_s);
        QCOMPARE(world.redeemed(claim), u"reused"_s);
        const auto end = world.stores.rows.sessions.last().revokedAt;
        world.clock.advance(5s);

        QCOMPARE(world.redeemed(claim), u"reused"_s);

        QCOMPARE(world.stores.rows.sessions.last().revokedAt, end);
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
        World world;
        const auto good = world.claim();
        auto wrong = good;
        change(wrong);

        QCOMPARE(world.redeemed(wrong), u"not for this"_s);

        QCOMPARE(world.code().usedAt, world.clock.now);
        QCOMPARE(world.stores.rows.sessions.size(), 1);
        QCOMPARE(world.redeemed(good), u"reused"_s);
        QCOMPARE(world.stores.rows.sessions.size(), 1);
        QCOMPARE(world.stores.audited().last(), u"service:crm|handoff.reused|tenant:7|Desk|"_s);
    }

    void aCodeThatWasNeverIssuedOpensNothing()
    {
        World world;
        auto claim = world.claim();
        claim.code = Secret("invented"_ba);
        QCOMPARE(world.redeemed(claim), u"unknown"_s);
        claim.code = Secret(world.code().codeHash);
        QCOMPARE(world.redeemed(claim), u"unknown"_s);
        claim.code = {};
        QCOMPARE(world.redeemed(claim), u"unknown"_s);

        QVERIFY(!world.code().usedAt);
        QCOMPARE(world.stores.rows.audit.size(), 1);
    }

    void whoWasDisabledMeanwhileUsesTheCodeUp()
    {
        World world;
        const auto claim = world.claim();
        world.stores.rows.tenants.first().isActive = false;

        QCOMPARE(world.redeemed(claim), u"tenant disabled"_s);

        QCOMPARE(world.stores.rows.sessions.size(), 1);
        QCOMPARE(world.code().usedAt, world.clock.now);
        world.stores.rows.tenants.first().isActive = true;
        QCOMPARE(world.redeemed(claim), u"reused"_s);
    }

    void whoWasRemovedMeanwhileIsNotHandedOver()
    {
        World world;
        const auto claim = world.claim();
        world.stores.rows.tenants.clear();

        QCOMPARE(world.redeemed(claim), u"tenant disabled"_s);

        QCOMPARE(world.stores.rows.sessions.size(), 1);
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
        World world;
        world.stores.failing = failing;

        QVERIFY(!world.handoffs.issue(world.token, browsers));

        QVERIFY(world.stores.rows.handoffs.isEmpty());
        QVERIFY(world.stores.rows.audit.isEmpty());
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
        World world;
        const auto claim = world.claim();
        world.stores.failing = failing;

        QCOMPARE(world.redeemed(claim), u"storage failed"_s);

        QCOMPARE(world.stores.rows.sessions.size(), 1);
        QCOMPARE(world.stores.rows.audit.size(), 1);
        QVERIFY(!world.code().usedAt);
        world.stores.failing.reset();
        QCOMPARE(world.redeemed(claim), u"opened"_s);
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
        World world;
        const auto claim = world.claim();
        QCOMPARE(world.redeemed(claim), u"opened"_s);
        world.stores.failing = failing;

        QCOMPARE(world.redeemed(claim), u"storage failed"_s);

        QVERIFY(!world.stores.rows.sessions.last().revokedAt);
        world.stores.failing.reset();
        QCOMPARE(world.redeemed(claim), u"reused"_s);
        QVERIFY(world.stores.rows.sessions.last().revokedAt);
    }
};

KIOSK_TEST(TestHandoffService)

} // namespace HandoffServiceTest
#include "tst_handoffservice.moc"
