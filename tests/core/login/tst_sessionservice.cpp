// SPDX-License-Identifier: GPL-3.0-only
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
struct Fixture
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

    Fixture()
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
        Fixture fixture;
        fixture.clock.advance(10s);

        const auto grant = fixture.sessions.handOut(fixture.attemptId).value();

        QVERIFY(grant);
        QCOMPARE(grant->token.reveal().size(), 43);
        QCOMPARE(fixture.session().tokenHash, grant->token.hash());
        QCOMPARE(grant->expiresAt, fixture.clock.now.addDuration(60s));
        QVERIFY(!fixture.session().isAcknowledged);
    }

    void exactlyOneTokenWorks()
    {
        Fixture fixture;
        const auto first = fixture.handedOut();
        const auto second = fixture.handedOut();
        const auto third = fixture.handedOut();

        QVERIFY(!fixture.opens(first));
        QVERIFY(!fixture.opens(second));
        QVERIFY(fixture.opens(third));
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
        Fixture fixture;
        const auto token = fixture.handedOut();

        fixture.setClock(by);
        QVERIFY(fixture.sessions.isLive(fixture.attemptId).value());
        fixture.clock.advance(59s);
        const auto used = fixture.sessions.use(token).value();
        QVERIFY(used);
        QCOMPARE(used->at.secsTo(used->session.expiresAt()), 60);
        fixture.setClock(-by);
        fixture.clock.advance(59s);

        QVERIFY(fixture.opens(token));
    }

    void aSessionEndsHoweverTheClockIsSet()
    {
        Fixture fixture;
        const auto token = fixture.handedOut();

        fixture.setClock(1100 * 24h);
        fixture.clock.advance(60s);

        QVERIFY(!fixture.opens(token));
        QVERIFY(!fixture.sessions.isLive(fixture.attemptId).value());
    }

    void aSessionOfAWrongYearLastsNoLongerThanTheMemoryOfIt()
    {
        Fixture fixture;
        fixture.setClock(1100 * 24h);
        fixture.stores.rows.sessions.first().createdAt = fixture.clock.now;
        fixture.stores.rows.sessions.first().lastUsedAt = fixture.clock.now;
        fixture.stores.rows.sessions.first().endsAt = fixture.clock.now.addDuration(900s);
        const auto token = fixture.handedOut();

        fixture.setClock(-1100 * 24h);
        fixture.stepped = -1100 * 24h;
        QVERIFY(fixture.opens(token));
        fixture.stepped = {};

        QVERIFY(!fixture.opens(token));
    }

    void aClockThatIsSetBackDoesNotProlongASession()
    {
        Fixture fixture;
        const auto token = fixture.handedOut();

        fixture.setClock(-2h);
        fixture.clock.advance(59s);
        QVERIFY(fixture.opens(token));
        fixture.clock.advance(61s);

        QVERIFY(!fixture.opens(token));
    }

    void whoeverIsSignedInByEitherClockCanBeDisowned()
    {
        Fixture fixture;
        const auto token = fixture.handedOut();
        fixture.setClock(1100 * 24h);

        QCOMPARE(fixture.sessions.reportNotMe(writer, fixture.clock.now).value(), 1);

        QVERIFY(!fixture.opens(token));
    }

    void afterAReceiptThereIsNoFurtherHandOut()
    {
        Fixture fixture;
        const auto token = fixture.handedOut();

        QVERIFY(fixture.sessions.acknowledge(fixture.attemptId));

        QVERIFY(fixture.handedOut().isEmpty());
        QVERIFY(fixture.opens(token));
        QVERIFY(fixture.sessions.acknowledge(fixture.attemptId)); // again changes nothing
        QVERIFY(fixture.opens(token));
    }

    void theFirstUseIsAReceipt()
    {
        Fixture fixture;
        const auto token = fixture.handedOut();

        QVERIFY(fixture.opens(token));

        QVERIFY(fixture.session().isAcknowledged);
        QVERIFY(fixture.handedOut().isEmpty());
        QVERIFY(fixture.opens(token));
    }

    void aReceiptBeforeAnyHandOutIsIgnored()
    {
        Fixture fixture;

        QVERIFY(fixture.sessions.acknowledge(fixture.attemptId));

        QVERIFY(!fixture.handedOut().isEmpty());
    }

    void anAttemptWithoutASessionHasNothingToHandOut()
    {
        Fixture fixture;
        const auto otherAttempt = QUuid::createUuid();

        QVERIFY(!fixture.sessions.handOut(otherAttempt).value());
        QVERIFY(fixture.sessions.acknowledge(otherAttempt));
    }

    void aTokenSpeaksForItsTenant()
    {
        Fixture fixture;
        const auto token = fixture.handedOut();

        const auto signedIn = fixture.sessions.use(token).value();

        QVERIFY(signedIn);
        QCOMPARE(signedIn->tenant, fixture.stores.rows.tenants.first());
        QCOMPARE(signedIn->session.attemptId, fixture.attemptId);
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
        Fixture fixture;

        QVERIFY(!fixture.opens(Secret(token)));
        QVERIFY(!fixture.sessions.end(Secret(token)).value());
        QVERIFY(!fixture.opens(Secret(fixture.session().tokenHash)));
    }

    void aHashOpensNothing()
    {
        Fixture fixture;
        const auto token = fixture.handedOut();

        QVERIFY(!fixture.opens(Secret(token.hash())));
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
        Fixture fixture;
        const auto token = fixture.handedOut();
        fixture.clock.advance(unused);

        QCOMPARE(fixture.handedOut().isEmpty(), !isLive);
        fixture.stores.rows.sessions.first().tokenHash = token.hash();
        fixture.stores.rows.sessions.first().lastUsedAt = fixture.session().createdAt;
        QCOMPARE(fixture.opens(token), isLive);
        QCOMPARE(fixture.sessions.end(token).value(), isLive);
    }

    void useStartsTheIdleTimeAgainButNotTheWhole()
    {
        Fixture fixture;
        const auto token = fixture.handedOut();

        for (int i = 1; i < 18; ++i) { // up to 850 s of 900
            fixture.clock.advance(50s);
            const auto signedIn = fixture.sessions.use(token).value();
            QVERIFY(signedIn);
            QCOMPARE(signedIn->session.expiresAt(),
                     std::min(fixture.clock.now.addDuration(60s), fixture.session().endsAt));
        }
        fixture.clock.advance(50s - 1ms);
        QVERIFY(fixture.opens(token));
        fixture.clock.advance(1ms);
        QVERIFY(!fixture.opens(token));
    }

    void aDisabledOrRemovedTenantIsNotSignedIn()
    {
        Fixture fixture;
        const auto token = fixture.handedOut();
        fixture.stores.rows.tenants.first().isActive = false;
        QVERIFY(!fixture.opens(token));
        QVERIFY(!fixture.session().isAcknowledged);

        fixture.stores.rows.tenants.first().isActive = true;
        QVERIFY(fixture.opens(token));

        fixture.stores.rows.tenants.clear();
        QVERIFY(!fixture.opens(token));
    }

    void aSignOutEndsTheSession()
    {
        Fixture fixture;
        const auto token = fixture.handedOut();

        QVERIFY(fixture.sessions.end(token).value());

        QCOMPARE(fixture.session().revokedAt, fixture.clock.now);
        QVERIFY(!fixture.opens(token));
        QVERIFY(!fixture.sessions.end(token).value());
        QVERIFY(fixture.handedOut().isEmpty());
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
        Fixture fixture;
        fixture.stores.rows.sessions.first().kiosk = kiosk;
        fixture.stores.rows.sessions.first().service = service;
        const auto token = fixture.handedOut();
        fixture.clock.advance(5s);

        QVERIFY(fixture.sessions.end(token).value());
        QVERIFY(!fixture.sessions.end(token).value());

        QCOMPARE(fixture.stores.audited(),
                 QStringList(u"tenant:7|session.ended|session:1|%1|"_s.arg(origin)));
        QCOMPARE(fixture.stores.rows.audit.first().at, fixture.clock.now);
    }

    void aSignOutBySomebodyElseIsAuditedAsSuch()
    {
        Fixture fixture;
        fixture.stores.rows.sessions.first().kiosk = u"Desk"_s;
        const auto token = fixture.handedOut();

        QVERIFY(fixture.sessions.end(token, SignOutReason::NotMe).value());

        QVERIFY(!fixture.opens(token));
        QCOMPARE(fixture.session().revokedAt, fixture.clock.now);
        QCOMPARE(fixture.stores.audited(),
                 QStringList(u"tenant:7|session.disowned|session:1|Desk|"_s));
    }

    void howASessionEndedIsRemembered_data()
    {
        QTest::addColumn<std::function<void(Fixture &, const Secret &)>>("endIt");
        QTest::addColumn<std::optional<SessionEnd>>("expected");
        using EndIt = std::function<void(Fixture &, const Secret &)>;
        using End = std::optional<SessionEnd>;
        const EndIt signOut = [](Fixture &fixture, const Secret &token) {
            (void)fixture.sessions.end(token);
        };
        const EndIt notMe = [](Fixture &fixture, const Secret &token) {
            (void)fixture.sessions.end(token, SignOutReason::NotMe);
        };
        const EndIt revoke = [](Fixture &fixture, const Secret & /*token*/) {
            (void)fixture.sessions.revoke(1, administrator());
        };
        const EndIt wait = [](Fixture &fixture, const Secret & /*token*/) {
            fixture.clock.advance(60s);
        };
        const auto then = [](const EndIt &first, const EndIt &second) {
            return EndIt([first, second](Fixture &fixture, const Secret &token) {
                first(fixture, token);
                second(fixture, token);
            });
        };
        QTest::newRow("nobody ended it") << wait << End();
        QTest::newRow("a sign-out") << signOut << End(SessionEnd::SignedOut);
        QTest::newRow("not me") << notMe << End(SessionEnd::Disowned);
        QTest::newRow("NO from the phone") << EndIt([](Fixture &fixture, const Secret & /*token*/) {
            (void)fixture.sessions.reportNotMe(writer, fixture.clock.now);
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
        QFETCH(std::function<void(Fixture &, const Secret &)>, endIt);
        QFETCH(std::optional<SessionEnd>, expected);
        Fixture fixture;

        endIt(fixture, fixture.handedOut());

        QCOMPARE(fixture.session().end, expected);
        QCOMPARE(fixture.session().isTakenAway(),
                 expected.has_value() && expected != SessionEnd::SignedOut);
    }

    void whatIsTakenAwayOnceStaysSoQuietly()
    {
        Fixture fixture;
        const auto token = fixture.handedOut();
        QVERIFY(fixture.sessions.end(token, SignOutReason::NotMe).value());

        QVERIFY(!fixture.sessions.end(token, SignOutReason::NotMe).value());
        QVERIFY(!fixture.sessions.revoke(1, administrator()).value());

        QCOMPARE(fixture.stores.rows.audit.size(), 1);
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
        Fixture fixture;
        const auto saidAt = fixture.clock.now;
        fixture.clock.advance(madeAfter);
        const auto later = fixture.clock.now.addDuration(60s);
        fixture.stores.rows.handoffs.insert("code"_ba,
                                            {.codeHash = "code"_ba,
                                             .tenantId = tenant,
                                             .kiosk = {},
                                             .binding = {},
                                             .createdAt = fixture.clock.now,
                                             .expiresAt = later,
                                             .usedAt = {},
                                             .sessionId = {}});

        QVERIFY(fixture.sessions.reportNotMe(writer, saidAt));

        QCOMPARE(fixture.stores.rows.handoffs.begin()->expiresAt,
                 isEnded ? fixture.clock.now : later);
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
        Fixture fixture;
        const auto token = fixture.handedOut();
        fixture.stores.rows.sessions.first().service = owner;
        const auto before = fixture.session();
        fixture.clock.advance(5s);

        const auto used = fixture.sessions.useAs(u"crm"_s, token).value();

        QCOMPARE(used.has_value(), isItsOwn);
        QCOMPARE(fixture.session().lastUsedAt, isItsOwn ? fixture.clock.now : before.lastUsedAt);
        QCOMPARE(fixture.session().isAcknowledged, isItsOwn);
    }

    void aSessionCanBeTakenAway()
    {
        Fixture fixture;
        const auto token = fixture.handedOut();
        fixture.clock.advance(5s);

        QVERIFY(fixture.sessions.revoke(1, administrator()).value());

        QCOMPARE(fixture.session().revokedAt, fixture.clock.now);
        QVERIFY(!fixture.opens(token));
        QCOMPARE(fixture.stores.audited(),
                 QStringList(u"administrator|session.revoked|session:1|command line|tenant:7"_s));
    }

    void aSessionCanBeTakenAwayBeforeItIsHandedOut()
    {
        Fixture fixture;

        QVERIFY(fixture.sessions.revoke(1, administrator()).value());

        QVERIFY(fixture.handedOut().isEmpty());
    }

    void whatIsOverCannotBeTakenAway()
    {
        Fixture fixture;

        QVERIFY(!fixture.sessions.revoke(2, administrator()).value());
        QVERIFY(fixture.sessions.revoke(1, administrator()).value());
        QVERIFY(!fixture.sessions.revoke(1, administrator()).value());

        QCOMPARE(fixture.stores.rows.audit.size(), 1);
    }

    void whoWasDisabledMeanwhileGetsNoToken()
    {
        Fixture fixture;
        fixture.stores.rows.tenants.first().isActive = false;
        QVERIFY(fixture.handedOut().isEmpty());
        QVERIFY(fixture.session().tokenHash.isEmpty());

        fixture.stores.rows.tenants.first().isActive = true;
        QVERIFY(!fixture.handedOut().isEmpty());
    }

    void whoWasRemovedMeanwhileGetsNoToken()
    {
        Fixture fixture;
        fixture.stores.rows.tenants.clear();

        QVERIFY(fixture.handedOut().isEmpty());
    }

    void aPeekTellsTheSameAndChangesNothing()
    {
        Fixture fixture;
        const auto token = fixture.handedOut();
        fixture.clock.advance(59s);

        const auto peeked = fixture.sessions.peek(token).value();

        QVERIFY(peeked);
        QCOMPARE(peeked->tenant, fixture.stores.rows.tenants.first());
        QCOMPARE(peeked->at, fixture.clock.now);
        QCOMPARE(peeked->session.expiresAt(), fixture.clock.now.addDuration(1s));
        QVERIFY(!fixture.session().isAcknowledged);
        fixture.clock.advance(1s);
        QVERIFY(!fixture.sessions.peek(token).value());
        QVERIFY(!fixture.opens(token));
    }

    void aPeekOpensNoMoreThanAUse()
    {
        Fixture fixture;
        const auto token = fixture.handedOut();
        QVERIFY(!fixture.sessions.peek(Secret("guess")).value());
        fixture.stores.rows.tenants.first().isActive = false;
        QVERIFY(!fixture.sessions.peek(token).value());

        fixture.stores.rows.tenants.first().isActive = true;
        QVERIFY(fixture.sessions.end(token).value());
        QVERIFY(!fixture.sessions.peek(token).value());
    }

    void whoDisownsEndsWhateverIsOpen()
    {
        Fixture fixture;
        fixture.alsoOpen(7, u"Desk"_s, u"crm"_s);
        fixture.alsoOpen(8, u"Desk"_s, {});
        fixture.alsoOpen(7, {}, {});
        fixture.stores.rows.sessions.last().revokedAt = fixture.clock.now;
        const auto token = fixture.handedOut();

        QCOMPARE(fixture.sessions.reportNotMe(writer, fixture.clock.now).value(), 2);

        QVERIFY(!fixture.opens(token));
        QVERIFY(fixture.stores.rows.sessions[1].revokedAt);
        QVERIFY(!fixture.stores.rows.sessions[2].revokedAt);
        const auto entry = u"phone:+996•••••456|session.disowned|session:%1|whatsapp|tenant:7"_s;
        QCOMPARE(fixture.stores.audited(), (QStringList{entry.arg(1), entry.arg(2)}));
        QCOMPARE(fixture.sessions.reportNotMe(writer, fixture.clock.now).value(), 0);
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
        Fixture fixture;
        const auto token = fixture.handedOut();

        const auto saidAt = fixture.session().createdAt.addDuration(-saidBefore);
        QCOMPARE(fixture.sessions.reportNotMe(writer, saidAt).value(), ended);

        QCOMPARE(fixture.opens(token), ended == 0);
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
        Fixture fixture;
        fixture.stores.rows.numbers.insert(u"155508384256027"_s, *writer.phone);
        fixture.stores.rows.links = {{u"+996555000222"_s, 7}, {u"155508384256111@lid"_s, 7}};

        QCOMPARE(fixture.sessions.reportNotMe(sender, fixture.clock.now).value(), expected);

        QCOMPARE(fixture.session().revokedAt.has_value(), expected == 1);
        QCOMPARE(fixture.stores.rows.numbers.size(), 1);
    }

    void aLinkToStaffDisownsNothing()
    {
        Fixture fixture;
        fixture.stores.rows.tenants.first().type = u"admin"_s;
        fixture.stores.rows.links = {{u"+996555000222"_s, 7}};

        const Sender linked{.phone = TestSupport::phone(u"+996555000222"), .lid = {}};

        QCOMPARE(fixture.sessions.reportNotMe(linked, fixture.clock.now).value(), 0);
    }

    void aSharedNumberDisownsNothing()
    {
        Fixture fixture;
        fixture.stores.rows.tenants.append(TestSupport::tenant(8, u"+996555123456"));

        QCOMPARE(fixture.sessions.reportNotMe(writer, fixture.clock.now).value(), 0);
    }

    void aSessionIsLiveUntilItEnds()
    {
        Fixture fixture;
        QVERIFY(fixture.sessions.isLive(fixture.attemptId).value());
        QVERIFY(!fixture.sessions.isLive(QUuid::createUuid()).value());

        fixture.clock.advance(60s - 1ms);
        QVERIFY(fixture.sessions.isLive(fixture.attemptId).value());
        const auto token = fixture.handedOut();
        fixture.clock.advance(60s);
        QVERIFY(!fixture.sessions.isLive(fixture.attemptId).value());
        QVERIFY(!fixture.opens(token));
    }

    void whatWasTakenAwayIsNotLive()
    {
        Fixture fixture;
        QVERIFY(fixture.sessions.revoke(1, administrator()).value());

        QVERIFY(!fixture.sessions.isLive(fixture.attemptId).value());
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
        Fixture fixture;
        const auto token = fixture.handedOut();
        fixture.stores.failing = failing;

        QVERIFY(!fixture.sessions.handOut(fixture.attemptId));
        QVERIFY(!fixture.sessions.acknowledge(fixture.attemptId));
        QVERIFY(!fixture.sessions.use(token));
        QCOMPARE(fixture.sessions.peek(token).has_value(), failing != Step::FindSession);
        QVERIFY(!fixture.sessions.reportNotMe(writer, fixture.clock.now));
        QVERIFY(!fixture.sessions.end(token));
        QVERIFY(!fixture.sessions.revoke(1, administrator()));
        QCOMPARE(fixture.sessions.isLive(fixture.attemptId).has_value(),
                 failing != Step::FindSession);

        QCOMPARE(fixture.session().tokenHash, token.hash());
        QVERIFY(!fixture.session().isAcknowledged && !fixture.session().revokedAt);
        fixture.stores.failing.reset();
        QVERIFY(fixture.opens(token));
    }

    void aDirectoryThatCannotBeAskedIsAFailureToo()
    {
        Fixture fixture;
        const auto token = fixture.handedOut();
        fixture.stores.failing = Step::FindTenant;

        QVERIFY(!fixture.sessions.use(token));
        QVERIFY(!fixture.sessions.handOut(fixture.attemptId));

        QVERIFY(!fixture.session().isAcknowledged);
        QCOMPARE(fixture.session().tokenHash, token.hash());
    }

    void whatCannotBeAuditedIsNotDone()
    {
        Fixture fixture;
        const auto token = fixture.handedOut();
        fixture.stores.failing = Step::Audit;

        QVERIFY(!fixture.sessions.end(token));
        QVERIFY(!fixture.sessions.revoke(1, administrator()));

        QVERIFY(!fixture.session().revokedAt);
        QVERIFY(fixture.opens(token));
    }
};

KIOSK_TEST(TestSessionService)

} // namespace SessionServiceTest
#include "tst_sessionservice.moc"
