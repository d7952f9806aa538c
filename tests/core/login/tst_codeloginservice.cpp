// SPDX-License-Identifier: GPL-3.0-only
#include "core/codefixture.h"
#include "support/test.h"

#include <utility>

namespace CodeLoginServiceTest {

using namespace Core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::codeRules;
using TestSupport::key;
using TestSupport::knownPhone;
using TestSupport::nameOf;
using TestSupport::Step;
using TestSupport::unknownPhone;
using Fixture = TestSupport::CodeFixture;

//! CodeLoginService::verify(): the effects of an entered code.
class TestCodeLoginService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRightCodeSignsIn_data()
    {
        QTest::addColumn<QString>("kiosk");
        QTest::addColumn<std::chrono::seconds>("idle");
        QTest::addColumn<std::chrono::seconds>("max");

        QTest::newRow("kiosk") << u"Desk"_s << std::chrono::seconds(60s)
                               << std::chrono::seconds(900s);
        QTest::newRow("web") << QString() << std::chrono::seconds(1800s)
                             << std::chrono::seconds(43200s);
    }

    void theRightCodeSignsIn()
    {
        QFETCH(QString, kiosk);
        QFETCH(std::chrono::seconds, idle);
        QFETCH(std::chrono::seconds, max);
        Fixture fixture;
        const auto attempt = fixture.requested(knownPhone, kiosk).attempt;
        fixture.clock.advance(20s);

        QCOMPARE(fixture.entered(attempt, fixture.code()), u"right"_s);

        const auto stored = fixture.stored(attempt);
        QCOMPARE(nameOf(stored.state), u"COMPLETED"_s);
        QCOMPARE(stored.verifiedPhone, TestSupport::phone(knownPhone));
        QCOMPARE(stored.tenantId, 7);
        QCOMPARE(fixture.stores.rows.sessions.size(), 1);
        const auto &session = fixture.stores.rows.sessions.first();
        QCOMPARE(session.attemptId, attempt.id);
        QCOMPARE(session.tenantId, 7);
        QCOMPARE(session.kiosk, kiosk);
        QCOMPARE(session.idle, idle);
        QCOMPARE(session.createdAt, fixture.clock.now);
        QCOMPARE(session.endsAt, fixture.clock.now.addDuration(max));
        QVERIFY(session.tokenHash.isEmpty());
        QVERIFY(!session.isAcknowledged);
        QCOMPARE(fixture.stores.audited(),
                 QStringList(u"tenant:7|attempt.completed|attempt:%1|%2|+996•••••456"_s.arg(
                     toString(attempt.id), kiosk.isEmpty() ? u"web"_s : kiosk)));
    }

    void aCodeCountsOnce()
    {
        Fixture fixture;
        const auto attempt = fixture.requested().attempt;
        QCOMPARE(fixture.entered(attempt, fixture.wrongCode()), u"wrong"_s);
        QVERIFY(fixture.signIns.told.isEmpty());
        QCOMPARE(fixture.entered(attempt, fixture.code()), u"right"_s);

        QCOMPARE(fixture.entered(attempt, fixture.code()), u"over"_s);

        QCOMPARE(fixture.stores.rows.sessions.size(), 1);
        QCOMPARE(fixture.stores.rows.audit.size(), 1);
        QCOMPARE(fixture.signIns.told.size(), 1);
        QCOMPARE(fixture.signIns.told.first().verifiedPhone, TestSupport::phone(knownPhone));
    }

    void fourWrongCodesAreForgiven()
    {
        Fixture fixture;
        const auto attempt = fixture.requested().attempt;
        for (int i = 0; i < 4; ++i)
            QCOMPARE(fixture.entered(attempt, fixture.wrongCode()), u"wrong"_s);
        QCOMPARE(nameOf(fixture.stateOf(attempt)), u"NEW"_s);
        QCOMPARE(fixture.stored(attempt).wrongNumbers, 4);
        QVERIFY(fixture.stores.rows.audit.isEmpty());

        QCOMPARE(fixture.entered(attempt, fixture.code()), u"right"_s);
    }

    void theFifthWrongCodeEndsTheAttempt_data()
    {
        QTest::addColumn<QString>("phone");
        QTest::addColumn<QString>("masked");

        QTest::newRow("known") << knownPhone << u"+996•••••456"_s;
        QTest::newRow("unknown") << unknownPhone << u"+996•••••001"_s;
    }

