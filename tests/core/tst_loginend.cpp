#include "support/loginworld.h"
#include "support/test.h"

#include <QTest>

namespace LoginEndTest {

using namespace Core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::nameOf;
using TestSupport::Step;
using World = TestSupport::LoginWorld;

//! How LoginService ends attempts without a message: cancelled, expired.
class TestLoginEnd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPendingAttemptCanBeCancelledOnce_data()
    {
        QTest::addColumn<AttemptStatus>("status");

        QTest::newRow("new") << AttemptStatus::New;
        QTest::newRow("verified") << AttemptStatus::Verified;
    }

    void aPendingAttemptCanBeCancelledOnce()
    {
        QFETCH(AttemptStatus, status);
        World world;
        const auto attempt = world.started();
        world.stores.rows.attempts[attempt.id].state.status = status;

        const auto first = world.logins.cancel(attempt.id);
        const auto second = world.logins.cancel(attempt.id);

        QVERIFY(first.value());
        QVERIFY(!second.value());
        QCOMPARE(nameOf(world.stateOf(attempt)), u"FAILED CANCELLED"_s);
        QCOMPARE(world.publisher.log,
                 QStringList(world.published(u"changed"_s, attempt, AttemptStatus::Failed)));
        QCOMPARE(nameOf(world.logins.complete(world.message(attempt.id))), u"attempt over"_s);
    }

    void whatIsOverCannotBeCancelled()
    {
        World world;
        const auto completed = world.started();
        QVERIFY(world.logins.complete(world.message(completed.id)));
        const auto expired = world.started();
        world.clock.advance(180s);
        world.publisher.log.clear();

        QVERIFY(!world.logins.cancel(completed.id).value());
        QVERIFY(!world.logins.cancel(expired.id).value());
        QVERIFY(!world.logins.cancel(QUuid::createUuid()).value());

        QCOMPARE(nameOf(world.stateOf(completed)), u"COMPLETED"_s);
        QCOMPARE(world.stateOf(expired), AttemptState{});
        QVERIFY(world.publisher.log.isEmpty());
    }

    void aCancelThatCannotBeStoredTellsNobody_data()
    {
        QTest::addColumn<Step>("failing");

        QTest::newRow("find") << Step::FindAttempt;
        QTest::newRow("advance") << Step::AdvanceAttempt;
        QTest::newRow("commit") << Step::Commit;
    }

    void aCancelThatCannotBeStoredTellsNobody()
    {
        QFETCH(Step, failing);
        World world;
        const auto attempt = world.started();
        world.stores.failing = failing;

        QVERIFY(!world.logins.cancel(attempt.id));

        QCOMPARE(world.stateOf(attempt), AttemptState{});
        QVERIFY(world.publisher.log.isEmpty());
    }

    void aLostCancelTellsNobody()
    {
        World world;
        const auto attempt = world.started();
        world.stores.beforeAdvance = [&world, &attempt] {
            world.stores.rows.attempts[attempt.id].state.status = AttemptStatus::Completed;
        };

        QVERIFY(!world.logins.cancel(attempt.id).value());

        QCOMPARE(nameOf(world.stateOf(attempt)), u"COMPLETED"_s);
        QVERIFY(world.publisher.log.isEmpty());
    }

    void whatIsDueExpiresAndIsPublishedOnce()
    {
        World world;
        const auto completed = world.started();
        QVERIFY(world.logins.complete(world.message(completed.id)));
        const auto due = world.started();
        world.clock.advance(1s);
        const auto later = world.started();
        world.clock.advance(179s);
        world.publisher.log.clear();

        const auto first = world.logins.expireDue();
        const auto second = world.logins.expireDue();

        QCOMPARE(first.value(), QList{due.id});
        QVERIFY(second->isEmpty());
        QCOMPARE(nameOf(world.stateOf(due)), u"FAILED ATTEMPT_EXPIRED"_s);
        QCOMPARE(world.stateOf(later), AttemptState{});
        QCOMPARE(nameOf(world.stateOf(completed)), u"COMPLETED"_s);
        QCOMPARE(world.publisher.log,
                 QStringList(world.published(u"changed"_s, due, AttemptStatus::Failed)));
    }

    void anExpiryThatCannotBeStoredTellsNobody_data()
    {
        QTest::addColumn<Step>("failing");

        QTest::newRow("expire") << Step::ExpireAttempts;
        QTest::newRow("commit") << Step::Commit;
    }

    void anExpiryThatCannotBeStoredTellsNobody()
    {
        QFETCH(Step, failing);
        World world;
        const auto attempt = world.started();
        world.clock.advance(180s);
        world.stores.failing = failing;

        QVERIFY(!world.logins.expireDue());

        QCOMPARE(world.stateOf(attempt), AttemptState{});
        QVERIFY(world.publisher.log.isEmpty());
    }

    void findTellsWhatAnAttemptIsNow()
    {
        World world;
        const auto attempt = world.started();

        QCOMPARE(world.logins.find(attempt.id).value()->state, AttemptState{});
        world.clock.advance(180s);
        QCOMPARE(nameOf(world.logins.find(attempt.id).value()->state), u"FAILED ATTEMPT_EXPIRED"_s);

        QCOMPARE(world.stateOf(attempt), AttemptState{}); // looking writes nothing
        QVERIFY(!world.logins.find(QUuid::createUuid()).value());
        world.stores.failing = Step::FindAttempt;
        QVERIFY(!world.logins.find(attempt.id));
    }
};

KIOSK_TEST(TestLoginEnd)

} // namespace LoginEndTest
#include "tst_loginend.moc"
