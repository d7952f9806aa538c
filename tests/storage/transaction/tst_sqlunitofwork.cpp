// SPDX-License-Identifier: GPL-3.0-only
#include "storage/engine/statement.h"
#include "storage/transaction/sqlunitofwork.h"
#include "support/test.h"
#include "support/testdatabase.h"

#include <QTest>

namespace SqlUnitOfWorkTest {

using namespace Storage;
using namespace Qt::StringLiterals;
using TestSupport::TestDatabase;

namespace {

const auto remembered = u"INSERT INTO webhook_events (instance, chat, message_id, received_at) "
                        "VALUES (1, 'chat', 'id', '2026-01-23T17:30:00.000Z')"_s;

} // namespace

class TestSqlUnitOfWork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestSupport::addDrivers(); }

    void init()
    {
        QFETCH_GLOBAL(QString, driver);
        m_database = std::make_unique<TestDatabase>(driver);
        QVERIFY(m_database->isReady());
        m_other = m_database->anotherConnection();
        QVERIFY(m_other);
    }

    void cleanup()
    {
        m_other.reset();
        m_database.reset();
    }

    void whatIsCommittedIsThereForAll()
    {
        SqlUnitOfWork work(m_database->database());

        QVERIFY(work.commit([this] { return run(m_database->database(), remembered); }));

        QCOMPARE(eventsSeenByOthers(), 1);
    }

    void nobodySeesHalfOfIt()
    {
        SqlUnitOfWork work(m_database->database());
        int seenMeanwhile = -1;

        QVERIFY(work.commit([&] {
            auto done = run(m_database->database(), remembered);
            seenMeanwhile = eventsSeenByOthers();
            return done;
        }));

        QCOMPARE(seenMeanwhile, 0);
    }

    void anErrorUndoesEverything()
    {
        SqlUnitOfWork work(m_database->database());

        const auto done = work.commit([this]() -> Core::Stored<void> {
            if (!run(m_database->database(), remembered))
                qFatal("the row cannot be written");
            return Core::Unexpected(Core::StorageError::Unavailable);
        });

        QVERIFY(!done);
        QCOMPARE(eventsSeenByOthers(), 0);
    }

    void theNextWorkIsNotHarmedByAFailedOne()
    {
        SqlUnitOfWork work(m_database->database());
        QVERIFY(!work.commit([this] { return run(m_database->database(), u"NO STATEMENT"_s); }));

        QVERIFY(work.commit([this] { return run(m_database->database(), remembered); }));

        QCOMPARE(eventsSeenByOthers(), 1);
    }

    void aTransactionThatTheDatabaseEndedItselfIsOver()
    {
        auto &database = m_database->database();
        SqlUnitOfWork work(database);

        QVERIFY(!work.commit([this, &database]() -> Core::Stored<void> {
            if (auto done = run(database, remembered); !done)
                return done;
            endTransaction();
            return {};
        }));

        QCOMPARE(eventsSeenByOthers(), 0);
        QVERIFY(!database.isLost() || m_database->connection().reopen());
        QVERIFY(work.commit([&database] { return run(database, remembered); }));
        QCOMPARE(eventsSeenByOthers(), 1);
    }

    void whatItReadsStaysTrueUntilItsCommit()
    {
        SqlUnitOfWork work(m_database->database());
        QVERIFY(run(m_other->database(), withoutPatience()));
        SqlUnitOfWork others(m_other->database());
        bool couldOthersWrite = true;

        QVERIFY(work.commit([&] {
            couldOthersWrite =
                others.commit([this] { return run(m_other->database(), remembered); }).has_value();
            return Core::Stored<void>();
        }));

        QVERIFY(!couldOthersWrite);
        QVERIFY(others.commit([this] { return run(m_other->database(), remembered); }));
    }

    void nothingIsDoneWhileAnotherHoldsTheLock()
    {
        QVERIFY(run(m_database->database(), withoutPatience()));
        QVERIFY(beginWriting(m_other->database()));
        SqlUnitOfWork work(m_database->database());
        bool wasRun = false;

        const auto done = work.commit([&wasRun] {
            wasRun = true;
            return Core::Stored<void>();
        });

        QVERIFY(!done);
        QVERIFY(!wasRun);
        QVERIFY(run(m_other->database(), u"ROLLBACK"_s));
        QVERIFY(work.commit([this] { return run(m_database->database(), remembered); }));
    }

private:
    //! From outside: SQLite rolls back by itself when the disk is full, for example, and with a
    //! connection to PostgreSQL its transaction goes.
    void endTransaction()
    {
        if (m_database->database().engine() == Engine::Sqlite)
            QVERIFY(run(m_database->database(), u"ROLLBACK"_s));
        else
            QVERIFY(run(m_other->database(), TestSupport::hangUpOnOthers));
    }

    //! Statement after which no statement waits for a lock.
    [[nodiscard]] QString withoutPatience() const
    {
        return m_database->database().engine() == Engine::Sqlite ? u"PRAGMA busy_timeout = 0"_s
                                                                 : u"SET lock_timeout = 1"_s;
    }

    [[nodiscard]] int eventsSeenByOthers() const
    {
        auto query = execute(m_other->database(), u"SELECT count(*) FROM webhook_events"_s);
        return query && query->next() ? query->value(0).toInt() : -1;
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Connection> m_other;
};

KIOSK_TEST(TestSqlUnitOfWork)

} // namespace SqlUnitOfWorkTest

#include "tst_sqlunitofwork.moc"
