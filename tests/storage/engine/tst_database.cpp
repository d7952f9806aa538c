// SPDX-License-Identifier: GPL-3.0-only
#include "storage/engine/statement.h"
#include "support/test.h"
#include "support/testdatabase.h"

#include <QTest>

namespace DatabaseStatementsTest {

using namespace Storage;
using namespace Qt::StringLiterals;
using TestSupport::TestDatabase;

class TestDatabaseStatements : public QObject
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

    void everyStatementIsTold()
    {
        QList<bool> told;
        database().setObserver([&told](std::chrono::nanoseconds duration, bool isDone) {
            QVERIFY(duration.count() > 0);
            told.append(isDone);
        });

        QVERIFY(run(database(), u"SELECT 1"_s));
        QVERIFY(!run(database(), u"SELECT nothing FROM nowhere"_s));

        QCOMPARE(told, (QList<bool>{true, false}));
        database().setObserver({});
        QVERIFY(run(database(), u"SELECT 1"_s));
        QCOMPARE(told.size(), 2);
    }

    void anotherConnectionIsNotObserved()
    {
        const auto other = m_database->anotherConnection();
        int told = 0;
        database().setObserver([&told](auto, bool) { ++told; });

        QVERIFY(run(other->database(), u"SELECT 1"_s));

        QCOMPARE(told, 0);
    }

    void aStatementCanBeUsedAgainAndAgain()
    {
        for (int i = 1; i <= 3; ++i) {
            QVERIFY(remember(u"m%1"_s.arg(i)));
        }
        QCOMPARE(m_database->valueOf(u"SELECT count(*) FROM webhook_events"_s).toInt(), 3);
    }

    void aStatementCanBeUsedWhileItsRowsAreRead()
    {
        QVERIFY(remember(u"a"_s));
        QVERIFY(remember(u"b"_s));
        const auto all = u"SELECT message_id FROM webhook_events WHERE instance = :instance "
                         "ORDER BY message_id"_s;

        auto outer = execute(database(), all, {{u":instance"_s, 1}});
        QVERIFY(outer && outer->next());
        auto inner = execute(database(), all, {{u":instance"_s, 1}});
        QVERIFY(inner && inner->next() && inner->next());

        QCOMPARE(inner->value(0).toString(), u"b"_s);
        QCOMPARE(outer->value(u"message_id"_s).toString(), u"a"_s);
        QVERIFY(outer->next());
        QCOMPARE(outer->value(0).toString(), u"b"_s);
        QVERIFY(!outer->next());
    }

    void aValueOfAFormerUseIsNotLeft()
    {
        const auto text = u"SELECT coalesce(:text, 'nothing') AS said FROM audit_head"_s;
        auto first = execute(database(), text, {{u":text"_s, u"something"_s}});
        QVERIFY(first && first->next());
        QCOMPARE(first->value(u"said"_s).toString(), u"something"_s);

        auto second = execute(database(), text, {{u":text"_s, QVariant()}});

        QVERIFY(second && second->next());
        QCOMPARE(second->value(u"said"_s).toString(), u"nothing"_s);
    }

    void aNameThatBeginsLikeAnotherIsAnother()
    {
        auto rows =
            execute(database(), u"SELECT id FROM audit_head WHERE id < :now2 AND id > :now"_s,
                    {{u":now"_s, -1}, {u":now2"_s, 1}});

        QVERIFY(rows && rows->next());
        QCOMPARE(rows->value(0).toInt(), 0);
    }

private:
    [[nodiscard]] Database &database() const { return m_database->database(); }

    [[nodiscard]] bool remember(const QString &id) const
    {
        const auto rows = execute(database(),
                                  u"INSERT INTO webhook_events (instance, chat, message_id, "
                                  "received_at) VALUES (:instance, 'chat', :id, :time)"_s,
                                  {{u":instance"_s, 1},
                                   {u":id"_s, id},
                                   {u":time"_s, toColumn(QDateTime::currentDateTimeUtc())}});
        return rows && rows->numRowsAffected() == 1;
    }

    std::unique_ptr<TestDatabase> m_database;
};

KIOSK_TEST(TestDatabaseStatements)

} // namespace DatabaseStatementsTest

#include "tst_database.moc"
