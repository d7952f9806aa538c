#include "codeworld.h"
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
using World = TestSupport::CodeWorld;

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
        World world;
        const auto attempt = world.requested(knownPhone, kiosk).attempt;
        world.clock.advance(20s);

        QCOMPARE(world.entered(attempt, world.code()), u"right"_s);

        const auto stored = world.stored(attempt);
        QCOMPARE(nameOf(stored.state), u"COMPLETED"_s);
        QCOMPARE(stored.verifiedPhone, TestSupport::phone(knownPhone));
        QCOMPARE(stored.tenantId, 7);
        QCOMPARE(world.stores.rows.sessions.size(), 1);
        const auto &session = world.stores.rows.sessions.first();
        QCOMPARE(session.attemptId, attempt.id);
        QCOMPARE(session.tenantId, 7);
        QCOMPARE(session.kiosk, kiosk);
        QCOMPARE(session.idle, idle);
        QCOMPARE(session.createdAt, world.clock.now);
        QCOMPARE(session.endsAt, world.clock.now.addDuration(max));
        QVERIFY(session.tokenHash.isEmpty());
        QVERIFY(!session.isAcknowledged);
        QCOMPARE(world.stores.audited(),
                 QStringList(u"tenant:7|attempt.completed|attempt:%1|%2|+996•••••456"_s.arg(
                     toString(attempt.id), kiosk.isEmpty() ? u"web"_s : kiosk)));
    }

    void aCodeCountsOnce()
    {
        World world;
        const auto attempt = world.requested().attempt;
        QCOMPARE(world.entered(attempt, world.wrongCode()), u"wrong"_s);
        QVERIFY(world.signIns.told.isEmpty());
        QCOMPARE(world.entered(attempt, world.code()), u"right"_s);

        QCOMPARE(world.entered(attempt, world.code()), u"over"_s);

        QCOMPARE(world.stores.rows.sessions.size(), 1);
        QCOMPARE(world.stores.rows.audit.size(), 1);
        QCOMPARE(world.signIns.told.size(), 1);
        QCOMPARE(world.signIns.told.first().verifiedPhone, TestSupport::phone(knownPhone));
    }

    void fourWrongCodesAreForgiven()
    {
        World world;
        const auto attempt = world.requested().attempt;
        for (int i = 0; i < 4; ++i)
            QCOMPARE(world.entered(attempt, world.wrongCode()), u"wrong"_s);
        QCOMPARE(nameOf(world.stateOf(attempt)), u"NEW"_s);
        QCOMPARE(world.stored(attempt).wrongNumbers, 4);
        QVERIFY(world.stores.rows.audit.isEmpty());

        QCOMPARE(world.entered(attempt, world.code()), u"right"_s);
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
        World world;
        const auto attempt = world.requested(phone).attempt;

        for (int i = 0; i < 5; ++i)
            QCOMPARE(world.entered(attempt, world.wrongCode()), u"wrong"_s);

        QCOMPARE(nameOf(world.stateOf(attempt)), u"FAILED CONFIRMATION_FAILED"_s);
        QCOMPARE(world.stores.audited(),
                 QStringList(u"phone:%1|attempt.failed|attempt:%2|Desk|CONFIRMATION_FAILED"_s.arg(
                     masked, toString(attempt.id))));
        QCOMPARE(world.entered(attempt, world.wrongCode()), u"over"_s);
        if (phone == knownPhone)
            QCOMPARE(world.entered(attempt, world.code()), u"over"_s);
        QVERIFY(world.stores.rows.sessions.isEmpty());
    }

    void theWrongCodeSaysHowItLeftTheAttempt()
    {
        World world;
        const auto id = world.requested().attempt.id;

        const auto first = world.codes.verify(id, world.wrongCode()).value();
        QCOMPARE(nameOf(first.attempt->state), u"NEW"_s);
        for (int i = 0; i < 3; ++i)
            QVERIFY(world.codes.verify(id, world.wrongCode()));
        const auto last = world.codes.verify(id, world.wrongCode()).value();

        QCOMPARE(nameOf(last.attempt->state), u"FAILED CONFIRMATION_FAILED"_s);
        QVERIFY(!world.codes.verify(id, world.wrongCode())->attempt);
    }

    void anotherAttemptsCodeIsWrong()
    {
        World world;
        const auto first = world.requested().attempt;
        const auto firstCode = world.code();
        const auto second = world.requested().attempt;
        QVERIFY(firstCode != world.code());

        QCOMPARE(world.entered(second, firstCode), u"wrong"_s);

        QCOMPARE(world.entered(first, firstCode), u"right"_s);
        QCOMPARE(world.entered(second, world.code()), u"right"_s);
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
        World world;
        const auto attempt = world.requested().attempt;
        world.clock.advance(age);

        QCOMPARE(world.entered(attempt, world.code()), expected);

        QCOMPARE(world.stores.rows.sessions.size(), expected == u"right"_s ? 1 : 0);
    }

    void anAttemptByCodeExpiresLikeAnyOther()
    {
        World world;
        const auto attempt = world.requested().attempt;
        world.clock.advance(180s);

        QCOMPARE(world.logins.expireDue().value(), QList<QUuid>{attempt.id});

        QCOMPARE(nameOf(world.stateOf(attempt)), u"FAILED ATTEMPT_EXPIRED"_s);
        QCOMPARE(world.entered(attempt, world.code()), u"over"_s);
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
        World world;
        const auto attempt = world.requested().attempt;
        auto &tenants = world.stores.rows.tenants;
        if (change == "disable"_L1)
            tenants.first().isActive = false;
        else if (change == "remove"_L1)
            tenants.clear();
        else if (change == "share"_L1)
            tenants.append(TestSupport::tenant(8, knownPhone));

        QCOMPARE(world.entered(attempt, world.code()), match);

        QCOMPARE(nameOf(world.stateOf(attempt)), state);
        QCOMPARE(world.stores.rows.sessions.size(), match == "right"_L1 ? 1 : 0);
        QCOMPARE(world.stores.rows.audit.size(), 1);
    }

    void whatIsNoAttemptByCodeIsOver()
    {
        World world;
        const auto byMessage = world.started();
        const auto before = world.stored(byMessage);

        QCOMPARE(world.entered(byMessage, u"000000"_s), u"over"_s);
        QVERIFY(world.codes.verify(QUuid::createUuid(), u"000000"_s)->match == CodeMatch::Over);

        QCOMPARE(world.stored(byMessage).state, before.state);
        QCOMPARE(world.stored(byMessage).wrongNumbers, 0);
        QCOMPARE(nameOf(world.logins.complete(world.message(byMessage.id))), u"COMPLETED"_s);
    }

    void aMessageNeverCompletesAnAttemptByCode()
    {
        World world;
        const auto attempt = world.requested().attempt;

        QCOMPARE(nameOf(world.logins.complete(world.message(attempt.id))), u"unknown attempt"_s);

        QCOMPARE(nameOf(world.stateOf(attempt)), u"NEW"_s);
        QVERIFY(world.stores.rows.sessions.isEmpty());
        QVERIFY(world.publisher.log.isEmpty());
        QCOMPARE(world.entered(attempt, world.code()), u"right"_s);
    }

    void aNumberMatchNeverCompletesAnAttemptByCode()
    {
        World world;
        const auto attempt = world.requested().attempt;

        QVERIFY(world.logins.confirm(attempt.id, world.code()).value() == NumberMatch::NotWanted);

        QCOMPARE(nameOf(world.stateOf(attempt)), u"NEW"_s);
    }

    void codesAndQrCodesOfAKioskDoNotPushEachOtherOut()
    {
        World world;
        const auto shown = world.started();
        const auto byCode = world.requested().attempt;
        world.clock.advance(1s);
        for (int i = 0; i < 5; ++i)
            (void)world.requested();
        QCOMPARE(nameOf(world.stateOf(shown)), u"NEW"_s);

        for (int i = 0; i < 5; ++i)
            (void)world.started();

        QCOMPARE(nameOf(world.stateOf(shown)), u"FAILED CANCELLED"_s);
        QCOMPARE(nameOf(world.stateOf(byCode)), u"NEW"_s);
    }

    void whoIsSlowerThanAnotherServerIsTooLate()
    {
        World world;
        const auto attempt = world.requested().attempt;
        world.stores.beforeAdvance = [&] {
            auto &stored = world.stores.rows.attempts[attempt.id];
            stored.state = {.status = AttemptStatus::Failed, .failure = FailureReason::Cancelled};
        };

        QCOMPARE(world.entered(attempt, world.code()), u"over"_s);

        QVERIFY(world.stores.rows.sessions.isEmpty());
        QVERIFY(world.stores.rows.audit.isEmpty());
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
        World world;
        const auto attempt = world.requested().attempt;
        world.stores.failing = failing;

        QCOMPARE(world.entered(attempt, isRight ? world.code() : world.wrongCode()),
                 u"storage failed"_s);

        world.stores.failing.reset();
        QCOMPARE(nameOf(world.stateOf(attempt)), u"NEW"_s);
        QCOMPARE(world.stored(attempt).wrongNumbers, 0);
        QVERIFY(world.stores.rows.sessions.isEmpty());
        QCOMPARE(world.entered(attempt, world.code()), u"right"_s);
    }
};

KIOSK_TEST(TestCodeLoginService)

} // namespace CodeLoginServiceTest

#include "tst_codeloginservice.moc"
