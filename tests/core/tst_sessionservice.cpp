#include "core/login/sessionservice.h"
#include "support/fakestores.h"
#include "support/invented.h"
#include "support/test.h"
#include "support/testclock.h"

#include <QTest>

namespace SessionServiceTest {

using namespace Core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::administrator;
using TestSupport::Step;

namespace {

//! The tenant's.
const Sender writer{.phone = TestSupport::phone(u"+996555123456")};

//! A tenant who has just signed in: their session waits to be handed out.
struct World
{
    const QUuid attemptId = QUuid::fromString(u"3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s);
    TestSupport::TestClock clock;
    //! By how much somebody has set the clock the last time.
    std::chrono::milliseconds stepped{0};
    TestSupport::FakeStores stores;
    SessionService sessions{{stores, stores, stores, stores, stores, stores, stores},
                            clock.reader(),
                            TestSupport::countingBytes(),
                            {},
                            [this] { return clock.now.addDuration(-stepped); }};

    World()
    {
        stores.rows.tenants = {TestSupport::tenant(7, u"+996555123456")};
        stores.rows.sessions = {{.id = 1,
                                 .attemptId = attemptId,
                                 .tenantId = 7,
                                 .tokenHash = {},
                                 .createdAt = clock.now,
                                 .lastUsedAt = clock.now,
                                 .idle = 60s,
                                 .endsAt = clock.now.addDuration(900s),
                                 .isAcknowledged = false,
                                 .revokedAt = {}}};
    }

    void setClock(std::chrono::milliseconds by)
    {
        clock.advance(by);
        stepped = by;
    }

    [[nodiscard]] const Session &session() const { return stores.rows.sessions.first(); }

    //! A token, or an empty one where none was handed out.
    Secret handedOut()
    {
        const auto grant = sessions.handOut(attemptId).value();
        return grant ? grant->token : Secret();
    }

    //! Opens another session for @p tenantId.
    void alsoOpen(qint64 tenantId, const QString &kiosk, const QString &service)
    {
        auto other = session();
        other.id = stores.rows.sessions.size() + 1;
        other.attemptId = {};
        other.tenantId = tenantId;
        other.kiosk = kiosk;
        other.service = service;
        stores.rows.sessions.append(other);
    }

    bool opens(const Secret &token) { return sessions.use(token).value().has_value(); }
};

} // namespace

class TestSessionService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHandOutMintsATokenAndStoresItsHash()
    {
        World world;
        world.clock.advance(10s);

        const auto grant = world.sessions.handOut(world.attemptId).value();

        QVERIFY(grant);
        QCOMPARE(grant->token.reveal().size(), 43);
        QCOMPARE(world.session().tokenHash, grant->token.hash());
        QCOMPARE(grant->expiresAt, world.clock.now.addDuration(60s));
        QVERIFY(!world.session().isAcknowledged);
    }

    void exactlyOneTokenWorks()
    {
        World world;
        const auto first = world.handedOut();
        const auto second = world.handedOut();
        const auto third = world.handedOut();

        QVERIFY(!world.opens(first));
        QVERIFY(!world.opens(second));
        QVERIFY(world.opens(third));
    }

    void settingTheClockSignsNobodyOut_data()
    {
        QTest::addColumn<std::chrono::milliseconds>("by");
        QTest::newRow("a wrong year") << std::chrono::milliseconds(1100 * 24h);
        QTest::newRow("two hours on") << std::chrono::milliseconds(2h);
        QTest::newRow("two hours back") << std::chrono::milliseconds(-2h);
        QTest::newRow("an empty battery") << std::chrono::milliseconds(-20 * 365 * 24h);
    }

    void settingTheClockSignsNobodyOut()
    {
        QFETCH(std::chrono::milliseconds, by);
        World world;
        const auto token = world.handedOut();

        world.setClock(by);
        QVERIFY(world.sessions.isLive(world.attemptId).value());
        world.clock.advance(59s);
        const auto used = world.sessions.use(token).value();
        QVERIFY(used);
        QCOMPARE(used->at.secsTo(used->session.expiresAt()), 60);
        world.setClock(-by);
        world.clock.advance(59s);

        QVERIFY(world.opens(token));
    }

