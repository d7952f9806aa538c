// SPDX-License-Identifier: GPL-3.0-only
#include "storage/attemptfixture.h"
#include "support/test.h"

namespace AttemptQueriesTest {

using namespace Storage;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace TestSupport;
using Core::AttemptStatus;
using Core::FailureReason;

//! Which attempts are found by what.
class TestAttemptQueries : public AttemptFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDrivers(); }
    void init() { open(); }
    void cleanup() { close(); }

    void theNewestComeFirst()
    {
        QList<QUuid> newestFirst;
        for (int i = 0; i < 4; ++i) {
            auto attempt = newAttempt();
            attempt.createdAt = begin.addDuration(std::chrono::milliseconds(i));
            QVERIFY(m_store->insert(attempt));
            newestFirst.prepend(attempt.id);
        }

        const auto attempts = m_store->newest(3);

        QVERIFY(attempts);
        QCOMPARE(attempts->size(), 3);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(attempts->at(i).id, newestFirst[i]);
    }

    void theNewestByMessageIsNoneByCode()
    {
        QVERIFY(!m_store->newestByMessage().value());
        (void)insertedAt(begin.addDuration(1s));
        const auto newest = insertedAt(begin.addDuration(2s));
        auto byCodeAfterwards = byCode();
        byCodeAfterwards.createdAt = begin.addDuration(3s);
        QVERIFY(m_store->insert(byCodeAfterwards));

        QCOMPARE(m_store->newestByMessage().value()->id, newest.id);
    }

    void onlyAttemptsWithSomethingToTellAreEventful()
    {
        const auto completed = insertedAt(begin.addDuration(1s));
        QVERIFY(end(completed, AttemptStatus::Completed));
        const auto unknown = insertedAt(begin.addDuration(2s));
        QVERIFY(end(unknown, AttemptStatus::Failed, FailureReason::UserNotFound));
        const auto verified = insertedAt(begin.addDuration(3s));
        QVERIFY(end(verified, AttemptStatus::Verified));
        const auto expiredUnseen = insertedAt(begin.addDuration(4s));
        QVERIFY(end(expiredUnseen, AttemptStatus::Failed, FailureReason::AttemptExpired));
        const auto cancelledUnseen = insertedAt(begin.addDuration(5s));
        QVERIFY(end(cancelledUnseen, AttemptStatus::Failed, FailureReason::Cancelled));
        auto expired = insertedAt(begin.addDuration(6s));
        expired.verifiedPhone = Core::PhoneNumber::fromE164(u"+996555121001");
        QVERIFY(end(expired, AttemptStatus::Failed, FailureReason::AttemptExpired));
        const auto waiting = insertedAt(begin.addDuration(7s));
        const auto elsewhere = insertedAt(begin.addDuration(8s), u"Desk 2"_s);
        QVERIFY(end(elsewhere, AttemptStatus::Completed));

        QCOMPARE(idsOf(m_store->newestEventful(u"Desk 1"_s, 100)),
                 QList({expired.id, verified.id, unknown.id, completed.id}));
        QCOMPARE(idsOf(m_store->newestEventful(u"Desk 1"_s, 2)), QList({expired.id, verified.id}));
        QCOMPARE(idsOf(m_store->newestOf(u"Desk 1"_s, 3)),
                 QList({waiting.id, expired.id, cancelledUnseen.id}));
        QCOMPARE(idsOf(m_store->newestOf(u"Desk 1"_s, 100)).size(), 7);
    }

    void eventfulAttemptsAreFoundWithoutLookingAtAll()
    {
        QVERIFY(m_store->insert(newAttempt()));

        const auto plan =
            m_database->planOf(u"SELECT id FROM login_attempts "
                               "WHERE kiosk = 'Desk' AND (status IN ('VERIFIED', 'COMPLETED') "
                               "OR verified_phone IS NOT NULL "
                               "OR failure_reason NOT IN ('ATTEMPT_EXPIRED', 'CANCELLED')) "
                               "ORDER BY created_at DESC, id LIMIT 20"_s);

        QVERIFY2(plan.contains(u"login_attempts_of_kiosk"_s), qPrintable(plan));
    }

    void anAttemptByCodeIsNoneThatWaitsForAMessage()
    {
        QVERIFY(m_store->insert(byCode()));
        const auto shown = newAttempt();
        QVERIFY(m_store->insert(shown));

        const auto pending = m_store->pendingOf(u"Desk 1"_s, begin).value();

        QCOMPARE(pending.size(), 1);
        QCOMPARE(pending.first().id, shown.id);
    }

    void codesAreCountedWithinTheirWindows_data()
    {
        QTest::addColumn<QString>("phone");
        QTest::addColumn<bool>("isSent");
        QTest::addColumn<std::chrono::milliseconds>("age");
        QTest::addColumn<int>("wrong");
        QTest::addColumn<int>("expectedSent");
        QTest::addColumn<int>("expectedWrong");
        using Age = std::chrono::milliseconds;
        const auto wanted = u"+996555121001"_s;

        QTest::newRow("just now") << wanted << true << Age(0ms) << 2 << 1 << 2;
        QTest::newRow("by a clock that was a minute ahead")
            << wanted << true << Age(-1min) << 2 << 1 << 2;
        QTest::newRow("by a clock that was far ahead")
            << wanted << true << Age(-24h * 365) << 2 << 0 << 0;
        QTest::newRow("unsent") << wanted << false << Age(0ms) << 2 << 0 << 0;
        QTest::newRow("another number") << u"+996555121002"_s << true << Age(0ms) << 2 << 0 << 0;
        QTest::newRow("within the hour") << wanted << true << Age(1h - 1ms) << 0 << 1 << 0;
        QTest::newRow("an hour ago") << wanted << true << Age(1h) << 3 << 0 << 3;
        // An attempt of 180 s: its last code may have come as late as that.
        QTest::newRow("over within the day")
            << wanted << true << Age(24h + 180s - 1ms) << 5 << 0 << 5;
        QTest::newRow("over a day ago") << wanted << true << Age(24h + 180s) << 5 << 0 << 0;
    }

    void codesAreCountedWithinTheirWindows()
    {
        QFETCH(QString, phone);
        QFETCH(bool, isSent);
        QFETCH(std::chrono::milliseconds, age);
        QFETCH(int, wrong);
        QFETCH(int, expectedSent);
        QFETCH(int, expectedWrong);
        const auto tenant = addTenant();
        auto attempt = byCode();
        attempt.expectedPhone = Core::PhoneNumber::fromE164(phone);
        attempt.tenantId = isSent ? std::optional(tenant) : std::nullopt;
        QVERIFY(m_store->insert(attempt));
        attempt.wrongNumbers = wrong;
        QCOMPARE(m_store->advance(attempt, AttemptStatus::New, begin), true);
        const auto now = begin.addDuration(age);

        Core::CodeUseQuery query{.phone = Core::PhoneNumber::fromE164(u"+996555121001").value(),
                                 .requester = attempt.codeRequester,
                                 .sentAfter = now.addDuration(-1h),
                                 .wrongAfter = now.addDuration(-24h),
                                 .wrongOfRequesterAfter = now.addDuration(-24h),
                                 .until = now.addDuration(120s)};
        const auto use = m_store->useOf(query);
        query.requester = u"somebody else"_s;
        const auto useOfOthers = m_store->useOf(query);
        const auto worst = m_store->worstUseOf(query);

        QVERIFY(use && useOfOthers && worst);
        QCOMPARE(use->sent, expectedSent);
        QCOMPARE(use->wrong, expectedWrong);
        QCOMPARE(use->wrongOfRequester, isSent ? expectedWrong : wrong);
        QCOMPARE(useOfOthers->wrong, expectedWrong);
        QCOMPARE(useOfOthers->wrongOfRequester, 0);
        QCOMPARE(worst->wrong, expectedWrong);
        QCOMPARE(worst->wrongOfRequester, use->wrongOfRequester);
        QCOMPARE(m_store->sentToAll(now.addDuration(-1h), query.until),
                 isSent && age < std::chrono::milliseconds(1h)
                         && age >= std::chrono::milliseconds(-120s)
                     ? 1
                     : 0);
    }

    void whatIsForgivenCountsNoLonger()
    {
        const auto tenant = addTenant();
        auto attempt = byCode();
        attempt.tenantId = tenant;
        QVERIFY(m_store->insert(attempt));
        attempt.wrongNumbers = 3;
        QCOMPARE(m_store->advance(attempt, AttemptStatus::New, begin), true);

        QVERIFY(m_store->forgive(*attempt.expectedPhone, begin.addDuration(-1h)));

        const auto wrong = [&] {
            return m_store
                ->worstUseOf({.phone = *attempt.expectedPhone,
                              .requester = {},
                              .sentAfter = begin,
                              .wrongAfter = begin,
                              .wrongOfRequesterAfter = begin,
                              .until = begin})
                ->wrong;
        };
        QCOMPARE(wrong(), 0);
        QCOMPARE(m_store->find(attempt.id).value()->wrongNumbers, 3);
        attempt.wrongNumbers = 4;
        QCOMPARE(m_store->advance(attempt, AttemptStatus::New, begin), true);
        QCOMPARE(wrong(), 1);
    }

    void whoWaitsForANumberIsFound()
    {
        const auto tenant = addTenant();
        const auto waiting = newAttempt();
        auto verified = newAttempt();
        verified.tenantId = tenant;
        for (const auto &attempt : {waiting, verified})
            QVERIFY(m_store->insert(attempt));
        verified.state.status = AttemptStatus::Verified;
        verified.chat = u"996555121001@c.us"_s;
        verified.numberDigits = 6;
        QCOMPARE(m_store->advance(verified, AttemptStatus::New, begin), true);

        const auto found = m_store->awaitingNumberOf(tenant, begin);

        QVERIFY(found);
        QCOMPARE(found->size(), 1);
        QCOMPARE(found->first().id, verified.id);
        QCOMPARE(found->first().chat, verified.chat);
        QCOMPARE(found->first().numberDigits, 6);
        QVERIFY(m_store->awaitingNumberOf(tenant + 1, begin)->isEmpty());
        QVERIFY(m_store->awaitingNumberOf(tenant, verified.expiresAt)->isEmpty());
    }

    void countingCodesUsesTheIndex()
    {
        const auto plan = m_database->planOf(u"SELECT sum(wrong_numbers) FROM login_attempts "
                                             "WHERE expected_phone = '+996555121001' "
                                             "AND expires_at > '2026-01-23T17:30:00.000Z'"_s);

        QVERIFY2(plan.contains(u"login_attempts_expected"_s), qPrintable(plan));
    }

    void aKiosksPendingAttemptsComeOldestFirst()
    {
        const auto oldest = insertedAt(begin.addDuration(1s));
        const auto newest = insertedAt(begin.addDuration(3s));
        const auto verified = insertedAt(begin.addDuration(2s));
        QVERIFY(end(verified, AttemptStatus::Verified));
        QVERIFY(end(insertedAt(begin), AttemptStatus::Completed));
        QVERIFY(end(insertedAt(begin), AttemptStatus::Failed, FailureReason::Cancelled));
        (void)insertedAt(begin.addDuration(-180s)); // over
        (void)insertedAt(begin, u"Desk 2"_s);
        (void)insertedAt(begin, {});

        const auto pending = m_store->pendingOf(u"Desk 1"_s, begin).value();

        QCOMPARE(pending.size(), 3);
        QCOMPARE(pending[0].id, oldest.id);
        QCOMPARE(pending[1].id, verified.id);
        QCOMPARE(pending[2].id, newest.id);
    }

    void aKiosksPendingAttemptsAreCancelled()
    {
        const auto waiting = insertedAt(begin);
        const auto verified = insertedAt(begin);
        QVERIFY(end(verified, AttemptStatus::Verified));
        const auto completed = insertedAt(begin);
        QVERIFY(end(completed, AttemptStatus::Completed));
        const auto refused = insertedAt(begin);
        QVERIFY(end(refused, AttemptStatus::Failed, FailureReason::UserNotFound));
        const auto over = insertedAt(begin.addDuration(-180s));
        const auto elsewhere = insertedAt(begin, u"Desk 2"_s);
        const auto inABrowser = insertedAt(begin, {});

        QVERIFY(m_store->cancelAllOf(u"Desk 1"_s, begin));

        const Core::AttemptState cancelled{.status = AttemptStatus::Failed,
                                           .failure = FailureReason::Cancelled};
        QCOMPARE(stored(waiting.id)->state, cancelled);
        QCOMPARE(stored(verified.id)->state, cancelled);
        QVERIFY(stored(completed.id)->state.status == AttemptStatus::Completed);
        QVERIFY(stored(refused.id)->state.failure == FailureReason::UserNotFound);
        QVERIFY(stored(over.id)->stateAt(begin).failure == FailureReason::AttemptExpired);
        QCOMPARE(stored(elsewhere.id)->state, Core::AttemptState{});
        QCOMPARE(stored(inABrowser.id)->state, Core::AttemptState{});
    }

    void whatWaitsForANumberOfALinkedSenderIsCancelled()
    {
        const Core::Sender linked{.phone = Core::PhoneNumber::fromE164(u"+996555000111")};
        const auto tenant = addTenant();
        const auto verified = [&](const QString &phone, qint64 whose) {
            auto attempt = insertedAt(begin);
            attempt.verifiedPhone = Core::PhoneNumber::fromE164(phone);
            attempt.tenantId = whose;
            return end(attempt, AttemptStatus::Verified) ? attempt.id : QUuid();
        };
        const auto through = verified(u"+996555000111"_s, tenant);
        const auto own = verified(u"+996555121001"_s, tenant);
        const auto ofAnother = verified(u"+996555000111"_s, addTenant());

        QVERIFY(m_store->cancelAllThrough(
            {.id = 1, .sender = linked, .tenantId = tenant, .madeBy = {}, .createdAt = begin},
            begin));

        QVERIFY(stored(through)->state.failure == FailureReason::Cancelled);
        QVERIFY(stored(own)->state.status == AttemptStatus::Verified);
        QVERIFY(stored(ofAnother)->state.status == AttemptStatus::Verified);
    }
};

KIOSK_TEST(TestAttemptQueries)

} // namespace AttemptQueriesTest

#include "tst_attemptqueries.moc"
