// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/inventedscenes.h"
#include "kiosk/pages/idlepage.h"
#include "kiosk/widgets/headedpage.h"
#include "kiosk/widgets/qrview.h"
#include "support/windowtest.h"

#include <QImage>
#include <QSet>
#include <QTest>

#include <algorithm>

namespace IdlePageTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kiosk::IdlePage;

namespace {

// The width of the code itself, from its first dark pixel to its last.
int darkWidth(const QImage &picture)
{
    int left = picture.width();
    int right = -1;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            if (picture.pixel(x, y) == qRgb(0, 0, 0)) {
                left = std::min(left, x);
                right = std::max(right, x);
            }
        }
    }
    return std::max(right - left + 1, 0);
}

} // namespace

class TestIdlePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itMovesAndStaysWithin_data() { addSizes(); }

    void itMovesAndStaysWithin()
    {
        QFETCH(QSize, size);
        IdlePage page(setup(), clock(), nullptr, 2ms);
        page.resize(size);
        page.showCode(Kiosk::Invented::invitation(true));
        page.show();
        QSet<QPair<int, int>> places;

        bool staysWithin = true;

        QTRY_VERIFY((places.insert({page.code().x(), page.code().y()}),
                     staysWithin = staysWithin && isWhole(page), places.size() >= 6));

        QVERIFY(staysWithin);
    }

    void theCodeIsLarge_data() { addSizes(); }

    void theCodeIsLarge()
    {
        QFETCH(QSize, size);
        IdlePage page(setup(), clock());
        page.resize(size);
        page.showCode(Kiosk::Invented::invitation(true));
        page.show();

        const int side = darkWidth(page.code().grab().toImage());

        const int shorter = std::min(size.width(), size.height());
        QVERIFY2(side >= shorter * 0.45, qPrintable(QString::number(side)));
    }

    void aCoveredCodeIsNotPainted()
    {
        IdlePage page(setup(), clock());
        page.resize(1280, 800);
        page.showCode(Kiosk::Invented::invitation(true));
        page.show();
        QVERIFY(!page.code().isCovered());

        page.cover();

        QVERIFY(page.code().isCovered());
        QCOMPARE(darkWidth(page.code().grab().toImage()), 0);
    }

    void aCodeIsCoveredWhenItsTimeIsOver()
    {
        std::chrono::milliseconds now = 0ms;
        IdlePage page(setup(), [&] { return now; });
        auto invitation = Kiosk::Invented::invitation(true);
        invitation.until = 100s;
        page.showCode(invitation);
        QVERIFY(!page.code().isCovered());

        now = 100s;

        QVERIFY(page.code().isCovered());
    }

private:
    static void addSizes()
    {
        QTest::addColumn<QSize>("size");

        QTest::newRow("portrait") << QSize(1080, 1920);
        QTest::newRow("landscape") << QSize(1920, 1080);
        QTest::newRow("laptop") << QSize(1366, 768);
        QTest::newRow("small") << QSize(800, 480);
        QTest::newRow("wall") << QSize(3840, 2160);
    }

    [[nodiscard]] static bool isWhole(const IdlePage &page)
    {
        const auto children = page.findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly);
        return std::all_of(children.begin(), children.end(), [&](const QWidget *one) {
            return page.rect().contains(one->geometry());
        });
    }

    [[nodiscard]] Kiosk::PageSetup setup() const
    {
        return {.design = m_design, .languages = {u"ru"_s}};
    }

    [[nodiscard]] static Kiosk::MonotonicClock clock()
    {
        return [] { return 0ms; };
    }

    Kiosk::Design m_design{{}};
};

KIOSK_WINDOW_TEST(TestIdlePage)

} // namespace IdlePageTest
#include "tst_idlepage.moc"