    void aSessionEndsHoweverTheClockIsSet()
    {
        World world;
        const auto token = world.handedOut();

        world.setClock(1100 * 24h);
        world.clock.advance(60s);

        QVERIFY(!world.opens(token));
        QVERIFY(!world.sessions.isLive(world.attemptId).value());
    }

    void aSessionOfAWrongYearLastsNoLongerThanTheMemoryOfIt()
    {
        World world;
        world.setClock(1100 * 24h);
        world.stores.rows.sessions.first().createdAt = world.clock.now;
        world.stores.rows.sessions.first().lastUsedAt = world.clock.now;
        world.stores.rows.sessions.first().endsAt = world.clock.now.addDuration(900s);
        const auto token = world.handedOut();

        world.setClock(-1100 * 24h);
        world.stepped = -1100 * 24h;
        QVERIFY(world.opens(token));
        world.stepped = {};

        QVERIFY(!world.opens(token));
    }

    void aClockThatIsSetBackDoesNotProlongASession()
    {
        World world;
        const auto token = world.handedOut();

        world.setClock(-2h);
        world.clock.advance(59s);
        QVERIFY(world.opens(token));
        world.clock.advance(61s);

        QVERIFY(!world.opens(token));
    }

    void whoeverIsSignedInByEitherClockCanBeDisowned()
    {
        World world;
        const auto token = world.handedOut();
        world.setClock(1100 * 24h);

        QCOMPARE(world.sessions.reportNotMe(writer, world.clock.now).value(), 1);

        QVERIFY(!world.opens(token));
    }

    void afterAReceiptThereIsNoFurtherHandOut()
    {
        World world;
        const auto token = world.handedOut();

        QVERIFY(world.sessions.acknowledge(world.attemptId));

        QVERIFY(world.handedOut().isEmpty());
        QVERIFY(world.opens(token));
        QVERIFY(world.sessions.acknowledge(world.attemptId)); // again changes nothing
        QVERIFY(world.opens(token));
    }

    void theFirstUseIsAReceipt()
    {
        World world;
        const auto token = world.handedOut();

        QVERIFY(world.opens(token));

        QVERIFY(world.session().isAcknowledged);
        QVERIFY(world.handedOut().isEmpty());
        QVERIFY(world.opens(token));
    }

    void aReceiptBeforeAnyHandOutIsIgnored()
    {
        World world;

        QVERIFY(world.sessions.acknowledge(world.attemptId));

        QVERIFY(!world.handedOut().isEmpty());
    }

    void anAttemptWithoutASessionHasNothingToHandOut()
    {
        World world;
        const auto otherAttempt = QUuid::createUuid();

        QVERIFY(!world.sessions.handOut(otherAttempt).value());
        QVERIFY(world.sessions.acknowledge(otherAttempt));
    }

    void aTokenSpeaksForItsTenant()
    {
        World world;
        const auto token = world.handedOut();

        const auto signedIn = world.sessions.use(token).value();

        QVERIFY(signedIn);
        QCOMPARE(signedIn->tenant, world.stores.rows.tenants.first());
        QCOMPARE(signedIn->session.attemptId, world.attemptId);
    }

    void aTokenThatWasNeverGivenOpensNothing_data()
    {
        QTest::addColumn<QByteArray>("token");

        QTest::newRow("empty") << ""_ba;
        QTest::newRow("invented") << "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9"_ba;
    }

    void aTokenThatWasNeverGivenOpensNothing()
    {
        QFETCH(QByteArray, token);
        World world;

        QVERIFY(!world.opens(Secret(token)));
        QVERIFY(!world.sessions.end(Secret(token)).value());
        QVERIFY(!world.opens(Secret(world.session().tokenHash)));
    }

