// SPDX-License-Identifier: GPL-3.0-only
#include "storage/engine/statement.h"
#include "storage/transaction/groupcommit.h"
#include "support/test.h"
#include "support/testdatabase.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>

namespace GroupCommitTest {

using namespace Storage;
using namespace Qt::StringLiterals;
using TestSupport::TestDatabase;

//! Units of work that share a commit, from one turn of the event loop to the next.
class TestGroupCommit : public QObject
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
        m_work = std::make_unique<GroupCommit>(m_database->database());
        m_began = std::make_unique<QSignalSpy>(m_work.get(), &GroupCommit::began);
        m_committed = std::make_unique<QSignalSpy>(m_work.get(), &GroupCommit::committed);
        m_lost = std::make_unique<QSignalSpy>(m_work.get(), &GroupCommit::lost);
    }

    void cleanup()
    {
        m_work.reset();
        m_other.reset();
        m_database.reset();
    }

    void unitsOfOneTurnShareACommit()
    {
        QVERIFY(remember(u"one"_s));
        QVERIFY(remember(u"two"_s));
        QCOMPARE(seenByOthers(), QStringList());

        QCoreApplication::processEvents();

        QCOMPARE(seenByOthers(), QStringList({u"one"_s, u"two"_s}));
        QCOMPARE(told(), u"began 1, committed 1, lost 0"_s);
    }

    void theNextTurnHasACommitOfItsOwn()
    {
        QVERIFY(remember(u"one"_s));
        QCoreApplication::processEvents();
        QVERIFY(remember(u"two"_s));
        QCOMPARE(seenByOthers(), QStringList(u"one"_s));

        QCoreApplication::processEvents();

        QCOMPARE(seenByOthers(), QStringList({u"one"_s, u"two"_s}));
        QCOMPARE(told(), u"began 2, committed 2, lost 0"_s);
    }

    // Everything else that is posted, in whatever order, is done before it.
    void allOfATurnComesFirst()
    {
        QVERIFY(remember(u"one"_s));
        QMetaObject::invokeMethod(
            this, [this] { QVERIFY(remember(u"two"_s)); }, Qt::QueuedConnection);

        QCoreApplication::processEvents();

        QCOMPARE(told(), u"began 1, committed 1, lost 0"_s);
        QCOMPARE(seenByOthers(), QStringList({u"one"_s, u"two"_s}));
    }

    void aFailedUnitIsUndoneAlone()
    {
        QVERIFY(remember(u"one"_s));
        QVERIFY(!rememberAndFail(u"wrong"_s));
        QVERIFY(remember(u"two"_s));

        QVERIFY(m_work->flush());

        QCOMPARE(seenByOthers(), QStringList({u"one"_s, u"two"_s}));
        QCOMPARE(told(), u"began 1, committed 1, lost 0"_s);
    }

    void aUnitThatTheDatabaseRefusesIsUndoneAlone()
    {
        QVERIFY(remember(u"one"_s));
        QVERIFY(!m_work->commit([this] { return run(m_database->database(), u"NO STATEMENT"_s); }));
        QVERIFY(remember(u"two"_s));

        QVERIFY(m_work->flush());

        QCOMPARE(seenByOthers(), QStringList({u"one"_s, u"two"_s}));
    }

    void aUnitWithImpossibleDataIsRefusedAlone()
    {
        QVERIFY(remember(u"one"_s));
        const auto refused = m_work->commit([this] {
            return run(m_database->database(),
                       u"INSERT INTO webhook_events (instance, chat, message_id, received_at) "
                       "VALUES (1, NULL, 'wrong', '2026-01-23T17:30:00.000Z')"_s);
        });
        QVERIFY(!refused);
        QCOMPARE(refused.error(), Core::StorageError::Refused);
        QVERIFY(remember(u"two"_s));

        QVERIFY(m_work->flush());

        QCOMPARE(seenByOthers(), QStringList({u"one"_s, u"two"_s}));
        QCOMPARE(told(), u"began 1, committed 1, lost 0"_s);
    }

    // All who asked have been told, so nobody needs to be cut off.
    void whereAllHaveFailedNothingIsLost()
    {
        QVERIFY(!rememberAndFail(u"wrong"_s));

        QCOMPARE(told(), u"began 1, committed 1, lost 0"_s);
        QVERIFY(remember(u"one"_s));
        QVERIFY(m_work->flush());
        QCOMPARE(seenByOthers(), QStringList(u"one"_s));
    }

    // PostgreSQL would end the transaction without storing anything, and say that all is well.
    void anErrorThatAUnitHidesIsAnError()
    {
        QVERIFY(remember(u"one"_s));
        const auto done = m_work->commit([this]() -> Core::Stored<void> {
            if (run(m_database->database(), u"NO STATEMENT"_s))
                qFatal("that is none");
            return {};
        });
        const bool goesOn = m_database->database().engine() == Engine::Sqlite;
        QCOMPARE(done.has_value(), goesOn);

        QVERIFY(m_work->flush());

        QCOMPARE(seenByOthers(), QStringList(u"one"_s));
    }

    void settlingCommitsAtOnce()
    {
        QVERIFY(remember(u"one"_s));

        QVERIFY(m_work->flush());

        QCOMPARE(seenByOthers(), QStringList(u"one"_s));
        QVERIFY(m_work->flush());
        QCOMPARE(told(), u"began 1, committed 1, lost 0"_s);
    }

    void whatWaitsForTheCommitHappensAfterIt()
    {
        QStringList seen{u"nothing yet"_s};
        QVERIFY(remember(u"one"_s));
        m_work->afterCommit([&] { seen = seenByOthers(); });
        QCOMPARE(seen, QStringList(u"nothing yet"_s));

        QCoreApplication::processEvents();

        QCOMPARE(seen, QStringList(u"one"_s));
    }

    void withoutAnythingToWaitForItHappensAtOnce()
    {
        bool isDone = false;

        m_work->afterCommit([&isDone] { isDone = true; });

        QVERIFY(isDone);
    }

    void whatHappensAfterACommitCanStoreMore()
    {
        QVERIFY(remember(u"one"_s));
        m_work->afterCommit([this] { QVERIFY(remember(u"two"_s)); });

        QVERIFY(m_work->flush());
        QVERIFY(m_work->flush());

        QCOMPARE(seenByOthers(), QStringList({u"one"_s, u"two"_s}));
    }

    void afterAFailedCommitNothingIsThereAndNothingHappens()
    {
        bool isDone = false;
        QVERIFY(remember(u"one"_s));
        QVERIFY(remember(u"two"_s));
        m_work->afterCommit([&isDone] { isDone = true; });
        endTransaction();

        QCoreApplication::processEvents();

        QCOMPARE(told(), u"began 1, committed 0, lost 1"_s);
        QCOMPARE(seenByOthers(), QStringList());
        QVERIFY(!isDone);
    }

    void aTransactionThatEndsUnderAUnitIsLost()
    {
        QVERIFY(remember(u"one"_s));
        endTransaction();

        QVERIFY(!remember(u"two"_s));

        QCOMPARE(told(), u"began 1, committed 0, lost 1"_s);
        QCOMPARE(seenByOthers(), QStringList());
    }

    // The transaction is gone with the old connection; on the new one there is nothing to commit.
    void aConnectionOpenedAnewDoesNotPassForACommit()
    {
        QVERIFY(remember(u"one"_s));
        endTransaction();
        if (m_database->database().engine() == Engine::Postgres)
            QVERIFY(m_database->connection().reopen());

        QVERIFY(!m_work->flush());

        QCOMPARE(told(), u"began 1, committed 0, lost 1"_s);
        QCOMPARE(seenByOthers(), QStringList());
    }

    // So that whoever asks hears why it failed, and does not find the connection reset.
    void afterALossEachIsCommittedAtOnceUntilOneSucceeds()
    {
        QVERIFY(remember(u"lost"_s));
        endTransaction();
        QVERIFY(!m_work->flush());
        QVERIFY(!m_database->database().isLost() || m_database->connection().reopen());
        QVERIFY(!rememberAndFail(u"wrong"_s));

        QVERIFY(remember(u"one"_s));

        QCOMPARE(seenByOthers(), QStringList(u"one"_s));
        QVERIFY(remember(u"two"_s));
        QCOMPARE(seenByOthers(), QStringList(u"one"_s));
        QVERIFY(m_work->flush());
        QCOMPARE(seenByOthers(), QStringList({u"one"_s, u"two"_s}));
    }

    void aloneEachHasItsOwnCommit()
    {
        GroupCommit alone(m_database->database(), GroupCommit::Sharing::Alone);

        QVERIFY(alone.commit([this] { return insert(u"one"_s); }));

        QCOMPARE(seenByOthers(), QStringList(u"one"_s));
    }

    void whatIsOpenAtTheEndIsCommitted()
    {
        QVERIFY(remember(u"one"_s));

        m_work.reset();

        QCOMPARE(seenByOthers(), QStringList(u"one"_s));
    }

