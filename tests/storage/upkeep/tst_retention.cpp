// SPDX-License-Identifier: GPL-3.0-only
#include "storage/audit/sqlauditlog.h"
#include "storage/engine/statement.h"
#include "storage/transaction/sqlunitofwork.h"
#include "storage/upkeep/retention.h"
#include "support/test.h"
#include "support/testdatabase.h"

#include <QTest>
#include <QUuid>

namespace RetentionTest {

using namespace Storage;
using namespace Qt::StringLiterals;
using TestSupport::TestDatabase;

namespace {

const QDateTime now({2026, 1, 23}, {17, 27, 0, 456}, Qt::UTC);

QString uuid(int number)
{
    return u"00000000-0000-4000-8000-%1"_s.arg(number, 12, 10, QChar(u'0'));
}

} // namespace

//! Retention: which rows are removed because of their age, and which are not.
class TestRetention : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestSupport::addDriversAndAdopted(); }

    void init()
    {
        QFETCH_GLOBAL(QString, driver);
        m_database = std::make_unique<TestDatabase>(driver);
        QVERIFY(m_database->isReady());
        QVERIFY(run(database(),
                    u"INSERT INTO tenants (name, type, created_at, updated_at) "
                    "VALUES ('Asan', 'tenant', :now, :now2)"_s,
                    {{u":now"_s, toColumn(now)}, {u":now2"_s, toColumn(now)}}));
    }

    void cleanup() { m_database.reset(); }

    void attemptsGoByAgeUnlessTheyArePending_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<int>("days");
        QTest::addColumn<bool>("isKept");
        QTest::newRow("completed, old") << u"COMPLETED"_s << 31 << false;
        QTest::newRow("completed, last day") << u"COMPLETED"_s << 29 << true;
        QTest::newRow("failed, old") << u"FAILED"_s << 31 << false;
        QTest::newRow("failed, last day") << u"FAILED"_s << 29 << true;
        QTest::newRow("new, old") << u"NEW"_s << 31 << true;
        QTest::newRow("verified, old") << u"VERIFIED"_s << 31 << true;
    }

    void attemptsGoByAgeUnlessTheyArePending()
    {
        QFETCH(QString, status);
        QFETCH(int, days);
        QFETCH(bool, isKept);
        QVERIFY(addAttempt(1, now.addDays(-days), status));

        QVERIFY(removeAll());

        QCOMPARE(count(u"login_attempts"_s), isKept ? 1 : 0);
    }

    void anAttemptThatNobodyAnsweredGoesAfterADay_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<bool>("isKept");
        const auto ended = [](const QString &when, const QString &rest = {}) {
            return u"failure_reason = 'ATTEMPT_EXPIRED', updated_at = '2026-01-%1Z'"_s.arg(when)
                + rest;
        };
        const auto old = u"22T17:26:00.000"_s;
        QTest::newRow("expired a day ago") << ended(old) << false;
        QTest::newRow("expired less than a day ago") << ended(u"22T17:28:00.000"_s) << true;
        QTest::newRow("cancelled")
            << u"failure_reason = 'CANCELLED', updated_at = '2026-01-22T17:26:00.000Z'"_s << false;
        QTest::newRow("nobody was found")
            << u"failure_reason = 'USER_NOT_FOUND', updated_at = '2026-01-22T17:26:00.000Z'"_s
            << true;
        QTest::newRow("a number wrote")
            << ended(old, u", verified_phone = '+996555121001'"_s) << true;
        QTest::newRow("a hidden id wrote")
            << ended(old, u", sender_lid = '155508384256027'"_s) << true;
        QTest::newRow("a tenant wrote") << ended(old, u", tenant_id = 1"_s) << true;
        QTest::newRow("a code was asked for")
            << ended(old, u", expected_phone = '+996555121001', otp_code = 'hash'"_s) << true;
        QTest::newRow("still pending")
            << u"status = 'NEW', failure_reason = NULL, updated_at = '2026-01-20T00:00:00.000Z'"_s
            << true;
    }

    // Everybody can start attempts, so retention/attempts_days does not count here.
    void anAttemptThatNobodyAnsweredGoesAfterADay()
    {
        QFETCH(QString, change);
        QFETCH(bool, isKept);
        QVERIFY(addAttempt(1, now.addDays(-3), u"FAILED"_s));
        QVERIFY(run(database(), u"UPDATE login_attempts SET "_s + change));

        QVERIFY(removeAll({.attempts = std::chrono::days(3650)}));

        QCOMPARE(count(u"login_attempts"_s), isKept ? 1 : 0);
    }

    void attemptsThatNobodyAnsweredAreFoundByAnIndex()
    {
        const auto plan = m_database->planOf(
            u"SELECT id FROM login_attempts WHERE status = 'FAILED' "
            "AND failure_reason IN ('ATTEMPT_EXPIRED', 'CANCELLED') "
            "AND verified_phone IS NULL AND sender_lid = '' AND tenant_id IS NULL "
            "AND expected_phone IS NULL AND otp_code IS NULL "
            "AND updated_at < '2026-01-22T17:26:00.000Z' ORDER BY updated_at LIMIT 500"_s);

        QVERIFY2(plan.contains(u"login_attempts_unanswered"_s), qPrintable(plan));
    }

    void sessionsGoOnceTheyAreOver_data()
    {
        QTest::addColumn<QDateTime>("usedAt");
        QTest::addColumn<QDateTime>("endsAt");
        QTest::addColumn<QDateTime>("revokedAt");
        QTest::addColumn<int>("idle");
        QTest::addColumn<bool>("isKept");
        const auto old = now.addDays(-31);
        const auto ancient = now.addDays(-400);
        const auto later = now.addDays(100);
        QTest::newRow("ended long ago") << old << old << QDateTime() << 60 << false;
        QTest::newRow("ended lately") << old << now.addDays(-29) << QDateTime() << 1000000 << true;
        QTest::newRow("revoked long ago") << old << later << old << 1000000 << false;
        QTest::newRow("revoked lately") << old << later << now.addDays(-1) << 1000000 << true;
        QTest::newRow("unused for long") << now.addDays(-32) << later << QDateTime() << 60 << false;
        QTest::newRow("live") << now << later << QDateTime() << 60 << true;
        QTest::newRow("live for a year") << ancient << later << QDateTime() << 31536000 << true;
    }

    void sessionsGoOnceTheyAreOver()
    {
        QFETCH(QDateTime, usedAt);
        QFETCH(QDateTime, endsAt);
        QFETCH(QDateTime, revokedAt);
        QFETCH(int, idle);
        QFETCH(bool, isKept);
        QVERIFY(addSession({}, usedAt, endsAt, revokedAt, idle));

        QVERIFY(removeAll());

        QCOMPARE(count(u"sessions"_s), isKept ? 1 : 0);
    }

    void aLiveSessionKeepsItsAttempt()
    {
        const auto old = now.addDays(-40);
        QVERIFY(addAttempt(1, old, u"COMPLETED"_s));
        QVERIFY(addAttempt(2, old, u"COMPLETED"_s));
        QVERIFY(addSession(uuid(1), now, now.addDays(1), {}, 60));
        QVERIFY(addSession(uuid(2), now.addDays(-20), now.addDays(-20), {}, 60));

        QVERIFY(removeAll());

        QCOMPARE(m_database->valueOf(u"SELECT attempt_id FROM login_attempts"_s).toString(),
                 uuid(1));
        QCOMPARE(count(u"sessions WHERE attempt_id IS NULL"_s), 1);
    }

    void whatBelongsToAttemptsGoesWithThem()
    {
        for (const int days : {29, 31}) {
            const auto at = now.addDays(-days);
            QVERIFY(addAttempt(days, at, u"FAILED"_s));
            QVERIFY(addSession({}, at, at, {}, 60));
            for (const auto &sql :
                 {u"INSERT INTO webhook_events VALUES (1, 'c', :id, :at)"_s,
                  u"INSERT INTO handoff_codes (code_hash, tenant_id, session_id, created_at, "
                  "expires_at) SELECT :id, 1, max(id), max(created_at), max(ends_at) "
                  "FROM sessions WHERE ends_at = :at"_s,
                  u"INSERT INTO link_tickets (attempt_id, ticket, created_at, expires_at) "
                  "SELECT attempt_id, '1234', created_at, expires_at FROM login_attempts "
                  "WHERE attempt_id = :id AND created_at = :at"_s}) {
                QVERIFY(run(database(), sql, {{u":id"_s, uuid(days)}, {u":at"_s, toColumn(at)}}));
            }
        }

        QVERIFY(removeAll());

        for (const auto *table :
             {"login_attempts", "sessions", "webhook_events", "handoff_codes", "link_tickets"})
            QCOMPARE(count(QString::fromLatin1(table)), 1);
        QCOMPARE(count(u"tenants"_s), 1);
        QCOMPARE(count(u"handoff_codes WHERE session_id IS NOT NULL"_s), 1);
    }

    void aStepRemovesALittle()
    {
        QVERIFY(SqlUnitOfWork(database()).commit([this]() -> Core::Stored<void> {
            for (int i = 0; i < 2 * Retention::rowsPerStep + 7; ++i) {
                if (auto added = addAttempt(i, now.addDays(-31), u"FAILED"_s); !added)
                    return added;
            }
            return {};
        }));
        Retention retention(database(), {});
        auto left = count(u"login_attempts"_s);

        for (;;) {
            const auto hasMore = retention.step(now);
            QVERIFY(hasMore);
            const auto after = count(u"login_attempts"_s);
            QVERIFY(left - after <= Retention::rowsPerStep);
            left = after;
            if (!*hasMore)
                break;
        }
        QCOMPARE(left, 0);
    }

    void theLimitsCanBeOthers()
    {
        QVERIFY(addAttempt(1, now.addDays(-2), u"FAILED"_s));
        QVERIFY(addSession({}, now.addDays(-2), now.addDays(-2), {}, 60));
        QVERIFY(audit(1, now.addDays(-3)));
        using std::chrono::days;

        QVERIFY(removeAll({.attempts = days(3), .sessions = days(3), .audit = days(5)}));
        QCOMPARE(count(u"login_attempts"_s) + count(u"sessions"_s) + count(u"audit_log"_s), 3);
        QVERIFY(removeAll({.attempts = days(1), .sessions = days(3), .audit = days(5)}));
        QCOMPARE(count(u"login_attempts"_s), 0);
        QVERIFY(removeAll({.attempts = days(1), .sessions = days(1), .audit = days(5)}));
        QCOMPARE(count(u"sessions"_s), 0);
        QCOMPARE(count(u"audit_log WHERE action = 'audit.trimmed'"_s), 0);
        QVERIFY(removeAll({.attempts = days(1), .sessions = days(1), .audit = days(1)}));
        QCOMPARE(count(u"audit_log"_s), 1);
        QCOMPARE(count(u"audit_log WHERE action = 'audit.trimmed'"_s), 1);
    }

    void aLongAuditIsTrimmedInSeveralSteps()
    {
        QVERIFY(audit(Retention::rowsPerStep + 10, now.addDays(-400)));
        QVERIFY(audit(3, now.addDays(-10)));

        QVERIFY(removeAll());

        const auto verdict = SqlAuditLog(database()).verify().value();
        QVERIFY(verdict.faults.isEmpty());
        QCOMPARE(verdict.rows, 3 + 2); // a note a step
    }

    void aLostTableIsAnErrorAndTheRestGoesOnLater()
    {
        QVERIFY(run(database(), u"DROP TABLE webhook_events"_s));
        Retention retention(database(), {});

        Core::Stored<bool> done = true;
        while (done && *done)
            done = retention.step(now);

        QVERIFY(!done);
        QVERIFY(retention.step(now));
    }

