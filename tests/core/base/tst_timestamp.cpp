// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/timestamp.h"
#include "support/test.h"

#include <QTest>
#include <QTimeZone>

namespace TimestampTest {

using namespace Qt::StringLiterals;

class TestTimestamp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timesAreWrittenInUtcWithWholeSeconds_data()
    {
        QTest::addColumn<QDateTime>("time");
        const QDate day(2026, 1, 23);

        QTest::newRow("UTC") << QDateTime(day, {17, 30}, Qt::UTC);
        QTest::newRow("fraction") << QDateTime(day, {17, 30, 0, 999}, Qt::UTC);
        QTest::newRow("offset") << QDateTime(day, {23, 30}, Qt::OffsetFromUTC, 6 * 3600);
        QTest::newRow("zone") << QDateTime(day, {23, 30}, QTimeZone("Asia/Bishkek"_ba));
    }

    void timesAreWrittenInUtcWithWholeSeconds()
    {
        QFETCH(QDateTime, time);

        QCOMPARE(Core::toRfc3339(time), u"2026-01-23T17:30:00Z"_s);
    }

    void whatIsWrittenIsRead()
    {
        const QDateTime time({2026, 12, 31}, {23, 59, 59}, Qt::UTC);

        const auto read = Core::fromRfc3339(Core::toRfc3339(time));

        QCOMPARE(read, time);
        QCOMPARE(read.timeSpec(), Qt::UTC);
    }

    void anythingElseIsInvalid_data()
    {
        QTest::addColumn<QString>("text");

        QTest::newRow("empty") << QString();
        QTest::newRow("words") << u"tomorrow"_s;
        QTest::newRow("no zone") << u"2026-01-23T17:30:00"_s;
        QTest::newRow("offset") << u"2026-01-23T17:30:00+06:00"_s;
        QTest::newRow("date") << u"2026-01-23"_s;
        QTest::newRow("no seconds") << u"2026-01-23T17:30Z"_s;
        QTest::newRow("fraction") << u"2026-01-23T17:30:00.000Z"_s;
        QTest::newRow("blank for T") << u"2026-01-23 17:30:00Z"_s;
        QTest::newRow("blank before") << u" 2026-01-23T17:30:00Z"_s;
        QTest::newRow("more after") << u"2026-01-23T17:30:00Zulu"_s;
        QTest::newRow("no such day") << u"2026-02-30T17:30:00Z"_s;
        QTest::newRow("no such hour") << u"2026-01-23T25:30:00Z"_s;
        QTest::newRow("midnight of the day before") << u"2026-01-23T24:00:00Z"_s;
    }

    void anythingElseIsInvalid()
    {
        QFETCH(QString, text);

        QVERIFY(!Core::fromRfc3339(text).isValid());
    }
};

KIOSK_TEST(TestTimestamp)

} // namespace TimestampTest
#include "tst_timestamp.moc"
