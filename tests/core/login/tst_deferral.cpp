// SPDX-License-Identifier: GPL-3.0-only
#include "support/loginfixture.h"
#include "support/test.h"

#include <QTest>

namespace DeferralTest {

using namespace Core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::knownPhone;
using TestSupport::nameOf;
using TestSupport::Step;
using Fixture = TestSupport::LoginFixture;

namespace {

SignInMessage hidden(const Fixture &fixture, const QUuid &attemptId)
{
    auto message = fixture.message(attemptId);
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
        Fixture fixture;
        const auto attempt = fixture.started();
        const auto message = hidden(fixture, attempt.id);

        QCOMPARE(nameOfDeferral(fixture.logins.defer(message)), u"deferred"_s);

        QVERIFY(fixture.logins.deferred().value() == QList{message});
        QCOMPARE(fixture.stateOf(attempt), AttemptState{});
        QCOMPARE(fixture.publisher.log,
                 QStringList(Fixture::published(u"arrived"_s, attempt, AttemptStatus::New)));
    }

    void onceItIsDecidedItWaitsNoLonger()
    {
        Fixture fixture;
        const auto attempt = fixture.started();
        const auto message = hidden(fixture, attempt.id);
        QVERIFY(fixture.logins.defer(message));

        QCOMPARE(nameOf(fixture.logins.complete(lookedUp(message))), u"COMPLETED"_s);

        QVERIFY(fixture.logins.deferred()->isEmpty());
        const QStringList log{Fixture::published(u"arrived"_s, attempt, AttemptStatus::New),
                              Fixture::published(u"changed"_s, attempt, AttemptStatus::Completed)};
        QCOMPARE(fixture.publisher.log, log); // arrived once
        QCOMPARE(nameOfDeferral(fixture.logins.defer(message)), u"duplicate"_s);
        QCOMPARE(nameOf(fixture.logins.complete(lookedUp(message))), u"duplicate"_s);
    }

    void whereTheGatewayCannotTellNobodyIsFound()
    {
        Fixture fixture;
        const auto attempt = fixture.started();
        const auto message = hidden(fixture, attempt.id);
        QVERIFY(fixture.logins.defer(message));

        QCOMPARE(nameOf(fixture.logins.complete(message)), u"FAILED USER_NOT_FOUND"_s);

        QVERIFY(fixture.logins.deferred()->isEmpty());
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
        Fixture fixture;
        auto message = hidden(fixture, fixture.started().id);
        message.key.messageId = messageId;
        QVERIFY(fixture.logins.defer(message));

        QCOMPARE(nameOfDeferral(fixture.logins.defer(message)), u"duplicate"_s);

        QCOMPARE(fixture.logins.deferred()->size(), 1);
        QCOMPARE(fixture.publisher.log.size(), 1);
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
        Fixture fixture;
        const auto attempt = fixture.started();
        auto message = hidden(fixture, attempt.id);
        auto expected = what;
        if (what == u"unknown attempt"_s) {
            message.attemptId = QUuid::createUuid();
        } else if (what == u"attempt over"_s) {
            fixture.clock.advance(180s);
        } else if (what == u"sent before"_s) {
            message.sentAt = message.sentAt.addSecs(-121);
        } else if (what == u"duplicate"_s) {
            auto first = message;
            first.attemptId = fixture.started().id;
            QVERIFY(fixture.logins.complete(first));
            fixture.publisher.log.clear();
        } else {
            fixture.stores.rows.attempts[attempt.id].codeHash = "hash"_ba;
            expected = u"unknown attempt"_s;
        }

        QCOMPARE(nameOfDeferral(fixture.logins.defer(message)), expected);

        QVERIFY(fixture.logins.deferred()->isEmpty());
        QVERIFY(fixture.publisher.log.isEmpty());
    }

    void anAttemptThatEndedMeanwhileForgetsTheMessage()
    {
        Fixture fixture;
        const auto attempt = fixture.started();
        const auto message = hidden(fixture, attempt.id);
        QVERIFY(fixture.logins.defer(message));
        fixture.clock.advance(180s);

        QCOMPARE(nameOf(fixture.logins.complete(lookedUp(message))), u"attempt over"_s);

        QVERIFY(fixture.logins.deferred()->isEmpty());
    }

    void aFailureLeavesItWaiting()
    {
        Fixture fixture;
        const auto message = hidden(fixture, fixture.started().id);
        QVERIFY(fixture.logins.defer(message));
        fixture.stores.failing = Step::Commit;

        QCOMPARE(nameOf(fixture.logins.complete(lookedUp(message))), u"storage failed"_s);

        fixture.stores.failing.reset();
        QCOMPARE(fixture.logins.deferred()->size(), 1);
        QCOMPARE(nameOf(fixture.logins.complete(lookedUp(message))), u"COMPLETED"_s);
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
        Fixture fixture;
        const auto message = hidden(fixture, fixture.started().id);
        fixture.stores.failing = failing;

        QCOMPARE(nameOfDeferral(fixture.logins.defer(message)), u"storage failed"_s);

        QVERIFY(fixture.stores.rows.deferred.isEmpty());
        QVERIFY(fixture.publisher.log.isEmpty());
    }
};

KIOSK_TEST(TestDeferral)

} // namespace DeferralTest

#include "tst_deferral.moc"
