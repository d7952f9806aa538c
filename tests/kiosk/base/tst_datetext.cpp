// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/base/datetext.h"
#include "support/test.h"

#include <QLocale>
#include <QTest>

namespace DateTextTest {

using namespace Qt::StringLiterals;
using Kiosk::DateText;

class TestDateText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void datesAreWrittenAsTheLanguageWritesThem_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("day");
        QTest::addColumn<QString>("shortDay");
        QTest::addColumn<QString>("moment");
        QTest::addColumn<QString>("recentMoment");

        QTest::newRow("Russian") << u"ru"_s << u"среда, 21 января"_s << u"ср, 21 янв."_s
                                 << u"21 января 2026, 15:41"_s << u"21 янв., 15:41:07"_s;
        QTest::newRow("Kyrgyz") << u"ky"_s << u"шаршемби, 21-январь"_s << u"шарш., 21-янв."_s
                                << u"2026-ж., 21-январь, 15:41"_s << u"21-янв., 15:41:07"_s;
        QTest::newRow("English") << u"en"_s << u"Wednesday, 21 January"_s << u"Wed, 21 Jan"_s
                                 << u"21 January 2026, 15:41"_s << u"21 Jan, 15:41:07"_s;
    }

    void datesAreWrittenAsTheLanguageWritesThem()
    {
        QFETCH(QString, language);
        const QDateTime time(QDate(2026, 1, 21), QTime(15, 41, 7), Qt::UTC);

        QLocale::setDefault(QLocale(language));

        QTEST(DateText::day(time.date()), "day");
        QTEST(DateText::shortDay(time.date()), "shortDay");
        QTEST(DateText::moment(time), "moment");
        QTEST(DateText::recentMoment(time), "recentMoment");
    }

    void aTimeThatIsNoneIsNotWritten() { QCOMPARE(DateText::moment({}), QString()); }
};

KIOSK_TEST(TestDateText)

} // namespace DateTextTest
#include "tst_datetext.moc"
