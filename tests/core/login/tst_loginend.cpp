// SPDX-License-Identifier: GPL-3.0-only
#include "support/loginfixture.h"
#include "support/test.h"

#include <QTest>

namespace LoginEndTest {

using namespace Core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::nameOf;
using TestSupport::Step;
using Fixture = TestSupport::LoginFixture;

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
        Fixture fixture;
        const auto attempt = fixture.started();
        fixture.stores.rows.attempts[attempt.id].state.status = status;

        const auto first = fixture.logins.cancel(attempt.id);
        const auto second = fixture.logins.cancel(attempt.id);

        QVERIFY(first.value());
        QVERIFY(!second.value());
        QCOMPARE(nameOf(fixture.stateOf(attempt)), u"FAILED CANCELLED"_s);
        QCOMPARE(fixture.publisher.log,
                 QStringList(fixture.published(u"changed"_s, attempt, AttemptStatus::Failed)));
        QCOMPARE(nameOf(fixture.logins.complete(fixture.message(attempt.id))), u"attempt over"_s);
    }

    void whatIsOverCannotBeCancelled()
    {
        Fixture fixture;
        const auto completed = fixture.started();
        QVERIFY(fixture.logins.complete(fixture.message(completed.id)));
        const auto expired = fixture.started();
        fixture.clock.advance(180s);
        fixture.publisher.log.clear();

        QVERIFY(!fixture.logins.cancel(completed.id).value());
        QVERIFY(!fixture.logins.cancel(expired.id).value());
        QVERIFY(!fixture.logins.cancel(QUuid::createUuid()).value());

        QCOMPARE(nameOf(fixture.stateOf(completed)), u"COMPLETED"_s);
        QCOMPARE(fixture.stateOf(expired), AttemptState{});
        QVERIFY(fixture.publisher.log.isEmpty());
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
        Fixture fixture;
        const auto attempt = fixture.started();
        fixture.stores.failing = failing;

        QVERIFY(!fixture.logins.cancel(attempt.id));

        QCOMPARE(fixture.stateOf(attempt), AttemptState{});
        QVERIFY(fixture.publisher.log.isEmpty());
    }

    void aLostCancelTellsNobody()
    {
        Fixture fixture;
        const auto attempt = fixture.started();
        fixture.stores.beforeAdvance = [&fixture, &attempt] {
            fixture.stores.rows.attempts[attempt.id].state.status = AttemptStatus::Completed;
        };

        QVERIFY(!fixture.logins.cancel(attempt.id).value());

        QCOMPARE(nameOf(fixture.stateOf(attempt)), u"COMPLETED"_s);
        QVERIFY(fixture.publisher.log.isEmpty());
    }

    void whatIsDueExpiresAndIsPublishedOnce()
    {
        Fixture fixture;
        const auto completed = fixture.started();
        QVERIFY(fixture.logins.complete(fixture.message(completed.id)));
        const auto due = fixture.started();
        fixture.clock.advance(1s);
        const auto later = fixture.started();
        fixture.clock.advance(179s);
        fixture.publisher.log.clear();

        const auto first = fixture.logins.expireDue();
        const auto second = fixture.logins.expireDue();

        QCOMPARE(first.value(), QList{due.id});
        QVERIFY(second->isEmpty());
        QCOMPARE(nameOf(fixture.stateOf(due)), u"FAILED ATTEMPT_EXPIRED"_s);
        QCOMPARE(fixture.stateOf(later), AttemptState{});
        QCOMPARE(nameOf(fixture.stateOf(completed)), u"COMPLETED"_s);
        QCOMPARE(fixture.publisher.log,
                 QStringList(fixture.published(u"changed"_s, due, AttemptStatus::Failed)));
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
        Fixture fixture;
        const auto attempt = fixture.started();
        fixture.clock.advance(180s);
        fixture.stores.failing = failing;

        QVERIFY(!fixture.logins.expireDue());

        QCOMPARE(fixture.stateOf(attempt), AttemptState{});
        QVERIFY(fixture.publisher.log.isEmpty());
    }

    void findTellsWhatAnAttemptIsNow()
    {
        Fixture fixture;
        const auto attempt = fixture.started();

        QCOMPARE(fixture.logins.find(attempt.id).value()->state, AttemptState{});
        fixture.clock.advance(180s);
        QCOMPARE(nameOf(fixture.logins.find(attempt.id).value()->state),
                 u"FAILED ATTEMPT_EXPIRED"_s);

        QCOMPARE(fixture.stateOf(attempt), AttemptState{}); // looking writes nothing
        QVERIFY(!fixture.logins.find(QUuid::createUuid()).value());
        fixture.stores.failing = Step::FindAttempt;
        QVERIFY(!fixture.logins.find(attempt.id));
    }
};

KIOSK_TEST(TestLoginEnd)

} // namespace LoginEndTest
#include "tst_loginend.moc"