    void theFifthWrongCodeEndsTheAttempt()
    {
        QFETCH(QString, phone);
        QFETCH(QString, masked);
        Fixture fixture;
        const auto attempt = fixture.requested(phone).attempt;

        for (int i = 0; i < 5; ++i)
            QCOMPARE(fixture.entered(attempt, fixture.wrongCode()), u"wrong"_s);

        QCOMPARE(nameOf(fixture.stateOf(attempt)), u"FAILED CONFIRMATION_FAILED"_s);
        QCOMPARE(fixture.stores.audited(),
                 QStringList(u"phone:%1|attempt.failed|attempt:%2|Desk|CONFIRMATION_FAILED"_s.arg(
                     masked, toString(attempt.id))));
        QCOMPARE(fixture.entered(attempt, fixture.wrongCode()), u"over"_s);
        if (phone == knownPhone)
            QCOMPARE(fixture.entered(attempt, fixture.code()), u"over"_s);
        QVERIFY(fixture.stores.rows.sessions.isEmpty());
    }

    void theWrongCodeSaysHowItLeftTheAttempt()
    {
        Fixture fixture;
        const auto id = fixture.requested().attempt.id;

        const auto first = fixture.codes.verify(id, fixture.wrongCode()).value();
        QCOMPARE(nameOf(first.attempt->state), u"NEW"_s);
        for (int i = 0; i < 3; ++i)
            QVERIFY(fixture.codes.verify(id, fixture.wrongCode()));
        const auto last = fixture.codes.verify(id, fixture.wrongCode()).value();

        QCOMPARE(nameOf(last.attempt->state), u"FAILED CONFIRMATION_FAILED"_s);
        QVERIFY(!fixture.codes.verify(id, fixture.wrongCode())->attempt);
    }

    void anotherAttemptsCodeIsWrong()
    {
        Fixture fixture;
        const auto first = fixture.requested().attempt;
        const auto firstCode = fixture.code();
        const auto second = fixture.requested().attempt;
        QVERIFY(firstCode != fixture.code());

        QCOMPARE(fixture.entered(second, firstCode), u"wrong"_s);

        QCOMPARE(fixture.entered(first, firstCode), u"right"_s);
        QCOMPARE(fixture.entered(second, fixture.code()), u"right"_s);
    }

    void aCodeComesTooLate_data()
    {
        QTest::addColumn<std::chrono::milliseconds>("age");
        QTest::addColumn<QString>("expected");
        using Age = std::chrono::milliseconds;

        QTest::newRow("last millisecond") << Age(180s - 1ms) << u"right"_s;
        QTest::newRow("exactly over") << Age(180s) << u"over"_s;
        QTest::newRow("long over") << Age(24h) << u"over"_s;
    }

    void aCodeComesTooLate()
    {
        QFETCH(std::chrono::milliseconds, age);
        QFETCH(QString, expected);
        Fixture fixture;
        const auto attempt = fixture.requested().attempt;
        fixture.clock.advance(age);

        QCOMPARE(fixture.entered(attempt, fixture.code()), expected);

        QCOMPARE(fixture.stores.rows.sessions.size(), expected == u"right"_s ? 1 : 0);
    }

    void anAttemptByCodeExpiresLikeAnyOther()
    {
        Fixture fixture;
        const auto attempt = fixture.requested().attempt;
        fixture.clock.advance(180s);

        QCOMPARE(fixture.logins.expireDue().value(), QList<QUuid>{attempt.id});

        QCOMPARE(nameOf(fixture.stateOf(attempt)), u"FAILED ATTEMPT_EXPIRED"_s);
        QCOMPARE(fixture.entered(attempt, fixture.code()), u"over"_s);
    }

    void whoIsNotAllowedInAnyMoreIsRefused_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("match");

