// SPDX-License-Identifier: GPL-3.0-only
#include "storage/auditfixture.h"
#include "storage/engine/statement.h"
#include "support/test.h"

#include <QTest>

#include <stop_token>
#include <thread>

namespace SqlAuditLogTest {

using namespace Storage;
using namespace Qt::StringLiterals;
using TestSupport::TestDatabase;

namespace {

const auto now = AuditFixture::now;
const auto columns = u"id, at, actor, action, subject, origin, detail, previous_hash, hash"_s;

Core::AuditEntry entry(int number = 1)
{
    return AuditFixture::entry(number);
}

} // namespace

class TestSqlAuditLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestSupport::addDrivers(); }

    void init()
    {
        QFETCH_GLOBAL(QString, driver);
        m_fixture = std::make_unique<AuditFixture>(driver);
        m_database = &m_fixture->database;
        m_log = &m_fixture->log;
        QVERIFY(m_database->isReady());
    }

    void cleanup() { m_fixture.reset(); }

    void anEntryComesBackAsItWas()
    {
        QVERIFY(write(1));

        const auto rows = m_log->newest(10).value();

        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first().id, 1);
        QCOMPARE(rows.first().entry.at, entry().at);
        QCOMPARE(rows.first().entry.actor, entry().actor);
        QCOMPARE(rows.first().entry.action, entry().action);
        QCOMPARE(rows.first().entry.subject, entry().subject);
        QCOMPARE(rows.first().entry.origin, entry().origin);
        QCOMPARE(rows.first().entry.detail, entry().detail);
        QCOMPARE(rows.first().hash.size(), 64);
    }

    void theNewestComeFirst()
    {
        QVERIFY(write(5));

        const auto rows = m_log->newest(3).value();

        QCOMPARE(rows.size(), 3);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(rows[i].id, 5 - i);
    }

    void everyRowFollowsTheOneBefore()
    {
        QVERIFY(write(3));

        const auto rows = m_log->newest(3).value();

        QCOMPARE(rows[0].previousHash, rows[1].hash);
        QCOMPARE(rows[1].previousHash, rows[2].hash);
        QVERIFY(rows[2].previousHash.isEmpty());
    }

    void manyEntriesFollowOneAnother()
    {
        QVERIFY(write(2));
        QList<Core::AuditEntry> many;
        for (int i = 3; i <= 450; ++i)
            many.append(entry(i));
        many[7].detail = QString();

        QVERIFY(m_log->appendAll(many));
        QVERIFY(m_log->append(entry(451)));

        const auto rows = m_log->newest(1000).value();
        QCOMPARE(rows.size(), 451);
        for (int i = 0; i < 451; ++i) {
            QCOMPARE(rows[i].id, 451 - i);
            QCOMPARE(rows[i].entry.subject, u"attempt:%1"_s.arg(451 - i));
        }
        QCOMPARE(faults(), QStringList());
    }

    void noEntriesLeaveTheAuditAsItIs()
    {
        QVERIFY(m_log->appendAll({}));
        QCOMPARE(faults(), QStringList());
        QVERIFY(write(1));

        QVERIFY(m_log->appendAll({}));

        QCOMPARE(m_log->newest(5)->size(), 1);
        QCOMPARE(faults(), QStringList());
    }

    void anEntryWithoutDetailIsWhole()
    {
        auto bare = entry();
        bare.detail = QString();
        bare.origin = QString();
        QVERIFY(m_log->append(bare));

        QCOMPARE(faults(), QStringList());
    }

    void anUntouchedAuditIsWhole_data()
    {
        QTest::addColumn<int>("rows");
        QTest::newRow("empty") << 0;
        QTest::newRow("one") << 1;
        QTest::newRow("many") << 200;
    }

    void anUntouchedAuditIsWhole()
    {
        QFETCH(int, rows);
        QVERIFY(write(rows));

        const auto verdict = m_log->verify();

        QVERIFY(verdict);
        QCOMPARE(faults(), QStringList());
        QCOMPARE(verdict->rows, rows);
        QCOMPARE(verdict->lastHash, rows == 0 ? QByteArray() : m_log->newest(1)->first().hash);
    }

    void anEditedColumnIsFound_data()
    {
        QTest::addColumn<QString>("change");
        QTest::newRow("at") << u"at = '2026-01-23T17:27:00.460Z'"_s;
        QTest::newRow("no time") << u"at = 'yesterday'"_s;
        QTest::newRow("actor") << u"actor = 'tenant:9'"_s;
        QTest::newRow("action") << u"action = 'attempt.failed'"_s;
        QTest::newRow("subject") << u"subject = subject || ' '"_s;
        QTest::newRow("origin") << u"origin = 'web'"_s;
        QTest::newRow("detail") << u"detail = ''"_s;
        QTest::newRow("moved between columns") << u"actor = 'tenant:', subject = '3' || subject"_s;
        QTest::newRow("previous hash") << u"previous_hash = ''"_s;
        QTest::newRow("hash") << u"hash = 'b' || substr(hash, 2) || 'c'"_s;
    }

    void anEditedColumnIsFound()
    {
        QFETCH(QString, change);
        QVERIFY(write(5));

        QVERIFY(run(m_database->database(), u"UPDATE audit_log SET %1 WHERE id = 3"_s.arg(change)));

        QVERIFY2(faults().contains(u"edited 3"_s), qPrintable(faults().join(u'\n')));
    }

    void anEditOfTheFirstOrTheLastIsFound()
    {
        QVERIFY(write(3));

        QVERIFY(
            run(m_database->database(), u"UPDATE audit_log SET detail = 'x' WHERE id IN (1, 3)"_s));

        QCOMPARE(faults(), (QStringList{u"edited 1"_s, u"edited 3"_s}));
    }

    void whatWasDoneToTheRowsIsFound_data()
    {
        QTest::addColumn<QStringList>("statements");
        QTest::addColumn<QStringList>("expected");
        const auto without = [](const QString &rows) {
            return QStringList(u"DELETE FROM audit_log WHERE id "_s + rows);
        };
        QTest::newRow("first removed") << without(u"= 1"_s) << QStringList{u"gap before 2"_s};
        QTest::newRow("start removed") << without(u"< 4"_s) << QStringList{u"gap before 4"_s};
        QTest::newRow("one removed") << without(u"= 3"_s) << QStringList{u"gap before 4"_s};
        QTest::newRow("two places")
            << without(u"IN (2, 4)"_s) << QStringList{u"gap before 3"_s, u"gap before 5"_s};
        QTest::newRow("last removed") << without(u"= 5"_s) << QStringList{u"wrong end 4"_s};
        QTest::newRow("all removed") << without(u"> 0"_s) << QStringList{u"wrong end 0"_s};
        QTest::newRow("removed and moved up")
            << without(u"= 3"_s) + QStringList{u"UPDATE audit_log SET id = id - 1 WHERE id > 3"_s}
            << QStringList{u"edited 3"_s, u"edited 4"_s, u"wrong end 4"_s};
        QTest::newRow("two swapped")
            << QStringList{u"UPDATE audit_log SET id = 100 WHERE id = 2"_s,
                           u"UPDATE audit_log SET id = 2 WHERE id = 3"_s,
                           u"UPDATE audit_log SET id = 3 WHERE id = 100"_s}
            << QStringList{u"edited 2"_s, u"edited 3"_s, u"out of order 4"_s};
        QTest::newRow("head removed")
            << QStringList{u"DELETE FROM audit_head"_s} << QStringList{u"wrong end 5"_s};
        QTest::newRow("head lost")
            << QStringList{u"DROP TABLE audit_head"_s} << QStringList{u"wrong end 5"_s};
        QTest::newRow("head behind")
            << QStringList{u"UPDATE audit_head SET id = 4"_s} << QStringList{u"wrong end 5"_s};
        QTest::newRow("head of another audit")
            << QStringList{u"UPDATE audit_head SET hash = ''"_s} << QStringList{u"wrong end 5"_s};
    }

    void whatWasDoneToTheRowsIsFound()
    {
        QFETCH(QStringList, statements);
        QFETCH(QStringList, expected);
        QVERIFY(write(5));

        for (const auto &statement : statements)
            QVERIFY(run(m_database->database(), statement));

        QCOMPARE(faults(), expected);
    }

    void aRowOfSomebodyElseAtTheEndIsFound()
    {
        QVERIFY(write(2));

        QVERIFY(takeFromAnotherAudit(3));

        QCOMPARE(faults(), (QStringList{u"out of order 3"_s, u"wrong end 3"_s}));
    }

    void aRowThatFollowsButWasNotAppendedIsFound()
    {
        QVERIFY(write(3));

        QVERIFY(run(m_database->database(),
                    u"UPDATE audit_head SET id = 2, "
                    "hash = (SELECT hash FROM audit_log WHERE id = 2)"_s));

        QCOMPARE(faults(), QStringList{u"wrong end 3"_s});
    }

    void aRowOfAnotherAuditIsOutOfOrder()
    {
        QVERIFY(write(3));
        QVERIFY(run(m_database->database(), u"DELETE FROM audit_log WHERE id = 2"_s));

        QVERIFY(takeFromAnotherAudit(2));

        QCOMPARE(faults(), (QStringList{u"out of order 2"_s, u"out of order 3"_s}));
    }

    void aTrimmedAuditIsWholeAndGoesOn()
    {
        QVERIFY(write(5));
        const auto lastRemoved = m_log->newest(3)->last();

        QCOMPARE(trim(entry(4).at, 10), 3);

        QCOMPARE(faults(), QStringList());
        QCOMPARE(m_log->verify()->rows, 3);
        const auto note = m_log->newest(1)->first();
        QCOMPARE(note.entry.action, u"audit.trimmed"_s);
        QVERIFY(note.entry.detail.contains(u"row 3"_s));
        QVERIFY(note.entry.detail.contains(QLatin1StringView(lastRemoved.hash)));
        QVERIFY(write(2));
        QCOMPARE(faults(), QStringList());
    }

    void trimmingAllLeavesTheNote()
    {
        QVERIFY(write(3));

        QCOMPARE(trim(entry(10).at, 10), 3);

        QCOMPARE(m_log->verify()->rows, 1);
        QCOMPARE(faults(), QStringList());
    }

    void trimmingGoesOnStepByStep()
    {
        QVERIFY(write(7));

        QCOMPARE(trim(entry(10).at, 3), 3);
        QCOMPARE(trim(entry(10).at, 3), 3);
        QCOMPARE(trim(entry(10).at, 3), 1);
        QCOMPARE(trim(entry(10).at, 3), 0);

        QCOMPARE(faults(), QStringList());
    }

    void nothingIsTrimmedUntilADayIsWorthIt()
    {
        QVERIFY(write(3));

        QVERIFY(SqlUnitOfWork(m_database->database()).commit([this]() -> Core::Stored<void> {
            const auto count = m_log->trim(entry(2).at, 10, now);
            return count && *count == 0 ? Core::Stored<void>()
                                        : Core::Unexpected(Core::StorageError::Unavailable);
        }));

        QCOMPARE(m_log->verify()->rows, 3);
    }

    void whatWasDoneToATrimmedAuditIsFound_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("edited") << u"UPDATE audit_log SET detail = 'x' WHERE id = 4"_s
                                << QStringList{u"edited 4"_s};
        QTest::newRow("first removed")
            << u"DELETE FROM audit_log WHERE id = 4"_s << QStringList{u"gap before 5"_s};
        QTest::newRow("first removed as if trimmed")
            << u"DELETE FROM audit_log WHERE id = 4; UPDATE audit_beginning SET id = 4, "
               "hash = (SELECT previous_hash FROM audit_log WHERE id = 5)"_s
            << QStringList{u"wrong beginning 5"_s};
        QTest::newRow("beginning removed")
            << u"DELETE FROM audit_beginning"_s
            << QStringList{u"gap before 4"_s, u"wrong beginning 1"_s};
        QTest::newRow("beginning of another audit")
            << u"UPDATE audit_beginning SET hash = 'x'"_s
            << QStringList{u"out of order 4"_s, u"wrong beginning 4"_s};
    }

    void whatWasDoneToATrimmedAuditIsFound()
    {
        QFETCH(QString, statement);
        QFETCH(QStringList, expected);
        QVERIFY(write(6));
        QCOMPARE(trim(entry(4).at, 10), 3);

        for (const auto &each : statement.split(u';'))
            QVERIFY(run(m_database->database(), each));

        QCOMPARE(faults(), expected);
    }

    // Or the evidence would go with the rows.
    void anAuditThatWasChangedIsNotTrimmed()
    {
        QVERIFY(write(5));
        QVERIFY(run(m_database->database(), u"UPDATE audit_log SET detail = 'x' WHERE id = 2"_s));

        QCOMPARE(trim(entry(4).at, 10), 0);

        QCOMPARE(faults(), QStringList{u"edited 2"_s});
        QCOMPARE(m_log->verify()->rows, 5);
    }

    void withoutItsHeadAnAuditCannotGoOn()
    {
        QVERIFY(write(2));
        QVERIFY(run(m_database->database(), u"DELETE FROM audit_head"_s));

        QVERIFY(!m_log->append(entry()));

        QCOMPARE(m_log->newest(10)->size(), 2);
    }

    void whatIsRolledBackLeavesNoTrace()
    {
        QVERIFY(write(2));

        QVERIFY(!SqlUnitOfWork(m_database->database()).commit([this]() -> Core::Stored<void> {
            if (auto appended = m_log->append(entry()); !appended)
                return appended;
            return Core::Unexpected(Core::StorageError::Unavailable);
        }));

        QCOMPARE(faults(), QStringList());
        QVERIFY(write(1));
        QCOMPARE(m_log->verify()->rows, 3);
        QCOMPARE(faults(), QStringList());
    }

    void anAuditThatGrowsMeanwhileIsWhole()
    {
        std::jthread server([this](const std::stop_token &end) {
            const auto connection = m_database->anotherConnection();
            SqlAuditLog log(connection->database());
            // No more than some hundred rows: each look reads all that there are.
            for (int rows = 0; rows < 300 && !end.stop_requested(); ++rows) {
                (void)SqlUnitOfWork(connection->database()).commit([&log] {
                    return log.append(entry());
                });
            }
        });
        QTRY_VERIFY(m_log->verify()->rows > 0);

        QStringList found;
        for (int i = 0; i < 50; ++i)
            found += faults();
        server.request_stop();
        server.join();

        QCOMPARE(found, QStringList());
    }

    void aLostTableIsAnErrorEverywhere()
    {
        QVERIFY(run(m_database->database(), u"DROP TABLE audit_log"_s));

        QVERIFY(!m_log->append(entry()));
        QVERIFY(!m_log->newest(1));
        QVERIFY(!m_log->verify());
        QVERIFY(SqlUnitOfWork(m_database->database()).commit([] {
            return Core::Stored<void>(); // no transaction was left open
        }));
    }