private:
    [[nodiscard]] Core::Stored<void> insert(const QString &id)
    {
        return run(m_database->database(),
                   u"INSERT INTO webhook_events (instance, chat, message_id, received_at) "
                   "VALUES (1, 'chat', :id, '2026-01-23T17:30:00.000Z')"_s,
                   {{u":id"_s, id}});
    }

    [[nodiscard]] bool remember(const QString &id)
    {
        return m_work->commit([&] { return insert(id); }).has_value();
    }

    [[nodiscard]] bool rememberAndFail(const QString &id)
    {
        const auto done = m_work->commit([&]() -> Core::Stored<void> {
            if (!insert(id))
                qFatal("the row cannot be written");
            return Core::Unexpected(Core::StorageError::Unavailable);
        });
        return done.has_value();
    }

    //! From outside: SQLite rolls back by itself when the disk is full, for example, and with a
    //! connection to PostgreSQL its transaction goes.
    void endTransaction()
    {
        if (m_database->database().engine() == Engine::Sqlite)
            QVERIFY(run(m_database->database(), u"ROLLBACK"_s));
        else
            QVERIFY(run(m_other->database(), TestSupport::hangUpOnOthers));
    }

    [[nodiscard]] QStringList seenByOthers() const
    {
        auto rows =
            execute(m_other->database(), u"SELECT message_id FROM webhook_events ORDER BY 1"_s);
        QStringList seen;
        while (rows && rows->next())
            seen.append(rows->value(0).toString());
        return seen;
    }

    [[nodiscard]] QString told() const
    {
        return u"began %1, committed %2, lost %3"_s.arg(m_began->size())
            .arg(m_committed->size())
            .arg(m_lost->size());
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Connection> m_other;
    std::unique_ptr<GroupCommit> m_work;
    std::unique_ptr<QSignalSpy> m_began;
    std::unique_ptr<QSignalSpy> m_committed;
    std::unique_ptr<QSignalSpy> m_lost;
};

KIOSK_TEST(TestGroupCommit)

} // namespace GroupCommitTest

#include "tst_groupcommit.moc"
