// SPDX-License-Identifier: GPL-3.0-only
#include "storage/engine/columns.h"
#include "storage/engine/statement.h"
#include "support/test.h"
#include "support/testdatabase.h"

#include <QTest>

namespace StorableTest {

using namespace Storage;
using namespace Qt::StringLiterals;
using Core::StorageError;
using TestSupport::TestDatabase;

namespace {

// A text that PostgreSQL cannot compress to fit into a row of an index.
QString incompressible(qsizetype size)
{
    QString text;
    quint32 state = 1;
    while (text.size() < size) {
        state = state * 1664525 + 1013904223;
        text += QChar(u'!' + (state >> 24) % 90);
    }
    return text;
}

} // namespace

//! Values that will never be stored, as against those that may be stored later.
class TestStorable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestSupport::addDrivers(); }

    void init()
    {
        QFETCH_GLOBAL(QString, driver);
        m_database = std::make_unique<TestDatabase>(driver);
        QVERIFY(m_database->isReady());
    }

    void cleanup() { m_database.reset(); }

    void dataThatNoRepetitionMendsIsRefused_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<StorageError>("error");
        const auto event = u"INSERT INTO webhook_events (instance, chat, message_id, "
                           "received_at) VALUES (1, %1, 'id', '2026-01-23T17:30:00.000Z')"_s;
        QTest::newRow("no value") << event.arg(u"NULL"_s) << StorageError::Refused;
        QTest::newRow("no such tenant")
            << u"INSERT INTO handoff_codes (code_hash, tenant_id, created_at, expires_at) VALUES "
               "('x', 77, '2026-01-23T17:30:00.000Z', '2026-01-23T17:30:00.000Z')"_s
            << StorageError::Refused;
        QTest::newRow("a check") << u"UPDATE audit_head SET one = 2"_s << StorageError::Refused;
        QTest::newRow("there already")
            << u"INSERT INTO audit_head (one, id, hash) VALUES (1, 0, '')"_s
            << StorageError::Unavailable;
        QTest::newRow("no such table") << u"SELECT * FROM nowhere"_s << StorageError::Unavailable;
        QTest::newRow("nonsense") << u"NO STATEMENT"_s << StorageError::Unavailable;
    }

    void dataThatNoRepetitionMendsIsRefused()
    {
        QFETCH(QString, sql);
        QFETCH(StorageError, error);

        const auto done = run(m_database->database(), sql);

        QVERIFY(!done);
        QCOMPARE(done.error(), error);
    }

    void aKeyThatNoIndexTakesIsRefused()
    {
        const auto done =
            run(m_database->database(),
                u"INSERT INTO webhook_events (instance, chat, message_id, received_at) "
                "VALUES (1, 'c', :id, '2026-01-23T17:30:00.000Z')"_s,
                {{u":id"_s, incompressible(20'000)}});

        const bool isPostgres = m_database->database().engine() == Engine::Postgres;
        QCOMPARE(done.has_value(), !isPostgres);
        if (isPostgres)
            QCOMPARE(done.error(), StorageError::Refused);
    }

    void whatStrangersSendIsStoredAsItIsReadBack()
    {
        const auto odd = u"a"_s + QChar(u'\0') + u'b' + QChar(0xd83d) + u'c' + QChar(0xfffe);
        const auto stored = u"a\uFFFDb\uFFFDc\uFFFD"_s;
        QVERIFY(run(m_database->database(),
                    u"INSERT INTO webhook_events (instance, chat, message_id, received_at) "
                    "VALUES (1, 'c', :id, '2026-01-23T17:30:00.000Z')"_s,
                    {{u":id"_s, odd}}));

        QCOMPARE(m_database->valueOf(u"SELECT message_id FROM webhook_events"_s).toString(),
                 stored);
        auto found =
            execute(m_database->database(),
                    u"SELECT 1 FROM webhook_events WHERE message_id = :id"_s, {{u":id"_s, odd}});
        QVERIFY(found && found->next());
    }

private:
    std::unique_ptr<TestDatabase> m_database;
};

KIOSK_TEST(TestStorable)

} // namespace StorableTest

#include "tst_storable.moc"