private:
    [[nodiscard]] bool write(int rows) { return m_fixture->write(rows); }
    [[nodiscard]] int trim(const QDateTime &before, int limit)
    {
        return m_fixture->trim(before, limit);
    }
    [[nodiscard]] QStringList faults() { return m_fixture->faults(); }

    //! The row @p id of an audit that began otherwise: good in itself.
    [[nodiscard]] bool takeFromAnotherAudit(int id)
    {
        const TestDatabase other(u"QSQLITE"_s);
        SqlAuditLog log(other.database());
        for (int i = 1; i <= id; ++i) {
            if (!log.append(entry(100 + i)))
                return false;
        }
        auto row = execute(other.database(),
                           u"SELECT "_s + columns + u" FROM audit_log WHERE id = %1"_s.arg(id));
        if (!row || !row->next())
            return false;
        QStringList values;
        for (int i = 0; i < columns.count(u',') + 1; ++i)
            values.append(u'\'' + row->value(i).toString() + u'\'');
        return run(m_database->database(),
                   u"INSERT INTO audit_log (%1) VALUES (%2)"_s.arg(columns, values.join(u',')))
            .has_value();
    }

    std::unique_ptr<AuditFixture> m_fixture;
    TestDatabase *m_database = nullptr;
    SqlAuditLog *m_log = nullptr;
};

KIOSK_TEST(TestSqlAuditLog)

} // namespace SqlAuditLogTest

#include "tst_sqlauditlog.moc"