    void aHashOpensNothing()
    {
        World world;
        const auto token = world.handedOut();

        QVERIFY(!world.opens(Secret(token.hash())));
    }

    void anUnusedSessionEnds_data()
    {
        QTest::addColumn<std::chrono::milliseconds>("unused");
        QTest::addColumn<bool>("isLive");
        using Unused = std::chrono::milliseconds;

        QTest::newRow("at once") << Unused(0) << true;
        QTest::newRow("last millisecond") << Unused(60s - 1ms) << true;
        QTest::newRow("exactly over") << Unused(60s) << false;
        QTest::newRow("long over") << Unused(24h) << false;
    }

    void anUnusedSessionEnds()
    {
        QFETCH(std::chrono::milliseconds, unused);
        QFETCH(bool, isLive);
        World world;
        const auto token = world.handedOut();
        world.clock.advance(unused);

        QCOMPARE(world.handedOut().isEmpty(), !isLive);
        world.stores.rows.sessions.first().tokenHash = token.hash();
        world.stores.rows.sessions.first().lastUsedAt = world.session().createdAt;
        QCOMPARE(world.opens(token), isLive);
        QCOMPARE(world.sessions.end(token).value(), isLive);
    }

    void useStartsTheIdleTimeAgainButNotTheWhole()
    {
        World world;
        const auto token = world.handedOut();

        for (int i = 1; i < 18; ++i) { // up to 850 s of 900
            world.clock.advance(50s);
            const auto signedIn = world.sessions.use(token).value();
            QVERIFY(signedIn);
            QCOMPARE(signedIn->session.expiresAt(),
                     std::min(world.clock.now.addDuration(60s), world.session().endsAt));
        }
        world.clock.advance(50s - 1ms);
        QVERIFY(world.opens(token));
        world.clock.advance(1ms);
        QVERIFY(!world.opens(token));
    }

    void aDisabledOrRemovedTenantIsNotSignedIn()
    {
        World world;
        const auto token = world.handedOut();
        world.stores.rows.tenants.first().isActive = false;
        QVERIFY(!world.opens(token));
        QVERIFY(!world.session().isAcknowledged);

        world.stores.rows.tenants.first().isActive = true;
        QVERIFY(world.opens(token));

        world.stores.rows.tenants.clear();
        QVERIFY(!world.opens(token));
    }

    void aSignOutEndsTheSession()
    {
        World world;
        const auto token = world.handedOut();

        QVERIFY(world.sessions.end(token).value());

        QCOMPARE(world.session().revokedAt, world.clock.now);
        QVERIFY(!world.opens(token));
        QVERIFY(!world.sessions.end(token).value());
        QVERIFY(world.handedOut().isEmpty());
    }

    void aSignOutIsAudited_data()
    {
        QTest::addColumn<QString>("kiosk");
        QTest::addColumn<QString>("service");
        QTest::addColumn<QString>("origin");

        QTest::newRow("kiosk") << u"Desk"_s << QString() << u"Desk"_s;
        QTest::newRow("browser") << QString() << QString() << u"web"_s;
        QTest::newRow("handed over") << u"Desk"_s << u"crm"_s << u"service:crm"_s;
    }

    void aSignOutIsAudited()
    {
        QFETCH(QString, kiosk);
        QFETCH(QString, service);
        QFETCH(QString, origin);
        World world;
        world.stores.rows.sessions.first().kiosk = kiosk;
        world.stores.rows.sessions.first().service = service;
        const auto token = world.handedOut();
        world.clock.advance(5s);

        QVERIFY(world.sessions.end(token).value());
        QVERIFY(!world.sessions.end(token).value());

        QCOMPARE(world.stores.audited(),
                 QStringList(u"tenant:7|session.ended|session:1|%1|"_s.arg(origin)));
        QCOMPARE(world.stores.rows.audit.first().at, world.clock.now);
    }

