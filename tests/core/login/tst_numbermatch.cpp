// SPDX-License-Identifier: GPL-3.0-only
#include "support/loginfixture.h"
#include "support/test.h"

#include <QTest>

#include <utility>

namespace NumberMatchTest {

using namespace Core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::knownPhone;
using TestSupport::nameOf;
using TestSupport::Step;

namespace {

constexpr ConfirmationRule always{.web = false, .staff = false, .all = true};

LoginRules rulesWith(const ConfirmationRule &rule)
{
    auto rules = TestSupport::loginRules;
    rules.confirmation = rule;
    return rules;
}

//! A world where every attempt needs its number.
struct Fixture : TestSupport::LoginFixture
{
    explicit Fixture(const ConfirmationRule &rule = always)
        : LoginFixture(rulesWith(rule))
    {
    }

    //! An attempt whose message has come.
    [[nodiscard]] Attempt verified() { return logins.complete(message(started().id)).value(); }

    //! The number that came in WhatsApp.
    [[nodiscard]] QString number() const { return confirmations.sent.last().number; }

    //! Another one.
    [[nodiscard]] QString wrongNumber() const { return number() == "42"_L1 ? u"43"_s : u"42"_s; }

    [[nodiscard]] QString entered(const Attempt &attempt, const QString &entry)
    {
        const auto match = logins.confirm(attempt.id, entry);
        return match ? nameOf(*match) : u"storage failed"_s;
    }

