// SPDX-License-Identifier: GPL-3.0-only
#include "storage/attemptfixture.h"
#include "support/test.h"

#include <atomic>
#include <thread>
#include <vector>

namespace SqlAttemptStoreTest {

using namespace Storage;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace TestSupport;
using Core::AttemptStatus;
using Core::FailureReason;

//! SqlAttemptStore: the states of one attempt.
class TestSqlAttemptStore : public AttemptFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDriversAndAdopted(); }
    void init() { open(); }
    void cleanup() { close(); }

    void aNewAttemptComesBackAsItWas()
    {
        const auto attempt = newAttempt();
        QVERIFY(m_store->insert(attempt));

        const auto found = stored(attempt.id);

        QVERIFY(found);
        QCOMPARE(found->id, attempt.id);
        QCOMPARE(found->state, attempt.state);
        QCOMPARE(found->createdAt, attempt.createdAt);
        QCOMPARE(found->createdAt.timeSpec(), Qt::UTC);
        QCOMPARE(found->expiresAt, attempt.expiresAt);
        QCOMPARE(found->channelTokenHash, attempt.channelTokenHash);
        QCOMPARE(found->language, attempt.language);
        QCOMPARE(found->kiosk, attempt.kiosk);
        QVERIFY(!found->verifiedPhone);
        QVERIFY(!found->tenantId);
    }

    void aWebAttemptHasNeitherKioskNorLanguage()
    {
        auto attempt = newAttempt();
        attempt.kiosk.clear();
        attempt.language.clear();
        QVERIFY(m_store->insert(attempt));

        QVERIFY(stored(attempt.id)->kiosk.isEmpty());
        QVERIFY(stored(attempt.id)->language.isEmpty());
    }

    void anUnknownIdIsNoError()
    {
        const auto found = m_store->find(QUuid::createUuid());

        QVERIFY(found);
        QVERIFY(!*found);
    }

    void anIdIsUsedOnce()
    {
        const auto attempt = newAttempt();
        QVERIFY(m_store->insert(attempt));

        QVERIFY(!m_store->insert(attempt));
    }

    void theOutcomeComesBackAsItWas()
    {
        const auto tenant = addTenant();
        const auto attempt = newAttempt();
        QVERIFY(m_store->insert(attempt));
        auto completed = withState(attempt, AttemptStatus::Completed);
        completed.verifiedPhone = Core::PhoneNumber::fromE164(u"+996555121001");
        completed.senderLid = u"155508384256027"_s;
        completed.tenantId = tenant;

        QCOMPARE(m_store->advance(completed, AttemptStatus::New, begin.addDuration(5s)), true);

        QCOMPARE(stored(attempt.id)->state, completed.state);
        QCOMPARE(stored(attempt.id)->verifiedPhone, completed.verifiedPhone);
        QCOMPARE(stored(attempt.id)->senderLid, completed.senderLid);
        QCOMPARE(stored(attempt.id)->tenantId, tenant);
        QCOMPARE(stored(attempt.id)->createdAt, attempt.createdAt);
        QCOMPARE(stored(attempt.id)->channelTokenHash, attempt.channelTokenHash);
    }

    void everyFailureComesBackAsItWas_data()
    {
        QTest::addColumn<FailureReason>("reason");
        QTest::newRow("expired") << FailureReason::AttemptExpired;
        QTest::newRow("unknown") << FailureReason::UserNotFound;
        QTest::newRow("shared") << FailureReason::PhoneNotUnique;
        QTest::newRow("disabled") << FailureReason::TenantDisabled;
        QTest::newRow("wrong number") << FailureReason::ConfirmationFailed;
        QTest::newRow("cancelled") << FailureReason::Cancelled;
    }

    void everyFailureComesBackAsItWas()
    {
        QFETCH(FailureReason, reason);
        const auto attempt = newAttempt();
        QVERIFY(m_store->insert(attempt));
        const auto failed = withState(attempt, AttemptStatus::Failed, reason);

        QCOMPARE(m_store->advance(failed, AttemptStatus::New, begin), true);

        QCOMPARE(stored(attempt.id)->state, failed.state);
    }

    void anAttemptAdvancesFromWhereItIsUntilItIsOver_data()
    {
        QTest::addColumn<AttemptStatus>("from");
        QTest::addColumn<std::chrono::milliseconds>("age");
        QTest::addColumn<bool>("advances");
        QTest::newRow("at once") << AttemptStatus::New << 0ms << true;
        QTest::newRow("last moment") << AttemptStatus::New << 179999ms << true;
        QTest::newRow("over") << AttemptStatus::New << 180000ms << false;
        QTest::newRow("long over") << AttemptStatus::New << 86400000ms << false;
        QTest::newRow("another status") << AttemptStatus::Verified << 0ms << false;
        QTest::newRow("completed") << AttemptStatus::Completed << 0ms << false;
    }

    void anAttemptAdvancesFromWhereItIsUntilItIsOver()
    {
        QFETCH(AttemptStatus, from);
        QFETCH(std::chrono::milliseconds, age);
        QFETCH(bool, advances);
        const auto attempt = newAttempt();
        QVERIFY(m_store->insert(attempt));
        const auto failed = withState(attempt, AttemptStatus::Failed, FailureReason::Cancelled);

        QCOMPARE(m_store->advance(failed, from, begin.addDuration(age)), advances);

        QCOMPARE(stored(attempt.id)->state, advances ? failed.state : attempt.state);
    }

    void anUnknownAttemptDoesNotAdvance()
    {
        const auto nobodys = withState(newAttempt(), AttemptStatus::Completed);

        QCOMPARE(m_store->advance(nobodys, AttemptStatus::New, begin), false);
    }

    void ofManyAtOnceExactlyOneWins()
    {
        constexpr auto rounds = 5;
        constexpr auto senders = 8;
        for (int round = 0; round < rounds; ++round) {
            const auto attempt = newAttempt();
            QVERIFY(m_store->insert(attempt));
            std::atomic<int> won = 0;
            std::atomic<int> lost = 0;
            std::vector<std::thread> threads;
            for (int i = 0; i < senders; ++i) {
                threads.emplace_back([&] {
                    const auto connection = m_database->anotherConnection();
                    const auto advanced = SqlAttemptStore(connection->database())
                                              .advance(withState(attempt, AttemptStatus::Completed),
                                                       AttemptStatus::New, begin);
                    if (advanced)
                        *advanced ? ++won : ++lost;
                });
            }
            for (auto &thread : threads)
                thread.join();

            QCOMPARE(won.load(), 1);
            QCOMPARE(lost.load(), senders - 1);
        }
    }

    void expiryEndsWhatIsPendingAndOverAndNamesIt()
    {
        const auto over = newAttempt(180s);
        const auto waiting = newAttempt(181s);
        const auto verified = newAttempt(60s);
        const auto completed = newAttempt(60s);
        for (const auto &attempt : {over, waiting, verified, completed})
            QVERIFY(m_store->insert(attempt));
        QCOMPARE(m_store->advance(withState(verified, AttemptStatus::Verified), AttemptStatus::New,
                                  begin),
                 true);
        QCOMPARE(m_store->advance(withState(completed, AttemptStatus::Completed),
                                  AttemptStatus::New, begin),
                 true);

        const auto expired = m_store->expire(begin.addDuration(180s));

        QVERIFY(expired);
        QCOMPARE(QSet<QUuid>(expired->begin(), expired->end()),
                 QSet<QUuid>({over.id, verified.id}));
        const Core::AttemptState overState{.status = AttemptStatus::Failed,
                                           .failure = FailureReason::AttemptExpired};
        QCOMPARE(stored(over.id)->state, overState);
        QCOMPARE(stored(verified.id)->state, overState);
        QVERIFY(stored(waiting.id)->state.status == AttemptStatus::New);
        QVERIFY(stored(completed.id)->state.status == AttemptStatus::Completed);
    }

    void expiryEndsWhatBeganBeforeTheClockWasSetBack()
    {
        const auto attempt = newAttempt();
        QVERIFY(m_store->insert(attempt));

        QVERIFY(m_store->expire(begin.addDuration(-2min))->isEmpty());
        QCOMPARE(*m_store->expire(begin.addDuration(-2min - 1ms)), QList({attempt.id}));
    }

    void anAttemptExpiresOnce()
    {
        QVERIFY(m_store->insert(newAttempt()));
        QCOMPARE(m_store->expire(begin.addDuration(200s))->size(), 1);

        QCOMPARE(m_store->expire(begin.addDuration(200s))->size(), 0);
    }

    void theNumberMatchIsKept()
    {
        const auto tenant = addTenant();
        auto attempt = newAttempt();
        QVERIFY(m_store->insert(attempt));
        QVERIFY(stored(attempt.id)->confirmationHash.isEmpty());
        attempt = withState(attempt, AttemptStatus::Verified);
        attempt.verifiedPhone = Core::PhoneNumber::fromE164(u"+996555121001");
        attempt.tenantId = tenant;
        attempt.confirmationHash = Core::confirmationHash(attempt.id, u"42"_s);
        QCOMPARE(m_store->advance(attempt, AttemptStatus::New, begin), true);

        attempt.wrongNumbers = 2;
        QCOMPARE(m_store->advance(attempt, AttemptStatus::Verified, begin), true);

        QCOMPARE(stored(attempt.id)->state, attempt.state);
        QCOMPARE(stored(attempt.id)->confirmationHash, attempt.confirmationHash);
        QCOMPARE(stored(attempt.id)->wrongNumbers, 2);
        QCOMPARE(stored(attempt.id)->tenantId, tenant);
    }

    void anAttemptByCodeComesBackAsItWas()
    {
        const auto tenant = addTenant();
        auto attempt = byCode();
        attempt.tenantId = tenant;
        QVERIFY(m_store->insert(attempt));

        const auto found = stored(attempt.id);

        QVERIFY(found && found->isByCode());
        QCOMPARE(found->state, attempt.state);
        QCOMPARE(found->expectedPhone, attempt.expectedPhone);
        QCOMPARE(found->codeHash, attempt.codeHash);
        QCOMPARE(found->tenantId, tenant);
        QVERIFY(found->channelTokenHash.isEmpty());
        QVERIFY(!found->verifiedPhone);
    }

    void anAttemptByMessageHasNoCode()
    {
        const auto attempt = newAttempt();
        QVERIFY(m_store->insert(attempt));

        QVERIFY(!stored(attempt.id)->isByCode());
        QVERIFY(!stored(attempt.id)->expectedPhone);
        QVERIFY(m_database->valueOf(u"SELECT otp_code FROM login_attempts"_s).isNull());
    }

    void advancingLeavesTheCodeAlone()
    {
        auto attempt = byCode();
        QVERIFY(m_store->insert(attempt));
        attempt.wrongNumbers = 4;
        attempt.tenantId = addTenant();

        QCOMPARE(m_store->advance(attempt, AttemptStatus::New, begin), true);

        QCOMPARE(stored(attempt.id)->codeHash, attempt.codeHash);
        QCOMPARE(stored(attempt.id)->expectedPhone, attempt.expectedPhone);
        QCOMPARE(stored(attempt.id)->wrongNumbers, 4);
        QVERIFY(stored(attempt.id)->state.status == AttemptStatus::New);
    }

    void anAttemptByCodeExpiresAndIsCancelledLikeAnyOther()
    {
        const auto expiring = byCode();
        QVERIFY(m_store->insert(expiring));
        QCOMPARE(m_store->expire(begin.addDuration(180s)).value(), QList<QUuid>{expiring.id});
        const auto waiting = byCode();
        QVERIFY(m_store->insert(waiting));

        QVERIFY(m_store->cancelAllOf(u"Desk 1"_s, begin));

        QVERIFY(stored(expiring.id)->state.failure == FailureReason::AttemptExpired);
        QVERIFY(stored(waiting.id)->state.failure == FailureReason::Cancelled);
    }

    void whatCannotBeReadIsNeverPending()
    {
        const auto attempt = newAttempt();
        QVERIFY(m_store->insert(attempt));
        QVERIFY(run(m_database->database(),
                    m_database->database().engine() == Engine::Sqlite
                        ? u"PRAGMA ignore_check_constraints = ON"_s
                        : u"ALTER TABLE login_attempts "
                          "DROP CONSTRAINT login_attempts_status_check"_s));
        QVERIFY(run(m_database->database(), u"UPDATE login_attempts SET status = 'FUTURE'"_s));

        QVERIFY(!Core::isPending(stored(attempt.id)->state.status));
    }

    void aStatusAndItsReasonCannotContradictEachOther()
    {
        QVERIFY(m_store->insert(newAttempt()));

        QVERIFY(!run(m_database->database(), u"UPDATE login_attempts SET status = 'FAILED'"_s));
        QVERIFY(!run(m_database->database(),
                     u"UPDATE login_attempts SET failure_reason = 'CANCELLED'"_s));
        QVERIFY(!run(m_database->database(), u"UPDATE login_attempts SET status = 'DONE'"_s));
    }

    void aLostTableIsAnErrorEverywhere()
    {
        const auto attempt = newAttempt();
        QVERIFY(run(m_database->database(), m_database->dropping(u"login_attempts"_s)));

        QVERIFY(!m_store->insert(attempt));
        QVERIFY(!m_store->find(attempt.id));
        QVERIFY(!m_store->advance(attempt, AttemptStatus::New, begin));
        QVERIFY(!m_store->expire(begin));
        QVERIFY(!m_store->newest(1));
        QVERIFY(!m_store->newestByMessage());
        QVERIFY(!m_store->pendingOf(u"Desk 1"_s, begin));
        QVERIFY(!m_store->cancelAllOf(u"Desk 1"_s, begin));
        const auto phone = *byCode().expectedPhone;
        const Core::CodeUseQuery query{.phone = phone,
                                       .requester = {},
                                       .sentAfter = begin,
                                       .wrongAfter = begin,
                                       .wrongOfRequesterAfter = begin,
                                       .until = begin};
        QVERIFY(!m_store->useOf(query));
        QVERIFY(!m_store->sentToAll(begin, begin));
        QVERIFY(!m_store->worstUseOf(query));
        QVERIFY(!m_store->forgive(phone, begin));
        QVERIFY(!m_store->awaitingNumberOf(1, begin));
    }
};

KIOSK_TEST(TestSqlAttemptStore)

} // namespace SqlAttemptStoreTest

#include "tst_sqlattemptstore.moc"