    void aSignOutBySomebodyElseIsAuditedAsSuch()
    {
        World world;
        world.stores.rows.sessions.first().kiosk = u"Desk"_s;
        const auto token = world.handedOut();

        QVERIFY(world.sessions.end(token, SignOutReason::NotMe).value());

        QVERIFY(!world.opens(token));
        QCOMPARE(world.session().revokedAt, world.clock.now);
        QCOMPARE(world.stores.audited(),
                 QStringList(u"tenant:7|session.disowned|session:1|Desk|"_s));
    }

    void howASessionEndedIsRemembered_data()
    {
        QTest::addColumn<std::function<void(World &, const Secret &)>>("endIt");
        QTest::addColumn<std::optional<SessionEnd>>("expected");
        using EndIt = std::function<void(World &, const Secret &)>;
        using End = std::optional<SessionEnd>;
        const EndIt signOut = [](World &world, const Secret &token) {
            (void)world.sessions.end(token);
        };
        const EndIt notMe = [](World &world, const Secret &token) {
            (void)world.sessions.end(token, SignOutReason::NotMe);
        };
        const EndIt revoke = [](World &world, const Secret & /*token*/) {
            (void)world.sessions.revoke(1, administrator());
        };
        const EndIt wait = [](World &world, const Secret & /*token*/) { world.clock.advance(60s); };
        const auto then = [](const EndIt &first, const EndIt &second) {
            return EndIt([first, second](World &world, const Secret &token) {
                first(world, token);
                second(world, token);
            });
        };
        QTest::newRow("nobody ended it") << wait << End();
        QTest::newRow("a sign-out") << signOut << End(SessionEnd::SignedOut);
        QTest::newRow("not me") << notMe << End(SessionEnd::Disowned);
        QTest::newRow("NO from the phone") << EndIt([](World &world, const Secret & /*token*/) {
            (void)world.sessions.reportNotMe(writer, world.clock.now);
        }) << End(SessionEnd::Disowned);
        QTest::newRow("revoked") << revoke << End(SessionEnd::Revoked);
        QTest::newRow("not me, after its end") << then(wait, notMe) << End(SessionEnd::Disowned);
        QTest::newRow("not me, after a sign-out")
            << then(signOut, notMe) << End(SessionEnd::Disowned);
        QTest::newRow("revoked after its end") << then(wait, revoke) << End(SessionEnd::Revoked);
        QTest::newRow("revoked after a sign-out")
            << then(signOut, revoke) << End(SessionEnd::Revoked);
        QTest::newRow("a sign-out after all") << then(revoke, signOut) << End(SessionEnd::Revoked);
    }

    void howASessionEndedIsRemembered()
    {
        QFETCH(std::function<void(World &, const Secret &)>, endIt);
        QFETCH(std::optional<SessionEnd>, expected);
        World world;

        endIt(world, world.handedOut());

        QCOMPARE(world.session().end, expected);
        QCOMPARE(world.session().isTakenAway(),
                 expected.has_value() && expected != SessionEnd::SignedOut);
    }

    void whatIsTakenAwayOnceStaysSoQuietly()
    {
        World world;
        const auto token = world.handedOut();
        QVERIFY(world.sessions.end(token, SignOutReason::NotMe).value());

        QVERIFY(!world.sessions.end(token, SignOutReason::NotMe).value());
        QVERIFY(!world.sessions.revoke(1, administrator()).value());

        QCOMPARE(world.stores.rows.audit.size(), 1);
    }

    void whoDisownsEndsTheirHandOffCodes_data()
    {
        QTest::addColumn<qint64>("tenant");
        QTest::addColumn<std::chrono::seconds>("madeAfter");
        QTest::addColumn<bool>("isEnded");
        QTest::newRow("theirs") << qint64(7) << 0s << true;
        QTest::newRow("theirs, by a clock that is behind") << qint64(7) << 120s << true;
        QTest::newRow("made later") << qint64(7) << 121s << false;
        QTest::newRow("somebody else's") << qint64(8) << 0s << false;
    }

