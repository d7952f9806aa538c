// SPDX-License-Identifier: GPL-3.0-only
#include "storage/engine/statement.h"
#include "storage/stores/sqlmessages.h"
#include "support/test.h"
#include "support/testdatabase.h"

#include <QTest>

namespace SqlGatewayNumbersTest {

using namespace Storage;
using namespace Qt::StringLiterals;
using TestSupport::TestDatabase;

class TestSqlGatewayNumbers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestSupport::addDrivers(); }

    void eachAccountHasTheNumberItWasLastSeenWith()
    {
        QFETCH_GLOBAL(QString, driver);
        const TestDatabase database(driver);
        QVERIFY(database.isReady());
        SqlGatewayNumbers numbers(database.database());
        const QDateTime now({2026, 1, 23}, {17, 27}, Qt::UTC);
        const auto first = Core::PhoneNumber::fromE164(u"+996700000001").value();
        const auto second = Core::PhoneNumber::fromE164(u"+996700000002").value();
        QCOMPARE(numbers.find(1).value(), std::nullopt);

        QVERIFY(numbers.remember(1, first, now));
        QVERIFY(numbers.remember(2, second, now));
        QVERIFY(numbers.remember(1, second, now.addSecs(1)));

        QCOMPARE(numbers.find(1).value(), second);
        QCOMPARE(numbers.find(2).value(), second);
        QVERIFY(run(database.database(), u"DROP TABLE gateway_numbers"_s));
        QVERIFY(!numbers.find(1));
        QVERIFY(!numbers.remember(1, first, now));
    }
};

KIOSK_TEST(TestSqlGatewayNumbers)

} // namespace SqlGatewayNumbersTest
#include "tst_sqlgatewaynumbers.moc"
