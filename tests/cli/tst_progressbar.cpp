// SPDX-License-Identifier: GPL-3.0-only
#include "cli/base/console.h"
#include "support/test.h"

#include <QTest>

namespace ProgressBarTest {

using Cli::ProgressBar;
using namespace Qt::StringLiterals;

class TestProgressBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itGrowsAndItsLineDoesNot_data()
    {
        QTest::addColumn<int>("percent");
        QTest::addColumn<int>("marks");
        QTest::newRow("nothing") << 0 << 0;
        QTest::newRow("a little") << 1 << 0;
        QTest::newRow("half") << 50 << 20;
        QTest::newRow("nearly") << 99 << 39;
        QTest::newRow("all") << 100 << 40;
    }

    void itGrowsAndItsLineDoesNot()
    {
        QFETCH(int, percent);
        QFETCH(int, marks);

        const auto line = ProgressBar::line(u"Writing"_s, percent);

        QCOMPARE(line.count(u'#'), marks);
        QVERIFY(line.startsWith("Writing  ["_L1));
        QVERIFY(line.endsWith(u" %1 %"_s.arg(percent)));
        QCOMPARE(line.size(), ProgressBar::line(u"Reading"_s, 0).size());
    }
};

KIOSK_TEST(TestProgressBar)

} // namespace ProgressBarTest
#include "tst_progressbar.moc"