    void whoDisownsEndsTheirHandOffCodes()
    {
        QFETCH(qint64, tenant);
        QFETCH(std::chrono::seconds, madeAfter);
        QFETCH(bool, isEnded);
        World world;
        const auto saidAt = world.clock.now;
        world.clock.advance(madeAfter);
        const auto later = world.clock.now.addDuration(60s);
        world.stores.rows.handoffs.insert("code"_ba,
                                          {.codeHash = "code"_ba,
                                           .tenantId = tenant,
                                           .kiosk = {},
                                           .binding = {},
                                           .createdAt = world.clock.now,
                                           .expiresAt = later,
                                           .usedAt = {},
                                           .sessionId = {}});

        QVERIFY(world.sessions.reportNotMe(writer, saidAt));

        QCOMPARE(world.stores.rows.handoffs.begin()->expiresAt, isEnded ? world.clock.now : later);
    }

    void aServiceUsesItsOwnSessionsOnly_data()
    {
        QTest::addColumn<QString>("owner");
        QTest::addColumn<bool>("isItsOwn");
        QTest::newRow("its own") << u"crm"_s << true;
        QTest::newRow("another's") << u"erp"_s << false;
        QTest::newRow("letter case") << u"CRM"_s << false;
        QTest::newRow("a screen's") << QString() << false;
    }

    void aServiceUsesItsOwnSessionsOnly()
    {
        QFETCH(QString, owner);
        QFETCH(bool, isItsOwn);
        World world;
        const auto token = world.handedOut();
        world.stores.rows.sessions.first().service = owner;
        const auto before = world.session();
        world.clock.advance(5s);

        const auto used = world.sessions.useAs(u"crm"_s, token).value();

        QCOMPARE(used.has_value(), isItsOwn);
        QCOMPARE(world.session().lastUsedAt, isItsOwn ? world.clock.now : before.lastUsedAt);
        QCOMPARE(world.session().isAcknowledged, isItsOwn);
    }

    void aSessionCanBeTakenAway()
    {
        World world;
        const auto token = world.handedOut();
        world.clock.advance(5s);

        QVERIFY(world.sessions.revoke(1, administrator()).value());

        QCOMPARE(world.session().revokedAt, world.clock.now);
        QVERIFY(!world.opens(token));
        QCOMPARE(world.stores.audited(),
                 QStringList(u"administrator|session.revoked|session:1|command line|tenant:7"_s));
    }

    void aSessionCanBeTakenAwayBeforeItIsHandedOut()
    {
        World world;

        QVERIFY(world.sessions.revoke(1, administrator()).value());

        QVERIFY(world.handedOut().isEmpty());
    }

    void whatIsOverCannotBeTakenAway()
    {
        World world;

        QVERIFY(!world.sessions.revoke(2, administrator()).value());
        QVERIFY(world.sessions.revoke(1, administrator()).value());
        QVERIFY(!world.sessions.revoke(1, administrator()).value());

        QCOMPARE(world.stores.rows.audit.size(), 1);
    }

    void whoWasDisabledMeanwhileGetsNoToken()
    {
        World world;
        world.stores.rows.tenants.first().isActive = false;
        QVERIFY(world.handedOut().isEmpty());
        QVERIFY(world.session().tokenHash.isEmpty());

        world.stores.rows.tenants.first().isActive = true;
        QVERIFY(!world.handedOut().isEmpty());
    }

    void whoWasRemovedMeanwhileGetsNoToken()
    {
        World world;
        world.stores.rows.tenants.clear();

        QVERIFY(world.handedOut().isEmpty());
    }

    void aPeekTellsTheSameAndChangesNothing()
    {
        World world;
        const auto token = world.handedOut();
        world.clock.advance(59s);

        const auto peeked = world.sessions.peek(token).value();

        QVERIFY(peeked);
        QCOMPARE(peeked->tenant, world.stores.rows.tenants.first());
        QCOMPARE(peeked->at, world.clock.now);
        QCOMPARE(peeked->session.expiresAt(), world.clock.now.addDuration(1s));
        QVERIFY(!world.session().isAcknowledged);
        world.clock.advance(1s);
        QVERIFY(!world.sessions.peek(token).value());
        QVERIFY(!world.opens(token));
    }