private:
    [[nodiscard]] Database &database() const { return m_database->database(); }

    [[nodiscard]] int count(const QString &rest) const
    {
        return m_database->valueOf(u"SELECT count(*) FROM "_s + rest).toInt();
    }

    [[nodiscard]] bool removeAll(RetentionLimits limits = {}) const
    {
        Retention retention(database(), limits);
        Core::Stored<bool> done = true;
        while (done && *done)
            done = retention.step(now);
        return done.has_value();
    }

    [[nodiscard]] Core::Stored<void> addAttempt(int number, const QDateTime &at,
                                                const QString &status) const
    {
        const auto failure = status == "FAILED"_L1 ? QVariant(u"USER_NOT_FOUND"_s) : QVariant();
        return run(database(),
                   u"INSERT INTO login_attempts (id, attempt_id, status, failure_reason, "
                   "channel_token_hash, created_at, expires_at, updated_at) "
                   "VALUES (:id, :attempt, :status, :failure, '', :created, :expires, "
                   ":updated)"_s,
                   {{u":id"_s, uuid(number)},
                    {u":attempt"_s, uuid(number)},
                    {u":status"_s, status},
                    {u":failure"_s, failure},
                    {u":created"_s, toColumn(at)},
                    {u":expires"_s, toColumn(at)},
                    {u":updated"_s, toColumn(at)}});
    }

    [[nodiscard]] bool addSession(const QString &attempt, const QDateTime &usedAt,
                                  const QDateTime &endsAt, const QDateTime &revokedAt,
                                  int idle) const
    {
        return run(database(),
                   u"INSERT INTO sessions (attempt_id, tenant_id, idle_seconds, created_at, "
                   "last_used_at, ends_at, revoked_at) "
                   "VALUES (:attempt, 1, :idle, :created, :used, :ends, :revoked)"_s,
                   {{u":attempt"_s, attempt.isEmpty() ? QVariant() : QVariant(attempt)},
                    {u":idle"_s, idle},
                    {u":created"_s, toColumn(usedAt)},
                    {u":used"_s, toColumn(usedAt)},
                    {u":ends"_s, toColumn(endsAt)},
                    {u":revoked"_s, revokedAt.isValid() ? toColumn(revokedAt) : QVariant()}})
            .has_value();
    }

    [[nodiscard]] bool audit(int rows, const QDateTime &at) const
    {
        return SqlUnitOfWork(database())
            .commit([&]() -> Core::Stored<void> {
                SqlAuditLog log(database());
                for (int i = 0; i < rows; ++i) {
                    auto appended = log.append({.at = at,
                                                .actor = u"server"_s,
                                                .action = Core::AuditAction::tenantAdded,
                                                .subject = {},
                                                .origin = {},
                                                .detail = {}});
                    if (!appended)
                        return appended;
                }
                return {};
            })
            .has_value();
    }

    std::unique_ptr<TestDatabase> m_database;
};

KIOSK_TEST(TestRetention)

} // namespace RetentionTest

#include "tst_retention.moc"
