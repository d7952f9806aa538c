// SPDX-License-Identifier: GPL-3.0-only
#include "storage/engine/statement.h"
#include "storage/upkeep/checkup.h"
#include "support/test.h"
#include "support/testdatabase.h"

#include <QFile>
#include <QTest>

namespace CheckupTest {

using namespace Storage;
using namespace Qt::StringLiterals;
using TestSupport::TestDatabase;

namespace {

bool addAttempt(Storage::Database &database, const QString &id, const QString &createdAt)
{
    return run(database,
               u"INSERT INTO login_attempts (id, attempt_id, status, channel_token_hash, "
               "created_at, expires_at, updated_at) VALUES (:id, :id2, 'NEW', '', :at, :at2, :at3)"_s,
               {{u":id"_s, id},
                {u":id2"_s, id},
                {u":at"_s, createdAt},
                {u":at2"_s, createdAt},
                {u":at3"_s, createdAt}})
        .has_value();
}

} // namespace

class TestCheckup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_database = std::make_unique<TestDatabase>(u"QSQLITE"_s);
        QVERIFY(m_database->isReady());
    }

    void cleanup() { m_database.reset(); }

    void aGoodDatabaseIsWritableAndSound()
    {
        const Checkup checkup(m_database->database());

        QVERIFY(checkup.isWritable());
        QCOMPARE(checkup.isSound(), true);
        QVERIFY(checkup.isWritable()); // nothing was left open
    }

    void nothingIsChangedByLooking()
    {
        const auto other = m_database->anotherConnection();
        const auto version = [&other] {
            auto query = execute(other->database(), u"PRAGMA data_version"_s);
            return query && query->next() ? query->value(0).toInt() : -1;
        };
        const auto before = version();

        QVERIFY(Checkup(m_database->database()).isWritable());

        QCOMPARE(version(), before);
        QCOMPARE(m_database->valueOf(u"SELECT id FROM audit_head"_s).toInt(), 0);
    }

    void aDatabaseThatMayOnlyBeReadIsNotWritable()
    {
        QVERIFY(run(m_database->database(), u"PRAGMA query_only = ON"_s));

        QVERIFY(!Checkup(m_database->database()).isWritable());

        QVERIFY(run(m_database->database(), u"PRAGMA query_only = OFF"_s));
        QVERIFY(Checkup(m_database->database()).isWritable());
    }

    void whileAnotherWritesItIsNotWritable()
    {
        const auto other = m_database->anotherConnection();
        QVERIFY(run(other->database(), u"BEGIN IMMEDIATE"_s));
        QVERIFY(run(m_database->database(), u"PRAGMA busy_timeout = 0"_s));

        QVERIFY(!Checkup(m_database->database()).isWritable());
    }

    void damageIsFound()
    {
        for (int i = 0; i < 2000; ++i) {
            QVERIFY(run(m_database->database(),
                        u"INSERT INTO webhook_events VALUES (1, 'c', 'm%1', 't')"_s.arg(i)));
        }
        QVERIFY(run(m_database->database(), u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
        const auto root =
            m_database
                ->valueOf(u"SELECT rootpage FROM sqlite_master WHERE name = 'webhook_events'"_s)
                .toInt();
        const auto pageSize = m_database->valueOf(u"PRAGMA page_size"_s).toInt();
        QFile file(m_database->file());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(qint64(root - 1) * pageSize));
        QVERIFY(file.write(QByteArray(200, '\x7f')) == 200);
        file.close();
        const auto fresh = m_database->anotherConnection();

        QVERIFY(Checkup(fresh->database()).isSound() != true);
    }

    void theNewestTimeIsThatOfAnAttempt()
    {
        const Checkup checkup(m_database->database());
        QCOMPARE(checkup.newestTime().value(), std::nullopt);

        QVERIFY(addAttempt(m_database->database(), u"a"_s, u"2026-01-23T17:27:00.000Z"_s));
        QVERIFY(addAttempt(m_database->database(), u"b"_s, u"2026-01-22T17:27:00.000Z"_s));

        QCOMPARE(checkup.newestTime().value(), QDateTime({2026, 1, 23}, {17, 27}, Qt::UTC));
    }

    void aLostTableIsAnError()
    {
        QVERIFY(run(m_database->database(), u"DROP TABLE login_attempts"_s));
        QVERIFY(run(m_database->database(), u"DROP TABLE audit_head"_s));

        QVERIFY(!Checkup(m_database->database()).newestTime());
        QVERIFY(!Checkup(m_database->database()).isWritable());
    }

private:
    std::unique_ptr<TestDatabase> m_database;
};

KIOSK_TEST(TestCheckup)

} // namespace CheckupTest

#include "tst_checkup.moc"