    void aPeekOpensNoMoreThanAUse()
    {
        World world;
        const auto token = world.handedOut();
        QVERIFY(!world.sessions.peek(Secret("guess")).value());
        world.stores.rows.tenants.first().isActive = false;
        QVERIFY(!world.sessions.peek(token).value());

        world.stores.rows.tenants.first().isActive = true;
        QVERIFY(world.sessions.end(token).value());
        QVERIFY(!world.sessions.peek(token).value());
    }

    void whoDisownsEndsWhateverIsOpen()
    {
        World world;
        world.alsoOpen(7, u"Desk"_s, u"crm"_s);
        world.alsoOpen(8, u"Desk"_s, {});
        world.alsoOpen(7, {}, {});
        world.stores.rows.sessions.last().revokedAt = world.clock.now;
        const auto token = world.handedOut();

        QCOMPARE(world.sessions.reportNotMe(writer, world.clock.now).value(), 2);

        QVERIFY(!world.opens(token));
        QVERIFY(world.stores.rows.sessions[1].revokedAt);
        QVERIFY(!world.stores.rows.sessions[2].revokedAt);
        const auto entry =
            u"phone:+996•••••456|session.disowned|session:%1|whatsapp|tenant:7"_s;
        QCOMPARE(world.stores.audited(), (QStringList{entry.arg(1), entry.arg(2)}));
        QCOMPARE(world.sessions.reportNotMe(writer, world.clock.now).value(), 0);
    }

    // The gateway may repeat a message for a day.
    void aNoEndsNothingThatBeganSince_data()
    {
        QTest::addColumn<std::chrono::seconds>("saidBefore");
        QTest::addColumn<int>("ended");
        QTest::newRow("after it began") << std::chrono::seconds(-10) << 1;
        QTest::newRow("before it, by a clock that is behind") << std::chrono::seconds(120) << 1;
        QTest::newRow("before it") << std::chrono::seconds(121) << 0;
        QTest::newRow("a day before it") << std::chrono::seconds(24h) << 0;
    }

    void aNoEndsNothingThatBeganSince()
    {
        QFETCH(std::chrono::seconds, saidBefore);
        QFETCH(int, ended);
        World world;
        const auto token = world.handedOut();

        const auto saidAt = world.session().createdAt.addDuration(-saidBefore);
        QCOMPARE(world.sessions.reportNotMe(writer, saidAt).value(), ended);

        QCOMPARE(world.opens(token), ended == 0);
    }

    void whoDisownsIsKnownAsInSigningIn_data()
    {
        QTest::addColumn<Sender>("sender");
        QTest::addColumn<int>("expected");
        const auto known = writer.phone;
        const auto lid = u"155508384256027"_s;
        const auto strange = TestSupport::phone(u"+996555000111");
        QTest::newRow("number") << writer << 1;
        QTest::newRow("remembered hidden id") << Sender{.lid = lid} << 1;
        QTest::newRow("both") << Sender{.phone = known, .lid = lid} << 1;
        QTest::newRow("linked number")
            << Sender{.phone = TestSupport::phone(u"+996555000222")} << 1;
        QTest::newRow("linked hidden id") << Sender{.lid = u"155508384256111"_s} << 1;
        QTest::newRow("strange number") << Sender{.phone = strange} << 0;
        QTest::newRow("strange hidden id") << Sender{.lid = u"155508384256222"_s} << 0;
        QTest::newRow("changed hidden id")
            << Sender{.phone = known, .lid = u"155508384256222"_s} << 0;
        QTest::newRow("nobody") << Sender{} << 0;
    }

