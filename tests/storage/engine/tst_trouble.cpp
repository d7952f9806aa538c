// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/enumtable.h"
#include "storage/engine/failure.h"
#include "storage/engine/statement.h"
#include "storage/transaction/sqlunitofwork.h"
#include "storage/upkeep/checkup.h"
#include "support/loglines.h"
#include "support/test.h"
#include "support/testdatabase.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSet>
#include <QTest>

namespace TroubleTest {

using namespace Storage;
using namespace Qt::StringLiterals;
using TestSupport::LogLines;
using TestSupport::TestDatabase;

namespace {

Core::Stored<void> remember(Database &database, const QString &id)
{
    // Longer than a page, so that it needs a new one.
    return SqlUnitOfWork(database).commit([&] {
        return run(database,
                   u"INSERT INTO webhook_events (instance, chat, message_id, received_at) "
                   "VALUES (1, :chat, :id, '2026-01-23T17:30:00.000Z')"_s,
                   {{u":chat"_s, QString(20'000, u'x')}, {u":id"_s, id}});
    });
}

} // namespace

//! SQLite that cannot store anything, and can again.
class TestTrouble : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_database = std::make_unique<TestDatabase>(u"QSQLITE"_s);
        QVERIFY(m_database->isReady());
        m_other = m_database->anotherConnection();
        QVERIFY(m_other);
    }

    void cleanup()
    {
        m_other.reset();
        m_database.reset();
    }

    void resultCodesTellWhatIsWrong_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("trouble");
        QTest::newRow("no room") << u"13"_s << u"full"_s;
        QTest::newRow("read-only") << u"8"_s << u"read_only"_s;
        QTest::newRow("read-only folder") << u"1544"_s << u"read_only"_s;
        QTest::newRow("busy") << u"5"_s << u"locked"_s;
        QTest::newRow("busy snapshot") << u"517"_s << u"locked"_s;
        QTest::newRow("damaged") << u"11"_s << u"corrupt"_s;
        QTest::newRow("no database") << u"26"_s << u"corrupt"_s;
        QTest::newRow("disk") << u"10"_s << u"faulty"_s;
        QTest::newRow("disk, at a write") << u"778"_s << u"faulty"_s;
        QTest::newRow("a wrong statement") << u"1"_s << QString();
        QTest::newRow("a constraint") << u"2067"_s << QString();
        QTest::newRow("none") << QString() << QString();
    }

    void resultCodesTellWhatIsWrong()
    {
        QFETCH(QString, code);
        QFETCH(QString, trouble);

        const auto found = troubleFrom(code);

        QCOMPARE(found ? QString(toString(*found)) : QString(), trouble);
    }

    void eachHasASentenceOfItsOwn()
    {
        QSet<QString> sentences;
        for (const auto trouble : Core::enumValues<DatabaseTrouble>)
            sentences.insert(sentenceOf(trouble));

        QCOMPARE(std::size_t(sentences.size()), Core::enumCount<DatabaseTrouble>);
    }

    void aTroubleIsToldOnceAndEndsWithTheFirstThatIsStored_data()
    {
        QTest::addColumn<QString>("begin");
        QTest::addColumn<QString>("end");
        QTest::addColumn<DatabaseTrouble>("trouble");
        QTest::newRow("full") << u"PRAGMA max_page_count = 1"_s
                              << u"PRAGMA max_page_count = 100000"_s << DatabaseTrouble::Full;
        QTest::newRow("read-only") << u"PRAGMA query_only = ON"_s << u"PRAGMA query_only = OFF"_s
                                   << DatabaseTrouble::ReadOnly;
    }

    void aTroubleIsToldOnceAndEndsWithTheFirstThatIsStored()
    {
        QFETCH(QString, begin);
        QFETCH(QString, end);
        QFETCH(DatabaseTrouble, trouble);
        auto &database = m_database->database();
        const LogLines log;
        QVERIFY(remember(database, u"before"_s));
        QVERIFY(run(database, begin));

        QVERIFY(!remember(database, u"one"_s));
        QVERIFY(!remember(database, u"two"_s));

        QVERIFY(database.trouble() == trouble);
        QCOMPARE(log.ofEvent(u"database.trouble"_s).size(), 1);
        QVERIFY(log.contain(u"kind="_s + toString(trouble)));
        QVERIFY(run(database, end));
        QVERIFY(remember(database, u"after"_s));
        QVERIFY(!database.trouble());
        QCOMPARE(log.ofEvent(u"database.back"_s).size(), 1);
        QCOMPARE(m_database->valueOf(u"SELECT group_concat(message_id) FROM "
                                     "(SELECT message_id FROM webhook_events ORDER BY 1 DESC)"_s),
                 u"before,after"_s);
    }

    // A statement that changes nothing knows nothing of a full disk.
    void whatStoresNothingEndsNoTrouble()
    {
        auto &database = m_database->database();
        QVERIFY(run(database, u"PRAGMA max_page_count = 1"_s));
        QVERIFY(!remember(database, u"one"_s));

        QVERIFY(SqlUnitOfWork(database).commit(
            [&] { return run(database, u"DELETE FROM webhook_events WHERE instance = 99"_s); }));

        QVERIFY(database.trouble() == DatabaseTrouble::Full);
    }

    void whoFindsItLockedDoesNotWaitLongAgain()
    {
        auto &database = m_database->database();
        QVERIFY(beginWriting(m_other->database()));
        QVERIFY(!remember(database, u"one"_s));
        QVERIFY(database.trouble() == DatabaseTrouble::Locked);
        QElapsedTimer timer;
        timer.start();

        QVERIFY(!remember(database, u"two"_s));

        QVERIFY(timer.elapsed() < Database::busyTimeout.count() / 2);
        QVERIFY(commitWriting(m_other->database()));
        QVERIFY(remember(database, u"three"_s));
        QVERIFY(!database.trouble());
    }

    void itIsTriedAgainWhetherAnythingCanBeStored()
    {
        auto &database = m_database->database();
        SqlUnitOfWork work(database);
        Recovery recovery(database, work);
        QVERIFY(run(database, u"PRAGMA query_only = ON"_s));
        QVERIFY(!remember(database, u"one"_s));
        recovery.tryNow();
        QVERIFY(database.trouble() == DatabaseTrouble::ReadOnly);
        QVERIFY(run(database, u"PRAGMA query_only = OFF"_s));

        recovery.tryNow();

        QVERIFY(!database.trouble());
    }

    void itIsTriedByItself()
    {
        auto &database = m_database->database();
        SqlUnitOfWork work(database);
        const Recovery recovery(database, work);
        QVERIFY(run(database, u"PRAGMA query_only = ON"_s));
        QVERIFY(!remember(database, u"one"_s));
        QVERIFY(run(database, u"PRAGMA query_only = OFF"_s));

        QTRY_VERIFY_WITH_TIMEOUT(!database.trouble(), 5000);
    }

    void aDamagedFileIsToldOfAndStaysSo()
    {
        auto &database = m_database->database();
        for (int i = 0; i < 50; ++i)
            QVERIFY(remember(database, QString::number(i)));
        damage();
        const auto connection = m_database->anotherConnection();
        auto &damaged = connection->database();
        const LogLines log;

        auto rows = execute(damaged, u"SELECT sum(length(chat)) FROM webhook_events"_s);
        while (rows && rows->next())
            ;

        if (!damaged.trouble()) {
            QVERIFY(!remember(damaged, u"one"_s));
        }
        QVERIFY(damaged.trouble() == DatabaseTrouble::Corrupt);
        QVERIFY(log.contain(u"amt-kioskctl restore"_s));
        SqlUnitOfWork work(damaged);
        Recovery recovery(damaged, work);
        for (int i = 0; i < 10; ++i)
            recovery.tryNow();
        QVERIFY(damaged.trouble() == DatabaseTrouble::Corrupt);
    }

    // Most of a damaged file can still be written to.
    void whatIsStoredElsewhereDoesNotMendADamagedFile()
    {
        auto &database = m_database->database();
        for (int i = 0; i < 50; ++i)
            QVERIFY(remember(database, QString::number(i)));
        damage();
        const auto connection = m_database->anotherConnection();
        auto &damaged = connection->database();
        const LogLines log;
        QVERIFY(!remember(damaged, u"one"_s));
        QVERIFY(damaged.trouble() == DatabaseTrouble::Corrupt);

        (void)SqlUnitOfWork(damaged).commit(
            [&] { return run(damaged, u"UPDATE audit_head SET id = id + 1"_s); });

        QVERIFY(damaged.trouble() == DatabaseTrouble::Corrupt);
        QCOMPARE(log.ofEvent(u"database.back"_s).size(), 0);
    }

    void anotherTroubleMeanwhileDoesNotMendADamagedFile()
    {
        auto &database = m_database->database();
        for (int i = 0; i < 50; ++i)
            QVERIFY(remember(database, QString::number(i)));
        damage();
        const auto connection = m_database->anotherConnection();
        auto &damaged = connection->database();
        QVERIFY(!remember(damaged, u"one"_s));
        QVERIFY(damaged.trouble() == DatabaseTrouble::Corrupt);
        QVERIFY(run(damaged, u"PRAGMA query_only = ON"_s));
        QVERIFY(!run(damaged, u"DELETE FROM webhook_events WHERE message_id = 'none'"_s));
        QVERIFY(run(damaged, u"PRAGMA query_only = OFF"_s));

        (void)SqlUnitOfWork(damaged).commit(
            [&] { return run(damaged, u"UPDATE audit_head SET id = id + 1"_s); });

        QVERIFY(damaged.trouble() == DatabaseTrouble::Corrupt);
    }

    void nothingIsStoredInAFileThatIsNoLongerThere()
    {
        auto &database = m_database->database();
        QVERIFY(remember(database, u"before"_s));
        const auto elsewhere = m_database->file() + u".away"_s;
        QVERIFY(QFile::rename(m_database->file(), elsewhere));

        QVERIFY(!remember(database, u"lost"_s));

        QCOMPARE(QString(toString(database.trouble().value())), u"moved"_s);
        QVERIFY(QFile::rename(elsewhere, m_database->file()));
        QVERIFY(remember(database, u"after"_s));
        QVERIFY(!database.trouble());
    }

    void whatIsNoDatabaseIsNotOpened()
    {
        QTemporaryDir folder;
        const auto name = folder.filePath(u"no.db"_s);
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();

        const auto opened = Connection::open(u"sqlite:"_s + name);

        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, DatabaseErrorKind::CannotOpen);
        QVERIFY2(opened.error().sentence.contains(u"amt-kioskctl restore"_s),
                 qPrintable(opened.error().sentence));
    }

private:
    //! The second half, where the rows are, is full of nonsense.
    void damage()
    {
        QVERIFY(run(m_database->database(), u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
        constexpr auto page = 4096;
        QFile file(m_database->file());
        QVERIFY(file.open(QIODevice::ReadWrite));
        const auto half = file.size() / page / 2 * page;
        QVERIFY(file.seek(half));
        file.write(QByteArray(file.size() - half, '\x5a'));
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Connection> m_other;
};

KIOSK_TEST(TestTrouble)

} // namespace TroubleTest

#include "tst_trouble.moc"
