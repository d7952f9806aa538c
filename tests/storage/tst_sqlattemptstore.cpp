#include "storage/sqlattemptstore.h"
#include "storage/sqltenantdirectory.h"
#include "storage/statement.h"
#include "support/testdatabase.h"

#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace Storage;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Core::AttemptStatus;
using Core::FailureReason;
using TestSupport::TestDatabase;

Q_DECLARE_METATYPE(std::chrono::milliseconds)

namespace {

const QDateTime begin({2026, 1, 23}, {17, 27, 0, 123}, Qt::UTC);

Core::Attempt newAttempt(std::chrono::seconds life = 180s)
{
    return {.id = QUuid::createUuid(),
            .state = {},
            .createdAt = begin,
            .expiresAt = begin.addDuration(life),
            .channelTokenHash = QByteArray(64, 'a'),
            .language = u"ky"_s,
            .kiosk = u"Desk 1"_s,
            .verifiedPhone = {},
            .tenantId = {}};
}

Core::Attempt byCode()
{
    auto attempt = newAttempt();
    attempt.channelTokenHash.clear();
    attempt.expectedPhone = Core::PhoneNumber::fromE164(u"+996555121001");
    attempt.codeHash = Core::loginCodeHash(Core::Secret("key"), attempt.id, u"012345"_s);
    return attempt;
}

Core::Attempt withState(Core::Attempt attempt, AttemptStatus status,
                        std::optional<FailureReason> failure = {})
{
    attempt.state = {.status = status, .failure = failure};
    return attempt;
}

} // namespace

class TestSqlAttemptStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestSupport::addDrivers(); }

    void init()
    {
        QFETCH_GLOBAL(QString, driver);
        m_database = std::make_unique<TestDatabase>(driver);
        QVERIFY(m_database->isReady());
        m_store = std::make_unique<SqlAttemptStore>(m_database->database());
    }

    void cleanup()
    {
        m_store.reset();
        m_database.reset();
    }

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

    void anAttemptExpiresOnce()
    {
        QVERIFY(m_store->insert(newAttempt()));
        QCOMPARE(m_store->expire(begin.addDuration(200s))->size(), 1);

        QCOMPARE(m_store->expire(begin.addDuration(200s))->size(), 0);
    }

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

        const auto plan = planOf(u"SELECT id FROM login_attempts "
                                 "WHERE kiosk = 'Desk' AND (status IN ('VERIFIED', 'COMPLETED') "
                                 "OR verified_phone IS NOT NULL "
                                 "OR failure_reason NOT IN ('ATTEMPT_EXPIRED', 'CANCELLED')) "
                                 "ORDER BY created_at DESC, id LIMIT 20"_s);

        QVERIFY2(plan.contains(u"login_attempts_of_kiosk"_s), qPrintable(plan));
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
        QTest::newRow("unsent") << wanted << false << Age(0ms) << 2 << 0 << 2;
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

        const auto use = m_store->useOf(Core::PhoneNumber::fromE164(u"+996555121001").value(),
                                        now.addDuration(-1h), now.addDuration(-24h));

        QVERIFY(use);
        QCOMPARE(use->sent, expectedSent);
        QCOMPARE(use->wrong, expectedWrong);
    }

    void countingCodesUsesTheIndex()
    {
        const auto plan = planOf(u"SELECT sum(wrong_numbers) FROM login_attempts "
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
        QVERIFY(!m_store->useOf(*byCode().expectedPhone, begin, begin));
    }

private:
    //! How the database would find the rows, if it had so many that looking at all costs too much.
    [[nodiscard]] QString planOf(const QString &select)
    {
        auto &database = m_database->database();
        const bool isSqlite = database.engine() == Engine::Sqlite;
        if (!isSqlite && !run(database, u"SET enable_seqscan = off"_s))
            return {};
        auto rows =
            execute(database, (isSqlite ? u"EXPLAIN QUERY PLAN "_s : u"EXPLAIN "_s) + select);
        QString plan;
        while (rows && rows->next())
            plan += rows->value(isSqlite ? 3 : 0).toString() + u'\n';
        return plan;
    }

    [[nodiscard]] std::optional<Core::Attempt> stored(const QUuid &id)
    {
        return m_store->find(id).value_or(std::nullopt);
    }

    [[nodiscard]] static QList<QUuid> idsOf(const Core::Stored<QList<Core::Attempt>> &attempts)
    {
        QList<QUuid> ids;
        for (const auto &attempt : attempts.value_or(QList<Core::Attempt>()))
            ids.append(attempt.id);
        return ids;
    }

    //! Lives for 180 s.
    [[nodiscard]] Core::Attempt insertedAt(const QDateTime &time,
                                           const QString &kiosk = u"Desk 1"_s)
    {
        auto attempt = newAttempt();
        attempt.kiosk = kiosk;
        attempt.createdAt = time;
        attempt.expiresAt = time.addDuration(180s);
        return m_store->insert(attempt) ? attempt : Core::Attempt{};
    }

    [[nodiscard]] bool end(const Core::Attempt &attempt, AttemptStatus status,
                           std::optional<FailureReason> failure = {})
    {
        return m_store->advance(withState(attempt, status, failure), AttemptStatus::New, begin)
            .value_or(false);
    }

    [[nodiscard]] qint64 addTenant()
    {
        Core::Tenant tenant;
        tenant.name = u"Asan Usenov"_s;
        tenant.type = u"tenant"_s;
        return SqlTenantDirectory(m_database->database()).add(tenant, begin).value_or(0);
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<SqlAttemptStore> m_store;
};

QTEST_GUILESS_MAIN(TestSqlAttemptStore)

#include "tst_sqlattemptstore.moc"