    void whoDisownsIsKnownAsInSigningIn()
    {
        QFETCH(Sender, sender);
        QFETCH(int, expected);
        World world;
        world.stores.rows.numbers.insert(u"155508384256027"_s, *writer.phone);
        world.stores.rows.links = {{u"+996555000222"_s, 7}, {u"155508384256111@lid"_s, 7}};

        QCOMPARE(world.sessions.reportNotMe(sender, world.clock.now).value(), expected);

        QCOMPARE(world.session().revokedAt.has_value(), expected == 1);
        QCOMPARE(world.stores.rows.numbers.size(), 1);
    }

    void aLinkToStaffDisownsNothing()
    {
        World world;
        world.stores.rows.tenants.first().type = u"admin"_s;
        world.stores.rows.links = {{u"+996555000222"_s, 7}};

        const Sender linked{.phone = TestSupport::phone(u"+996555000222"), .lid = {}};

        QCOMPARE(world.sessions.reportNotMe(linked, world.clock.now).value(), 0);
    }

    void aSharedNumberDisownsNothing()
    {
        World world;
        world.stores.rows.tenants.append(TestSupport::tenant(8, u"+996555123456"));

        QCOMPARE(world.sessions.reportNotMe(writer, world.clock.now).value(), 0);
    }

    void aSessionIsLiveUntilItEnds()
    {
        World world;
        QVERIFY(world.sessions.isLive(world.attemptId).value());
        QVERIFY(!world.sessions.isLive(QUuid::createUuid()).value());

        world.clock.advance(60s - 1ms);
        QVERIFY(world.sessions.isLive(world.attemptId).value());
        const auto token = world.handedOut();
        world.clock.advance(60s);
        QVERIFY(!world.sessions.isLive(world.attemptId).value());
        QVERIFY(!world.opens(token));
    }

    void whatWasTakenAwayIsNotLive()
    {
        World world;
        QVERIFY(world.sessions.revoke(1, administrator()).value());

        QVERIFY(!world.sessions.isLive(world.attemptId).value());
    }

    void aStorageFailureChangesNothing_data()
    {
        QTest::addColumn<Step>("failing");

        QTest::newRow("find the session") << Step::FindSession;
        QTest::newRow("update the session") << Step::UpdateSession;
        QTest::newRow("commit") << Step::Commit;
    }

    void aStorageFailureChangesNothing()
    {
        QFETCH(Step, failing);
        World world;
        const auto token = world.handedOut();
        world.stores.failing = failing;

        QVERIFY(!world.sessions.handOut(world.attemptId));
        QVERIFY(!world.sessions.acknowledge(world.attemptId));
        QVERIFY(!world.sessions.use(token));
        QCOMPARE(world.sessions.peek(token).has_value(), failing != Step::FindSession);
        QVERIFY(!world.sessions.reportNotMe(writer, world.clock.now));
        QVERIFY(!world.sessions.end(token));
        QVERIFY(!world.sessions.revoke(1, administrator()));
        QCOMPARE(world.sessions.isLive(world.attemptId).has_value(), failing != Step::FindSession);

        QCOMPARE(world.session().tokenHash, token.hash());
        QVERIFY(!world.session().isAcknowledged && !world.session().revokedAt);
        world.stores.failing.reset();
        QVERIFY(world.opens(token));
    }

    void aDirectoryThatCannotBeAskedIsAFailureToo()
    {
        World world;
        const auto token = world.handedOut();
        world.stores.failing = Step::FindTenant;

        QVERIFY(!world.sessions.use(token));
        QVERIFY(!world.sessions.handOut(world.attemptId));

        QVERIFY(!world.session().isAcknowledged);
        QCOMPARE(world.session().tokenHash, token.hash());
    }

    void whatCannotBeAuditedIsNotDone()
    {
        World world;
        const auto token = world.handedOut();
        world.stores.failing = Step::Audit;

        QVERIFY(!world.sessions.end(token));
        QVERIFY(!world.sessions.revoke(1, administrator()));

        QVERIFY(!world.session().revokedAt);
        QVERIFY(world.opens(token));
    }
};

KIOSK_TEST(TestSessionService)

} // namespace SessionServiceTest
#include "tst_sessionservice.moc"