        QTest::newRow("disabled") << u"disable"_s << u"FAILED TENANT_DISABLED"_s << u"over"_s;
        QTest::newRow("gone") << u"remove"_s << u"FAILED USER_NOT_FOUND"_s << u"over"_s;
        QTest::newRow("shared") << u"share"_s << u"FAILED PHONE_NOT_UNIQUE"_s << u"over"_s;
        QTest::newRow("nothing") << QString() << u"COMPLETED"_s << u"right"_s;
    }

    void whoIsNotAllowedInAnyMoreIsRefused()
    {
        QFETCH(QString, change);
        QFETCH(QString, state);
        QFETCH(QString, match);
        Fixture fixture;
        const auto attempt = fixture.requested().attempt;
        auto &tenants = fixture.stores.rows.tenants;
        if (change == "disable"_L1)
            tenants.first().isActive = false;
        else if (change == "remove"_L1)
            tenants.clear();
        else if (change == "share"_L1)
            tenants.append(TestSupport::tenant(8, knownPhone));

        QCOMPARE(fixture.entered(attempt, fixture.code()), match);

        QCOMPARE(nameOf(fixture.stateOf(attempt)), state);
        QCOMPARE(fixture.stores.rows.sessions.size(), match == "right"_L1 ? 1 : 0);
        QCOMPARE(fixture.stores.rows.audit.size(), 1);
    }

    void whatIsNoAttemptByCodeIsOver()
    {
        Fixture fixture;
        const auto byMessage = fixture.started();
        const auto before = fixture.stored(byMessage);

        QCOMPARE(fixture.entered(byMessage, u"000000"_s), u"over"_s);
        QVERIFY(fixture.codes.verify(QUuid::createUuid(), u"000000"_s)->match == CodeMatch::Over);

        QCOMPARE(fixture.stored(byMessage).state, before.state);
        QCOMPARE(fixture.stored(byMessage).wrongNumbers, 0);
        QCOMPARE(nameOf(fixture.logins.complete(fixture.message(byMessage.id))), u"COMPLETED"_s);
    }

    void aMessageNeverCompletesAnAttemptByCode()
    {
        Fixture fixture;
        const auto attempt = fixture.requested().attempt;

        QCOMPARE(nameOf(fixture.logins.complete(fixture.message(attempt.id))),
                 u"unknown attempt"_s);

        QCOMPARE(nameOf(fixture.stateOf(attempt)), u"NEW"_s);
        QVERIFY(fixture.stores.rows.sessions.isEmpty());
        QVERIFY(fixture.publisher.log.isEmpty());
        QCOMPARE(fixture.entered(attempt, fixture.code()), u"right"_s);
    }

    void aNumberMatchNeverCompletesAnAttemptByCode()
    {
        Fixture fixture;
        const auto attempt = fixture.requested().attempt;

        QVERIFY(fixture.logins.confirm(attempt.id, fixture.code()).value()
                == NumberMatch::NotWanted);

        QCOMPARE(nameOf(fixture.stateOf(attempt)), u"NEW"_s);
    }

    void codesAndQrCodesOfAKioskDoNotPushEachOtherOut()
    {
        Fixture fixture;
        const auto shown = fixture.started();
        const auto byCode = fixture.requested().attempt;
        fixture.clock.advance(1s);
        for (int i = 0; i < 5; ++i)
            (void)fixture.requested();
        QCOMPARE(nameOf(fixture.stateOf(shown)), u"NEW"_s);

        for (int i = 0; i < 5; ++i)
            (void)fixture.started();

        QCOMPARE(nameOf(fixture.stateOf(shown)), u"FAILED CANCELLED"_s);
        QCOMPARE(nameOf(fixture.stateOf(byCode)), u"NEW"_s);
    }

    void whoIsSlowerThanAnotherServerIsTooLate()
    {
        Fixture fixture;
        const auto attempt = fixture.requested().attempt;
        fixture.stores.beforeAdvance = [&] {
            auto &stored = fixture.stores.rows.attempts[attempt.id];
            stored.state = {.status = AttemptStatus::Failed, .failure = FailureReason::Cancelled};
        };

        QCOMPARE(fixture.entered(attempt, fixture.code()), u"over"_s);

        QVERIFY(fixture.stores.rows.sessions.isEmpty());
        QVERIFY(fixture.stores.rows.audit.isEmpty());
    }

    void aFailureLeavesTheAttemptAsItWas_data()
    {
        QTest::addColumn<Step>("failing");
        QTest::addColumn<bool>("isRight");

        QTest::newRow("find") << Step::FindAttempt << true;
        QTest::newRow("count") << Step::CountCodes << true;
        QTest::newRow("find the tenants") << Step::FindTenantsByPhone << true;
        QTest::newRow("advance") << Step::AdvanceAttempt << true;
        QTest::newRow("open the session") << Step::InsertSession << true;
        QTest::newRow("audit") << Step::Audit << true;
        QTest::newRow("commit") << Step::Commit << true;
        QTest::newRow("advance, wrong") << Step::AdvanceAttempt << false;
        QTest::newRow("commit, wrong") << Step::Commit << false;
    }

    void aFailureLeavesTheAttemptAsItWas()
    {
        QFETCH(Step, failing);
        QFETCH(bool, isRight);
        Fixture fixture;
        const auto attempt = fixture.requested().attempt;
        fixture.stores.failing = failing;

        QCOMPARE(fixture.entered(attempt, isRight ? fixture.code() : fixture.wrongCode()),
                 u"storage failed"_s);

        fixture.stores.failing.reset();
        QCOMPARE(nameOf(fixture.stateOf(attempt)), u"NEW"_s);
        QCOMPARE(fixture.stored(attempt).wrongNumbers, 0);
        QVERIFY(fixture.stores.rows.sessions.isEmpty());
        QCOMPARE(fixture.entered(attempt, fixture.code()), u"right"_s);
    }
};

KIOSK_TEST(TestCodeLoginService)

} // namespace CodeLoginServiceTest

#include "tst_codeloginservice.moc"
