// SPDX-License-Identifier: GPL-3.0-only
#include "storage/engine/failurelog.h"
#include "support/loglines.h"
#include "support/test.h"

#include <QTest>

namespace FailureLogTest {

using namespace Storage;
using namespace Qt::StringLiterals;
using TestSupport::LogLines;

namespace {

const auto statement = u"INSERT INTO tenants (name) VALUES (:name)"_s;
const auto other = u"UPDATE tenants SET name = :name"_s;
const auto noRoom = u"could not extend file: No space left on device"_s;
const auto back = u"database.statement_back"_s;

} // namespace

//! A repeated failure is told once, and once more when it is over.
class TestFailureLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStatementThatFailsInTheSameWayIsToldOnce()
    {
        FailureLog failures;
        const LogLines log;

        for (int i = 0; i < 100; ++i)
            failures.recordFailure(statement, u"53100"_s, noRoom);

        QCOMPARE(log.all().size(), 1);
        QVERIFY(log.contain(noRoom));
    }

    void theEndIsToldWithHowOftenItWas()
    {
        FailureLog failures;
        for (int i = 0; i < 100; ++i)
            failures.recordFailure(statement, u"53100"_s, noRoom);
        const LogLines log;

        failures.recordSuccess(other);
        QVERIFY(log.all().isEmpty());
        failures.recordSuccess(statement);
        failures.recordSuccess(statement);

        QCOMPARE(log.ofEvent(back).size(), 1);
        QVERIFY(log.contain(u"repeats=99"_s));
    }

    void aSingleFailureHasNoEnd()
    {
        FailureLog failures;
        failures.recordFailure(statement, u"23505"_s, QString());
        const LogLines log;

        failures.recordSuccess(statement);

        QVERIFY(log.all().isEmpty());
    }

    void anotherFailureIsToldAsWell_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("code");
        QTest::newRow("another reason") << statement << u"57014"_s;
        QTest::newRow("another statement") << other << u"53100"_s;
    }

    void anotherFailureIsToldAsWell()
    {
        QFETCH(QString, sql);
        QFETCH(QString, code);
        FailureLog failures;
        failures.recordFailure(statement, u"53100"_s, noRoom);
        const LogLines log;

        failures.recordFailure(sql, code, u"words"_s);

        QCOMPARE(log.all().size(), 1);
    }

    void afterItsEndItIsToldAgain()
    {
        FailureLog failures;
        failures.recordFailure(statement, u"53100"_s, noRoom);
        failures.recordSuccess(statement);
        const LogLines log;

        failures.recordFailure(statement, u"53100"_s, noRoom);

        QCOMPARE(log.all().size(), 1);
    }

    // Some writes still find room, and the disk answers now so and now so.
    void aTroubleThatComesAndGoesIsToldOnce()
    {
        TroubleLog troubles;
        const LogLines log;

        for (int i = 0; i < 100; ++i) {
            troubles.recordTrouble(DatabaseTrouble::Full);
            troubles.recordEnd();
        }

        QCOMPARE(log.ofEvent(u"database.trouble"_s).size(), 1);
        QCOMPARE(log.ofEvent(u"database.back"_s).size(), 1);
    }

    void twoTroublesThatTakeTurnsAreToldOnceEach()
    {
        TroubleLog troubles;
        const LogLines log;

        for (int i = 0; i < 100; ++i) {
            troubles.recordTrouble(DatabaseTrouble::Full);
            troubles.recordTrouble(DatabaseTrouble::Faulty);
        }
        troubles.recordEnd();

        QCOMPARE(log.ofEvent(u"database.trouble"_s).size(), 2);
        QCOMPARE(log.ofEvent(u"database.back"_s).size(), 1);
    }
};

KIOSK_TEST(TestFailureLog)

} // namespace FailureLogTest

#include "tst_failurelog.moc"
