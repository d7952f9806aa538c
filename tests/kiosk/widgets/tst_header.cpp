// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/base/datetext.h"
#include "kiosk/keypad/pinpages.h"
#include "kiosk/translations.h"
#include "kiosk/widgets/header.h"
#include "support/keys.h"
#include "support/windowtest.h"

#include <QSignalSpy>
#include <QTest>

namespace HeaderTest {

using namespace Qt::StringLiterals;
using Kiosk::Header;
using TestSupport::tap;
using TestSupport::textOf;

namespace {

//! A page, because only a page gives a header its sizes.
struct Shown
{
    explicit Shown(QSize size = {1920, 1080},
                   const QStringList &languages = {u"ru"_s, u"ky"_s, u"en"_s})
        : page({.design = design, .languages = languages})
    {
        page.resize(size);
        page.show();
    }

    [[nodiscard]] QWidget *find(const QString &name) const
    {
        return page.findChild<QWidget *>(name);
    }

    [[nodiscard]] QString nameOf(const QString &language) const
    {
        return page.findChild<QAbstractButton *>(language)->text();
    }

    Kiosk::Design design{{}};
    Kiosk::PinPage page;
    Header &header = page.header();
};

} // namespace

class TestHeader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whereThereIsRoomEverythingIsWrittenOut()
    {
        const Shown shown;

        QCOMPARE(shown.nameOf(u"ru"_s), u"Русский"_s);
        QCOMPARE(shown.nameOf(u"ky"_s), u"Кыргызча"_s);
        QVERIFY(shown.find(u"date"_s)->isVisible());
    }

    void namesShortenBeforeTheDateGoes()
    {
        Shown shown;
        bool wereShortWithDate = false;
        bool wasNoDate = false;
        for (int width = 1920; width >= 320; width -= 20) {
            shown.header.resize(width, shown.header.height());
            const bool isShort = shown.nameOf(u"ky"_s) == u"Кыр"_s;
            const bool hasDate = shown.find(u"date"_s)->isVisible();
            QVERIFY(isShort || hasDate); // never first the date
            QVERIFY(isShort || !wereShortWithDate); // never long again
            wereShortWithDate = wereShortWithDate || (isShort && hasDate);
            wasNoDate = wasNoDate || !hasDate;
        }

        QVERIFY(wereShortWithDate);
        QVERIFY(wasNoDate);
        QCOMPARE(shown.page.findChild<QAbstractButton *>(u"ky"_s)->accessibleName(), u"Кыргызча"_s);
    }

    void whatMakesItEasierTakesThePlaceOfTheLanguages()
    {
        Shown shown;
        QVERIFY(!shown.find(u"accessibilityBar"_s)->isVisible());

        tap(shown.page, u"accessibilitySwitch"_s);
        QVERIFY(shown.find(u"accessibilityBar"_s)->isVisible());
        QVERIFY(!shown.find(u"languageBar"_s)->isVisible());
        tap(shown.page, u"accessibilitySwitch"_s);

        QVERIFY(!shown.find(u"accessibilityBar"_s)->isVisible());
        QVERIFY(shown.find(u"languageBar"_s)->isVisible());
    }

    void theNextVisitorFindsTheLanguages()
    {
        Shown shown;
        tap(shown.page, u"accessibilitySwitch"_s);

        shown.header.closeAccessibility();
        shown.header.closeAccessibility();

        QVERIFY(!shown.find(u"accessibilityBar"_s)->isVisible());
        QVERIFY(shown.find(u"languageBar"_s)->isVisible());
    }

    void oneLanguageNeedsNoChoice()
    {
        Shown shown({1920, 1080}, {u"ru"_s});
        QVERIFY(!shown.find(u"languageBar"_s)->isVisible());

        tap(shown.page, u"accessibilitySwitch"_s);
        tap(shown.page, u"accessibilitySwitch"_s);

        QVERIFY(!shown.find(u"languageBar"_s)->isVisible());
    }

    void choicesAreTold()
    {
        Shown shown;
        QSignalSpy language(&shown.header, &Header::languageChosen);
        std::optional<Kiosk::AccessibilityOptions> ease;
        connect(&shown.header, &Header::accessibilityChosen, this,
                [&](const auto &chosen) { ease = chosen; });

        tap(shown.page, u"ky"_s);
        tap(shown.page, u"accessibilitySwitch"_s);
        tap(shown.page, u"contrast"_s);

        QCOMPARE(language.size(), 1);
        QCOMPARE(language.first().first().toString(), u"ky"_s);
        QVERIFY(ease == Kiosk::AccessibilityOptions{.isContrastHigh = true});
        tap(shown.page, u"largeText"_s);
        QVERIFY((ease == Kiosk::AccessibilityOptions{.isTextLarge = true, .isContrastHigh = true}));
    }

    void theDateIsInTheVisitorsLanguage()
    {
        Shown shown;
        const auto today = QDate::currentDate();
        Kiosk::Translations translations;

        translations.setLanguage(u"ky"_s);
        shown.header.setLanguage(u"ky"_s);
        const QString kyrgyz = Kiosk::DateText::shortDay(today);
        QCOMPARE(textOf(shown.page, u"date"_s), kyrgyz);
        translations.setLanguage(u"en"_s);
        shown.header.setLanguage(u"en"_s);

        QCOMPARE(textOf(shown.page, u"date"_s), Kiosk::DateText::shortDay(today));
        QVERIFY(Kiosk::DateText::shortDay(today) != kyrgyz);
    }

    void onlyALogoThatIsHeldLetsStaffIn_data()
    {
        QTest::addColumn<bool>("isKey");

        QTest::newRow("finger") << false;
        QTest::newRow("space bar") << true;
    }

    void onlyALogoThatIsHeldLetsStaffIn()
    {
        QFETCH(bool, isKey);
        Shown brief;
        Shown held;
        const QSignalSpy briefly(&brief.header, &Header::staffRequested);
        QSignalSpy requested(&held.header, &Header::staffRequested);
        QElapsedTimer holding;
        holding.start();

        // The one that is let go of began before, and would have been first.
        press(brief, isKey);
        release(brief, isKey);
        press(held, isKey);

        QVERIFY(requested.wait(10000));
        QVERIFY(holding.elapsed() >= 2800); // a timer may be 5 % early
        QVERIFY(briefly.isEmpty());
        release(held, isKey);
        QCOMPARE(requested.size(), 1);
    }

private:
    static void press(const Shown &shown, bool isKey)
    {
        auto *logo = shown.find(u"logo"_s);
        if (isKey)
            QTest::keyPress(logo, Qt::Key_Space);
        else
            QTest::mousePress(logo, Qt::LeftButton);
    }

    static void release(const Shown &shown, bool isKey)
    {
        auto *logo = shown.find(u"logo"_s);
        if (isKey)
            QTest::keyRelease(logo, Qt::Key_Space);
        else
            QTest::mouseRelease(logo, Qt::LeftButton);
    }
};

KIOSK_WINDOW_TEST(TestHeader)

} // namespace HeaderTest
#include "tst_header.moc"