    [[nodiscard]] static QString nameOf(NumberMatch match)
    {
        switch (match) {
        case NumberMatch::Right:
            return u"right"_s;
        case NumberMatch::Wrong:
            return u"wrong"_s;
        case NumberMatch::Refused:
            return u"refused"_s;
        case NumberMatch::TenantDisabled:
            return u"tenant disabled"_s;
        case NumberMatch::NotWanted:
            return u"not wanted"_s;
        }
        Q_UNREACHABLE();
    }
};

} // namespace

class TestNumberMatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTableOfRolesSaysWhoIsStaff_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<bool>("isWanted");
        QTest::newRow("added to staff") << u"cleaner"_s << true;
        QTest::newRow("added to admins") << u"chief"_s << true;
        QTest::newRow("no staff any more") << u"sales"_s << false;
        QTest::newRow("staff as before") << u"master"_s << true;
    }

    void theTableOfRolesSaysWhoIsStaff()
    {
        QFETCH(QString, type);
        QFETCH(bool, isWanted);
        auto rules = rulesWith({.staff = true});
        rules.roles.set(u"cleaner"_s, Role::Staff);
        rules.roles.set(u"chief"_s, Role::Admin);
        rules.roles.set(u"sales"_s, Role::Tenant);
        TestSupport::LoginFixture fixture(rules);
        fixture.stores.rows.tenants.first().type = type;
        const auto attempt = fixture.started();

        const auto verdict = fixture.logins.complete(fixture.message(attempt.id));

        QCOMPARE(nameOf(verdict), isWanted ? u"VERIFIED"_s : u"COMPLETED"_s);
    }

    void theRuleSaysWhoEntersANumber_data()
    {
        QTest::addColumn<ConfirmationRule>("rule");
        QTest::addColumn<QString>("kiosk");
        QTest::addColumn<QString>("type");
        QTest::addColumn<bool>("isWanted");
        const auto kiosk = u"Desk"_s;
        const QString web;
        const auto tenant = u"tenant"_s;
        const auto staff = u"staff"_s;

        const ConfirmationRule none;
        QTest::newRow("none, kiosk, tenant") << none << kiosk << tenant << false;
        QTest::newRow("none, kiosk, staff") << none << kiosk << staff << false;
        QTest::newRow("none, web, tenant") << none << web << tenant << false;
        QTest::newRow("none, web, staff") << none << web << staff << false;
        const ConfirmationRule ofWeb{.web = true};
        QTest::newRow("web, kiosk, tenant") << ofWeb << kiosk << tenant << false;
        QTest::newRow("web, kiosk, staff") << ofWeb << kiosk << staff << false;
        QTest::newRow("web, web, tenant") << ofWeb << web << tenant << true;
        QTest::newRow("web, web, staff") << ofWeb << web << staff << true;
        const ConfirmationRule ofStaff{.staff = true};
        QTest::newRow("staff, kiosk, tenant") << ofStaff << kiosk << tenant << false;
        QTest::newRow("staff, kiosk, staff") << ofStaff << kiosk << staff << true;
        QTest::newRow("staff, web, tenant") << ofStaff << web << tenant << false;
        QTest::newRow("staff, web, staff") << ofStaff << web << staff << true;
        const ConfirmationRule ofBoth{.web = true, .staff = true};
        QTest::newRow("both, kiosk, tenant") << ofBoth << kiosk << tenant << false;
        QTest::newRow("both, kiosk, staff") << ofBoth << kiosk << staff << true;
        QTest::newRow("both, web, tenant") << ofBoth << web << tenant << true;
        QTest::newRow("both, web, staff") << ofBoth << web << staff << true;
        QTest::newRow("all, kiosk, tenant") << always << kiosk << tenant << true;
        QTest::newRow("all, kiosk, staff") << always << kiosk << staff << true;
        QTest::newRow("all, web, tenant") << always << web << tenant << true;
        QTest::newRow("all, web, staff") << always << web << staff << true;

        QTest::newRow("landlord") << ofStaff << kiosk << u"landlord"_s << false;
        QTest::newRow("property owner") << ofStaff << kiosk << u"property_owner"_s << false;
        QTest::newRow("investor") << ofStaff << kiosk << u"investor"_s << false;
        QTest::newRow("master") << ofStaff << kiosk << u"master"_s << true;
        QTest::newRow("accounting") << ofStaff << kiosk << u"accounting"_s << true;
        QTest::newRow("sales") << ofStaff << kiosk << u"sales"_s << true;
        QTest::newRow("company owner") << ofStaff << kiosk << u"company_owner"_s << true;
        QTest::newRow("admin") << ofStaff << kiosk << u"admin"_s << true;
        QTest::newRow("unknown type") << ofStaff << kiosk << u"friend"_s << false;
    }

    void theRuleSaysWhoEntersANumber()
    {
        QFETCH(ConfirmationRule, rule);
        QFETCH(QString, kiosk);
        QFETCH(QString, type);
        QFETCH(bool, isWanted);
        Fixture fixture(rule);
        fixture.stores.rows.tenants.first().type = type;
        const auto attempt = fixture.started(kiosk);

        const auto verdict = fixture.logins.complete(fixture.message(attempt.id));

        QCOMPARE(nameOf(verdict), isWanted ? u"VERIFIED"_s : u"COMPLETED"_s);
        QCOMPARE(fixture.confirmations.sent.size(), isWanted ? 1 : 0);
        QCOMPARE(fixture.stores.rows.sessions.size(), isWanted ? 0 : 1);
        QCOMPARE(fixture.stored(attempt).confirmationHash.isEmpty(), !isWanted);
    }

    void whoIsRefusedGetsNoNumber_data()
    {
        QTest::addColumn<QString>("phone");
        QTest::addColumn<bool>("isActive");
        QTest::addColumn<QString>("expected");

        QTest::newRow("unknown") << u"+996555000001"_s << true << u"FAILED USER_NOT_FOUND"_s;
        QTest::newRow("disabled") << knownPhone << false << u"FAILED TENANT_DISABLED"_s;
    }

    void whoIsRefusedGetsNoNumber()
    {
        QFETCH(QString, phone);
        QFETCH(bool, isActive);
        QFETCH(QString, expected);
        Fixture fixture;
        fixture.stores.rows.tenants.first().isActive = isActive;
        const auto attempt = fixture.started();

        QCOMPARE(nameOf(fixture.logins.complete(fixture.message(attempt.id, phone))), expected);

        QVERIFY(fixture.confirmations.sent.isEmpty());
        QVERIFY(fixture.stored(attempt).confirmationHash.isEmpty());
    }

    void theNumberGoesToWhoSentTheMessage()
    {
        Fixture fixture;
        const auto attempt = fixture.started();

        QVERIFY(fixture.logins.complete(fixture.message(attempt.id)));

        QCOMPARE(fixture.confirmations.sent.size(), 1);
        const auto &sent = fixture.confirmations.sent.first();
        QCOMPARE(sent.attempt.id, attempt.id);
        QCOMPARE(sent.attempt.verifiedPhone, TestSupport::phone(knownPhone));
        const QStringList log{Fixture::published(u"arrived"_s, attempt, AttemptStatus::New),
                              Fixture::published(u"changed"_s, attempt, AttemptStatus::Verified)};
        QCOMPARE(fixture.publisher.log, log);
    }

    // The screen completes it, a while after the message and perhaps at another server.
    void whoSignedInIsToldInTheChatThatTheyWroteIn()
    {
        Fixture fixture;
        const auto attempt = fixture.started();
        auto message = fixture.message(attempt.id);
        message.key.chat = u"182500000000001@lid"_s;
        QVERIFY(fixture.logins.complete(message));
        QCOMPARE(fixture.confirmations.sent.first().attempt.chat, message.key.chat);
        QCOMPARE(fixture.entered(attempt, fixture.wrongNumber()), u"wrong"_s);
        QVERIFY(fixture.signIns.told.isEmpty());

        QCOMPARE(fixture.entered(attempt, fixture.number()), u"right"_s);

        QCOMPARE(fixture.signIns.told.size(), 1);
        QCOMPARE(fixture.signIns.told.first().chat, message.key.chat);
    }

    void staffEnterSixDigitsInTwoTries_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<int>("digits");
        QTest::addColumn<int>("tries");
        QTest::newRow("tenant") << u"tenant"_s << 2 << 3;
        QTest::newRow("investor") << u"investor"_s << 2 << 3;
        QTest::newRow("staff") << u"staff"_s << 6 << 2;
        QTest::newRow("accounting") << u"accounting"_s << 6 << 2;
        QTest::newRow("admin") << u"admin"_s << 6 << 2;
    }

    void staffEnterSixDigitsInTwoTries()
    {
        QFETCH(QString, type);
        QFETCH(int, digits);
        QFETCH(int, tries);
        Fixture fixture;
        fixture.stores.rows.tenants.first().type = type;
        const auto attempt = fixture.verified();
        QCOMPARE(fixture.number().size(), digits);
        QCOMPARE(fixture.stored(attempt).numberDigits, digits);

        for (int left = tries; left > 1; --left) {
            QCOMPARE(LoginService::triesLeft(fixture.stored(attempt)), left);
            QCOMPARE(fixture.entered(attempt, fixture.wrongNumber()), u"wrong"_s);
        }
        QCOMPARE(fixture.entered(attempt, fixture.wrongNumber()), u"refused"_s);

        QCOMPARE(nameOf(fixture.stateOf(attempt)), u"FAILED CONFIRMATION_FAILED"_s);
    }

    void noFromThePhoneEndsTheAttempt()
    {
        Fixture fixture;
        const auto attempt = fixture.verified();
        const auto waiting = fixture.started();
        fixture.publisher.log.clear();

        const auto ended =
            fixture.logins.reportNotMe({.phone = TestSupport::phone(knownPhone)}, fixture.clock.now)
                .value();

        QCOMPARE(ended.size(), 1);
        QCOMPARE(ended.first().id, attempt.id);
        QCOMPARE(nameOf(fixture.stateOf(attempt)), u"FAILED CONFIRMATION_FAILED"_s);
        QCOMPARE(fixture.entered(attempt, fixture.number()), u"not wanted"_s);
        QVERIFY(fixture.stores.rows.sessions.isEmpty());
        QCOMPARE(fixture.stores.audited().last(),
                 u"phone:+996•••••456|attempt.disowned|attempt:%1|whatsapp|tenant:7"_s.arg(
                     toString(attempt.id)));
        QCOMPARE(fixture.publisher.log,
                 QStringList(Fixture::published(u"changed"_s, attempt, AttemptStatus::Failed)));
        QCOMPARE(nameOf(fixture.stateOf(waiting)), u"NEW"_s);
        QVERIFY(fixture.logins
                    .reportNotMe({.phone = TestSupport::phone(knownPhone)}, fixture.clock.now)
                    ->isEmpty());
    }

    void noEndsNothingOfOthersNorWhatBeganSince_data()
    {
        QTest::addColumn<QString>("phone");
        QTest::addColumn<std::chrono::seconds>("before");
        QTest::newRow("another phone") << u"+996555000001"_s << 0s;
        QTest::newRow("an hour before") << knownPhone << std::chrono::seconds(1h);
    }

    void noEndsNothingOfOthersNorWhatBeganSince()
    {
        QFETCH(QString, phone);
        QFETCH(std::chrono::seconds, before);
        Fixture fixture;
        fixture.stores.rows.tenants.append(TestSupport::tenant(8, u"+996555000001"_s));
        const auto attempt = fixture.verified();

        const auto ended = fixture.logins.reportNotMe({.phone = TestSupport::phone(phone)},
                                                      fixture.clock.now.addDuration(-before));

        QVERIFY(ended && ended->isEmpty());
        QCOMPARE(fixture.entered(attempt, fixture.number()), u"right"_s);
    }

    void everyNumberIsAsLikelyAsTheOthers()
    {
        for (int byte = 0; byte < 256; ++byte) {
            // The number is drawn byte by byte; everything else in larger pieces.
            bool isFirst = true;
            const auto bytes = [&isFirst, byte](qsizetype count) {
                if (count > 1)
                    return QByteArray(count, 'x');
                return QByteArray(1, static_cast<char>(std::exchange(isFirst, false) ? byte : 7));
            };
            Fixture fixture;
            LoginService logins(fixture.storesForAll(), {fixture.publisher, fixture.confirmations},
                                fixture.clock.reader(), bytes, rulesWith(always));
            const auto attempt = logins.start({}).value().attempt;

            QVERIFY(logins.complete(fixture.message(attempt.id)));

            // 180 bytes make each number twice; the others are drawn again.
            QCOMPARE(fixture.number().toInt(), byte < 180 ? 10 + byte % 90 : 17);
        }
    }

    void theNumberIsStoredAsAHashOfItsAttempt()
    {
        Fixture fixture;
        const auto attempt = fixture.verified();

        const auto stored = fixture.stored(attempt);

        QCOMPARE(stored.confirmationHash, confirmationHash(attempt.id, fixture.number()));
        QVERIFY(stored.confirmationHash != confirmationHash(QUuid::createUuid(), fixture.number()));
        QVERIFY(stored.confirmationHash != Secret(fixture.number().toLatin1()).hash());
        QCOMPARE(stored.confirmationHash.size(), 64);
    }

    void nobodyGetsANumberThatWasNotStored_data()
    {
        QTest::addColumn<Step>("failing");

        QTest::newRow("advance the attempt") << Step::AdvanceAttempt;
        QTest::newRow("commit") << Step::Commit;
    }

    void nobodyGetsANumberThatWasNotStored()
    {
        QFETCH(Step, failing);
        Fixture fixture;
        const auto attempt = fixture.started();
        fixture.stores.failing = failing;

        QCOMPARE(nameOf(fixture.logins.complete(fixture.message(attempt.id))), u"storage failed"_s);

        QVERIFY(fixture.confirmations.sent.isEmpty());
        QCOMPARE(fixture.stateOf(attempt), AttemptState{});
    }

    void theRightNumberSignsIn()
    {
        Fixture fixture;
        const auto attempt = fixture.verified();
        fixture.publisher.log.clear();
        fixture.clock.advance(20s);

        QCOMPARE(fixture.entered(attempt, fixture.number()), u"right"_s);

        QCOMPARE(nameOf(fixture.stateOf(attempt)), u"COMPLETED"_s);
        QCOMPARE(fixture.publisher.log,
                 QStringList(Fixture::published(u"changed"_s, attempt, AttemptStatus::Completed)));
        QCOMPARE(fixture.stores.rows.sessions.size(), 1);
        QCOMPARE(fixture.stores.rows.sessions.first().attemptId, attempt.id);
        QCOMPARE(fixture.stores.rows.sessions.first().tenantId, 7);
        QCOMPARE(fixture.stores.rows.sessions.first().createdAt, fixture.clock.now);
        QCOMPARE(fixture.stores.audited(),
                 QStringList(u"tenant:7|attempt.completed|attempt:%1|Desk|+996•••••456"_s.arg(
                     toString(attempt.id))));
    }

    void theNumberCountsOnce()
    {
        Fixture fixture;
        const auto attempt = fixture.verified();
        QCOMPARE(fixture.entered(attempt, fixture.number()), u"right"_s);

        QCOMPARE(fixture.entered(attempt, fixture.number()), u"not wanted"_s);

        QCOMPARE(fixture.stores.rows.sessions.size(), 1);
        QCOMPARE(fixture.stores.rows.audit.size(), 1);
    }

    void twoWrongNumbersAreForgiven()
    {
        Fixture fixture;
        const auto attempt = fixture.verified();
        fixture.publisher.log.clear();

        QCOMPARE(fixture.entered(attempt, fixture.wrongNumber()), u"wrong"_s);
        QCOMPARE(fixture.entered(attempt, fixture.wrongNumber()), u"wrong"_s);
        QCOMPARE(nameOf(fixture.stateOf(attempt)), u"VERIFIED"_s);
        QCOMPARE(fixture.stored(attempt).wrongNumbers, 2);
        QVERIFY(fixture.publisher.log.isEmpty());
        QVERIFY(fixture.stores.rows.audit.isEmpty());

        QCOMPARE(fixture.entered(attempt, fixture.number()), u"right"_s);
        QCOMPARE(nameOf(fixture.stateOf(attempt)), u"COMPLETED"_s);
    }

    void theThirdWrongNumberEndsTheAttempt()
    {
        Fixture fixture;
        const auto attempt = fixture.verified();
        QCOMPARE(fixture.entered(attempt, fixture.wrongNumber()), u"wrong"_s);
        QCOMPARE(fixture.entered(attempt, fixture.wrongNumber()), u"wrong"_s);
        fixture.publisher.log.clear();

        QCOMPARE(fixture.entered(attempt, fixture.wrongNumber()), u"refused"_s);

        QCOMPARE(nameOf(fixture.stateOf(attempt)), u"FAILED CONFIRMATION_FAILED"_s);
        QCOMPARE(fixture.publisher.log,
                 QStringList(Fixture::published(u"changed"_s, attempt, AttemptStatus::Failed)));
        QCOMPARE(fixture.stores.audited(),
                 QStringList(
                     u"phone:+996•••••456|attempt.failed|attempt:%1|Desk|CONFIRMATION_FAILED"_s.arg(
                         toString(attempt.id))));
        QCOMPARE(fixture.entered(attempt, fixture.number()), u"not wanted"_s);
        QVERIFY(fixture.stores.rows.sessions.isEmpty());
    }

    void whatIsNoNumberIsAWrongOne_data()
    {
        QTest::addColumn<QString>("entry");

        QTest::newRow("nothing") << QString();
        QTest::newRow("blank before") << u" %1"_s;
        QTest::newRow("digit more") << u"%10"_s;
        QTest::newRow("zero before") << u"0%1"_s;
        QTest::newRow("letters") << u"ab"_s;
    }

    void whatIsNoNumberIsAWrongOne()
    {
        QFETCH(QString, entry);
        Fixture fixture;
        const auto attempt = fixture.verified();
        entry.replace(u"%1"_s, fixture.number());

        QCOMPARE(fixture.entered(attempt, entry), u"wrong"_s);

        QCOMPARE(fixture.stored(attempt).wrongNumbers, 1);
    }

    void anotherAttemptsNumberIsWrong()
    {
        Fixture fixture;
        const auto first = fixture.verified();
        auto message = fixture.message(fixture.started().id);
        message.key.messageId = u"BAE5000000000001"_s;
        const auto second = fixture.logins.complete(message).value();
        auto &rows = fixture.stores.rows.attempts;
        rows[first.id].confirmationHash = confirmationHash(first.id, u"42"_s);
        rows[second.id].confirmationHash = confirmationHash(second.id, u"43"_s);

        QCOMPARE(fixture.entered(second, u"42"_s), u"wrong"_s);

        QCOMPARE(nameOf(fixture.stateOf(first)), u"VERIFIED"_s);
        QCOMPARE(fixture.stored(first).wrongNumbers, 0);
    }

    void aNumberComesTooLate_data()
    {
        QTest::addColumn<std::chrono::milliseconds>("age");
        QTest::addColumn<QString>("expected");
        using Age = std::chrono::milliseconds;

        QTest::newRow("last millisecond") << Age(180s - 1ms) << u"right"_s;
        QTest::newRow("exactly over") << Age(180s) << u"not wanted"_s;
        QTest::newRow("long over") << Age(24h) << u"not wanted"_s;
    }

    void aNumberComesTooLate()
    {
        QFETCH(std::chrono::milliseconds, age);
        QFETCH(QString, expected);
        Fixture fixture;
        const auto attempt = fixture.verified();
        fixture.clock.advance(age);

        QCOMPARE(fixture.entered(attempt, fixture.number()), expected);

        QCOMPARE(fixture.stores.rows.sessions.size(), expected == u"right"_s ? 1 : 0);
    }

    void whoeverWaitsForNoNumberIsLeftAlone()
    {
        Fixture fixture;
        const auto waiting = fixture.started();
        const auto cancelled = fixture.verified();
        QVERIFY(fixture.logins.cancel(cancelled.id).value());
        fixture.publisher.log.clear();

        QCOMPARE(fixture.entered(waiting, u"42"_s), u"not wanted"_s);
        QCOMPARE(fixture.entered(waiting, {}), u"not wanted"_s);
        QCOMPARE(fixture.entered(cancelled, fixture.number()), u"not wanted"_s);
        QVERIFY(fixture.logins.confirm(QUuid::createUuid(), u"42"_s).value()
                == NumberMatch::NotWanted);

        QCOMPARE(fixture.stateOf(waiting), AttemptState{});
        QCOMPARE(nameOf(fixture.stateOf(cancelled)), u"FAILED CANCELLED"_s);
        QVERIFY(fixture.publisher.log.isEmpty());
    }

    void whoWasDisabledMeanwhileDoesNotSignIn_data()
    {
        QTest::addColumn<bool>("isRight");

        QTest::newRow("right number") << true;
        QTest::newRow("wrong number") << false;
    }

    void whoWasDisabledMeanwhileDoesNotSignIn()
    {
        QFETCH(bool, isRight);
        Fixture fixture;
        const auto attempt = fixture.verified();
        fixture.stores.rows.tenants.first().isActive = false;

        QCOMPARE(fixture.entered(attempt, isRight ? fixture.number() : fixture.wrongNumber()),
                 u"tenant disabled"_s);

        QCOMPARE(nameOf(fixture.stateOf(attempt)), u"FAILED TENANT_DISABLED"_s);
        QVERIFY(fixture.stores.rows.sessions.isEmpty());
        QVERIFY(fixture.stores.audited().first().endsWith(u"|Desk|TENANT_DISABLED"_s));
    }

    void whoWasRemovedMeanwhileDoesNotSignIn()
    {
        Fixture fixture;
        const auto attempt = fixture.verified();
        fixture.stores.rows.tenants.clear();

        QCOMPARE(fixture.entered(attempt, fixture.number()), u"tenant disabled"_s);
    }

    void aSecondMessageChangesNothing()
    {
        Fixture fixture;
        fixture.stores.rows.tenants.append(TestSupport::tenant(8, u"+996555121001"));
        const auto attempt = fixture.verified();
        const auto before = fixture.stored(attempt);
        fixture.publisher.log.clear();
        auto again = fixture.message(attempt.id);
        again.key.messageId = u"BAE5000000000001"_s;

        QCOMPARE(nameOf(fixture.logins.complete(again)), u"attempt over"_s);
        QCOMPARE(nameOf(fixture.logins.complete(fixture.message(attempt.id, u"+996555121001"_s))),
                 u"attempt over"_s);

        QCOMPARE(fixture.stored(attempt).confirmationHash, before.confirmationHash);
        QCOMPARE(fixture.stored(attempt).tenantId, 7);
        QCOMPARE(fixture.confirmations.sent.size(), 1);
        QVERIFY(fixture.publisher.log.isEmpty());
        QCOMPARE(fixture.entered(attempt, fixture.number()), u"right"_s);
    }

    void ofTwoWhoEnterTheFirstWins()
    {
        Fixture fixture;
        const auto attempt = fixture.verified();
        fixture.publisher.log.clear();
        fixture.stores.beforeAdvance = [&fixture, &attempt] {
            fixture.stores.rows.attempts[attempt.id].state.status = AttemptStatus::Completed;
        };

        QCOMPARE(fixture.entered(attempt, fixture.number()), u"not wanted"_s);

        QVERIFY(fixture.stores.rows.sessions.isEmpty());
        QVERIFY(fixture.publisher.log.isEmpty());
    }

    void afterAStorageFailureTheNumberStillCounts_data()
    {
        QTest::addColumn<Step>("failing");

        QTest::newRow("find the attempt") << Step::FindAttempt;
        QTest::newRow("find the tenant") << Step::FindTenant;
        QTest::newRow("advance the attempt") << Step::AdvanceAttempt;
        QTest::newRow("open the session") << Step::InsertSession;
        QTest::newRow("audit") << Step::Audit;
        QTest::newRow("commit") << Step::Commit;
    }

    void afterAStorageFailureTheNumberStillCounts()
    {
        QFETCH(Step, failing);
        Fixture fixture;
        const auto attempt = fixture.verified();
        fixture.publisher.log.clear();
        fixture.stores.failing = failing;

        QCOMPARE(fixture.entered(attempt, fixture.number()), u"storage failed"_s);

        QCOMPARE(nameOf(fixture.stateOf(attempt)), u"VERIFIED"_s);
        QVERIFY(fixture.stores.rows.sessions.isEmpty());
        QVERIFY(fixture.publisher.log.isEmpty());
        fixture.stores.failing.reset();
        QCOMPARE(fixture.entered(attempt, fixture.number()), u"right"_s);
    }
};

KIOSK_TEST(TestNumberMatch)

} // namespace NumberMatchTest
#include "tst_numbermatch.moc"
