#include "storage/statement.h"
#include "storage/statementobserver.h"
#include "support/testdatabase.h"

#include <QTest>

using namespace Storage;
using namespace Qt::StringLiterals;
using TestSupport::TestDatabase;

class TestStatementObserver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStatementIsTold()
    {
        TestDatabase database(u"QSQLITE"_s);
        QList<bool> told;
        observe(database.database(), [&told](std::chrono::nanoseconds duration, bool isDone) {
            QVERIFY(duration.count() > 0);
            told.append(isDone);
        });

        QVERIFY(run(database.database(), u"SELECT 1"_s));
        QVERIFY(!run(database.database(), u"SELECT nothing FROM nowhere"_s));

        QCOMPARE(told, (QList<bool>{true, false}));
    }

    void anotherConnectionIsNotObserved()
    {
        TestDatabase database(u"QSQLITE"_s);
        const auto other = database.anotherConnection();
        int told = 0;
        observe(database.database(), [&told](auto, bool) { ++told; });

        QVERIFY(run(other->database(), u"SELECT 1"_s));

        QCOMPARE(told, 0);
    }

    void observingEnds()
    {
        TestDatabase database(u"QSQLITE"_s);
        int told = 0;
        observe(database.database(), [&told](auto, bool) { ++told; });
        QVERIFY(run(database.database(), u"SELECT 1"_s));

        observe(database.database(), {});
        QVERIFY(run(database.database(), u"SELECT 1"_s));

        QCOMPARE(told, 1);
    }
};

QTEST_GUILESS_MAIN(TestStatementObserver)

#include "tst_statementobserver.moc"
