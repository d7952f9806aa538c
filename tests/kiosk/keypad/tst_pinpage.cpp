// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/keypad/entryfield.h"
#include "kiosk/keypad/pinpages.h"
#include "kiosk/style/design.h"
#include "support/keys.h"
#include "support/useractions.h"
#include "support/windowtest.h"

#include <QTest>

namespace PinPageTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
namespace Actions = Kiosk::Actions;
using TestSupport::canTap;
using TestSupport::tap;
using TestSupport::tapAll;
using TestSupport::textOf;
using TestSupport::UserActions;

using Kiosk::PinPage;
using Kiosk::PinState;

class TestPinPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_page.emplace(Kiosk::PageSetup{.design = m_design, .languages = {u"en"_s}});
        m_page->resize(1280, 800);
        m_page->show();
        m_page->setState({.isSet = true});
    }

    void fourToTwelveDigitsAreAPin()
    {
        const UserActions<Actions::EnterPin> entered(*m_page);
        tapAll(*m_page, u"246"_s);
        QVERIFY(!canTap(*m_page, u"primary"_s));
        tapAll(*m_page, u"8"_s);
        QVERIFY(canTap(*m_page, u"primary"_s));
        QVERIFY(entered.isEmpty());
        tapAll(*m_page, u"0246824680"_s);

        tap(*m_page, u"primary"_s);

        QCOMPARE(entered.size(), 1);
        QCOMPARE(entered.first().pin, u"246802468246"_s);
    }

    void noDigitIsShownOrTold()
    {
        tapAll(*m_page, u"2468"_s);

        QCOMPARE(field().accessibleText(), u"••••"_s);
        QCOMPARE(field().text(), u"••••"_s);
        QCOMPARE(field().kind(), Kiosk::EntryField::Kind::Dots);
        for (const auto *label : m_page->findChildren<QLabel *>())
            QVERIFY(!label->text().contains(u"2468"_s));
    }

    void whileItIsComparedNothingCanBeTyped()
    {
        tapAll(*m_page, u"2468"_s);
        m_page->setState({.isSet = true, .isChecking = true});

        tapAll(*m_page, u"1"_s);

        QCOMPARE(field().text().size(), 4);
        QVERIFY(!canTap(*m_page, u"primary"_s));
        QCOMPARE(textOf(*m_page, u"hint"_s), u"One moment, we are checking"_s);
    }

    void aWrongPinIsErasedAndMakesWait()
    {
        tapAll(*m_page, u"1357"_s);
        m_page->setState({.isSet = true, .isChecking = true});

        m_page->setState({.isSet = true, .wait = 1500ms});
        tapAll(*m_page, u"2468"_s);

        QCOMPARE(field().text(), QString());
        QCOMPARE(textOf(*m_page, u"hint"_s), u"Wrong PIN. Please wait 2 s."_s);
        m_page->setState({.isSet = true});
        tapAll(*m_page, u"2468"_s);
        QCOMPARE(field().text().size(), 4);
        QCOMPARE(textOf(*m_page, u"hint"_s), QString());
    }

    void withoutAPinItSaysSo()
    {
        m_page->setState({.isSet = false});

        tapAll(*m_page, u"2468"_s);

        QCOMPARE(field().text(), QString());
        QVERIFY(textOf(*m_page, u"lead"_s).contains(u"amt-kioskctl pin"_s));
        QVERIFY(canTap(*m_page, u"back"_s));
    }

    void nothingRemains()
    {
        tapAll(*m_page, u"246"_s);

        m_page->clear();

        QCOMPARE(field().text(), QString());
    }

private:
    [[nodiscard]] const Kiosk::EntryField &field() const
    {
        return *m_page->findChild<Kiosk::EntryField *>();
    }

    Kiosk::Design m_design{{}};

    std::optional<PinPage> m_page;
};

KIOSK_WINDOW_TEST(TestPinPage)

} // namespace PinPageTest
#include "tst_pinpage.moc"
