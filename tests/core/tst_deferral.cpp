#include "support/loginworld.h"
#include "support/test.h"

#include <QTest>

namespace DeferralTest {

using namespace Core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::knownPhone;
using TestSupport::nameOf;
using TestSupport::Step;
using World = TestSupport::LoginWorld;

namespace {

SignInMessage hidden(const World &world, const QUuid &attemptId)
{
    auto message = world.message(attemptId);
    message.sender = {.phone = {}, .lid = u"155508384256027"_s};
    return message;
}

SignInMessage lookedUp(SignInMessage message)
{
    message.sender.phone = TestSupport::phone(knownPhone);
    return message;
}

QString nameOfDeferral(const Expected<void, IgnoreReason> &deferral)
{
    return deferral ? u"deferred"_s
                    : nameOf(Expected<Attempt, IgnoreReason>(Unexpected(deferral.error())));
}

} // namespace

//! A message waits on disk while the gateway is asked whose it is.
class TestDeferral : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDeferredMessageWaitsAndTheScreenIsTold()
    {
        World world;
        const auto attempt = world.started();
        const auto message = hidden(world, attempt.id);

        QCOMPARE(nameOfDeferral(world.logins.defer(message)), u"deferred"_s);

        QVERIFY(world.logins.deferred().value() == QList{message});
        QCOMPARE(world.stateOf(attempt), AttemptState{});
        QCOMPARE(world.publisher.log,
                 QStringList(World::published(u"arrived"_s, attempt, AttemptStatus::New)));
    }

    void onceItIsDecidedItWaitsNoLonger()
    {
        World world;
        const auto attempt = world.started();
        const auto message = hidden(world, attempt.id);
        QVERIFY(world.logins.defer(message));

        QCOMPARE(nameOf(world.logins.complete(lookedUp(message))), u"COMPLETED"_s);

        QVERIFY(world.logins.deferred()->isEmpty());
        const QStringList log{World::published(u"arrived"_s, attempt, AttemptStatus::New),
                              World::published(u"changed"_s, attempt, AttemptStatus::Completed)};
        QCOMPARE(world.publisher.log, log); // arrived once
        QCOMPARE(nameOfDeferral(world.logins.defer(message)), u"duplicate"_s);
        QCOMPARE(nameOf(world.logins.complete(lookedUp(message))), u"duplicate"_s);
    }

    void whereTheGatewayCannotTellNobodyIsFound()
    {
        World world;
        const auto attempt = world.started();
        const auto message = hidden(world, attempt.id);
        QVERIFY(world.logins.defer(message));

        QCOMPARE(nameOf(world.logins.complete(message)), u"FAILED USER_NOT_FOUND"_s);

        QVERIFY(world.logins.deferred()->isEmpty());
    }

    void aRepeatOfADeferredMessageIsADuplicate_data()
    {
        QTest::addColumn<QString>("messageId");
        QTest::newRow("with an id") << u"BAE5F4886F6F2D05"_s;
        QTest::newRow("without") << QString();
    }

    void aRepeatOfADeferredMessageIsADuplicate()
    {
        QFETCH(QString, messageId);
        World world;
        auto message = hidden(world, world.started().id);
        message.key.messageId = messageId;
        QVERIFY(world.logins.defer(message));

        QCOMPARE(nameOfDeferral(world.logins.defer(message)), u"duplicate"_s);

        QCOMPARE(world.logins.deferred()->size(), 1);
        QCOMPARE(world.publisher.log.size(), 1);
    }

    void whatCouldEndNoAttemptIsNotDeferred_data()
    {
        QTest::addColumn<QString>("what");
        for (const auto *what :
             {"unknown attempt", "attempt over", "sent before", "duplicate", "by code"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }

    void whatCouldEndNoAttemptIsNotDeferred()
    {
        QFETCH(QString, what);
        World world;
        const auto attempt = world.started();
        auto message = hidden(world, attempt.id);
        auto expected = what;
        if (what == u"unknown attempt"_s) {
            message.attemptId = QUuid::createUuid();
        } else if (what == u"attempt over"_s) {
            world.clock.advance(180s);
        } else if (what == u"sent before"_s) {
            message.sentAt = message.sentAt.addSecs(-121);
        } else if (what == u"duplicate"_s) {
            auto first = message;
            first.attemptId = world.started().id;
            QVERIFY(world.logins.complete(first));
            world.publisher.log.clear();
        } else {
            world.stores.rows.attempts[attempt.id].codeHash = "hash"_ba;
            expected = u"unknown attempt"_s;
        }

        QCOMPARE(nameOfDeferral(world.logins.defer(message)), expected);

        QVERIFY(world.logins.deferred()->isEmpty());
        QVERIFY(world.publisher.log.isEmpty());
    }

    void anAttemptThatEndedMeanwhileForgetsTheMessage()
    {
        World world;
        const auto attempt = world.started();
        const auto message = hidden(world, attempt.id);
        QVERIFY(world.logins.defer(message));
        world.clock.advance(180s);

        QCOMPARE(nameOf(world.logins.complete(lookedUp(message))), u"attempt over"_s);

        QVERIFY(world.logins.deferred()->isEmpty());
    }

    void aFailureLeavesItWaiting()
    {
        World world;
        const auto message = hidden(world, world.started().id);
        QVERIFY(world.logins.defer(message));
        world.stores.failing = Step::Commit;

        QCOMPARE(nameOf(world.logins.complete(lookedUp(message))), u"storage failed"_s);

        world.stores.failing.reset();
        QCOMPARE(world.logins.deferred()->size(), 1);
        QCOMPARE(nameOf(world.logins.complete(lookedUp(message))), u"COMPLETED"_s);
    }

    void whatCannotBeStoredIsNotTaken_data()
    {
        QTest::addColumn<Step>("failing");
        QTest::newRow("know the message") << Step::KnowMessage;
        QTest::newRow("find the attempt") << Step::FindAttempt;
        QTest::newRow("defer") << Step::DeferMessage;
        QTest::newRow("commit") << Step::Commit;
    }

    void whatCannotBeStoredIsNotTaken()
    {
        QFETCH(Step, failing);
        World world;
        const auto message = hidden(world, world.started().id);
        world.stores.failing = failing;

        QCOMPARE(nameOfDeferral(world.logins.defer(message)), u"storage failed"_s);

        QVERIFY(world.stores.rows.deferred.isEmpty());
        QVERIFY(world.publisher.log.isEmpty());
    }
};

KIOSK_TEST(TestDeferral)

} // namespace DeferralTest

#include "tst_deferral.moc"
