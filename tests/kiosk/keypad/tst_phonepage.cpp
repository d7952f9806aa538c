// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/keypad/entryfield.h"
#include "kiosk/keypad/phonepages.h"
#include "kiosk/style/design.h"
#include "support/keys.h"
#include "support/useractions.h"
#include "support/windowtest.h"

#include <QTest>

namespace PhonePageTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
namespace Actions = Kiosk::Actions;
using TestSupport::canTap;
using TestSupport::tap;
using TestSupport::tapAll;
using TestSupport::textOf;
using TestSupport::UserActions;

using Kiosk::CodeDialog;
using Kiosk::CodeTrouble;
using Kiosk::PhonePage;

class TestPhonePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_page.emplace(Kiosk::PageSetup{.design = m_design, .languages = {u"en"_s}}, u"KG"_s);
        m_page->resize(1280, 800);
        m_page->show();
        m_page->setFocus();
    }

    void itBeginsWithTheCountrysCode()
    {
        QCOMPARE(shown(), u"+996 "_s);
        QVERIFY(!canTap(*m_page, u"primary"_s));
        QCOMPARE(textOf(*m_page, u"hint"_s), QString());
    }

    void theNumberIsGroupedAsItGrows()
    {
        tapAll(*m_page, u"5551"_s);
        QCOMPARE(shown(), u"+996 555 1"_s);
        tapAll(*m_page, u"21001"_s);

        QCOMPARE(shown(), u"+996 555 121 001"_s);
    }

    void aWholeNumberIsEntered_data()
    {
        QTest::addColumn<QString>("typed");

        QTest::newRow("as it is") << u"555121001"_s;
        QTest::newRow("with the zero") << u"0555121001"_s;
        QTest::newRow("with the code once more") << u"996555121001"_s;
    }

    void aWholeNumberIsEntered()
    {
        QFETCH(QString, typed);
        const UserActions<Actions::EnterPhone> entered(*m_page);
        tapAll(*m_page, typed);

        tap(*m_page, u"primary"_s);

        QCOMPARE(entered.size(), 1);
        QCOMPARE(entered.first().phone.e164(), u"+996555121001"_s);
    }

    void aForeignNumberIsEntered()
    {
        const UserActions<Actions::EnterPhone> entered(*m_page);
        for (int i = 0; i < 4; ++i)
            tap(*m_page, u"erase"_s);
        QCOMPARE(shown(), QString());

        tapAll(*m_page, u"+79161234567"_s);
        QCOMPARE(shown(), u"+7 916 123-45-67"_s);
        tap(*m_page, u"primary"_s);

        QCOMPARE(entered.size(), 1);
    }

    void aPlusStandsOnlyInFront()
    {
        tapAll(*m_page, u"55+5"_s);

        QCOMPARE(shown(), u"+996 555"_s);
    }

    void halfANumberIsToldAndNotEntered()
    {
        const UserActions<Actions::EnterPhone> entered(*m_page);
        tapAll(*m_page, u"5551"_s);

        tap(*m_page, u"primary"_s);

        QVERIFY(entered.isEmpty());
        QCOMPARE(textOf(*m_page, u"hint"_s),
                 u"This is not a whole phone number yet. Please check it."_s);
        QCOMPARE(shown(), u"+996 555 1"_s);
    }

    void aKeyboardDoesTheSame()
    {
        const UserActions<Actions::EnterPhone> entered(*m_page);
        const UserActions<Actions::GoBack> back(*m_page);

        QTest::keyClicks(&*m_page, u"5551210019"_s);
        QTest::keyClick(&*m_page, Qt::Key_Backspace);
        QCOMPARE(shown(), u"+996 555 121 001"_s);
        QTest::keyClick(&*m_page, Qt::Key_Return);
        QTest::keyClick(&*m_page, Qt::Key_Escape);

        QCOMPARE(entered.size(), 1);
        QCOMPARE(back.size(), 1);
    }

    void digitsOfAnyScriptCount()
    {
        QKeyEvent five(QEvent::KeyPress, 0, Qt::NoModifier, u"٥"_s);

        QApplication::sendEvent(&*m_page, &five);

        QCOMPARE(shown(), u"+996 5"_s);
    }

    void whileACodeIsAskedForNothingCanBeTyped()
    {
        tapAll(*m_page, u"555121001"_s);
        m_page->setDialog(in(CodeDialog::Step::Asking));

        tapAll(*m_page, u"9"_s);
        tap(*m_page, u"erase"_s);

        QCOMPARE(shown(), u"+996 555 121 001"_s);
        QVERIFY(!canTap(*m_page, u"primary"_s));
        QCOMPARE(textOf(*m_page, u"hint"_s), u"One moment, we are sending the code"_s);
    }

    void troubleIsToldAndTheNumberKept()
    {
        tapAll(*m_page, u"555121001"_s);
        m_page->setDialog(in(CodeDialog::Step::Asking));

        m_page->setDialog(in(CodeDialog::Step::Idle, CodeTrouble::Network));

        QCOMPARE(shown(), u"+996 555 121 001"_s);
        QVERIFY(textOf(*m_page, u"hint"_s).startsWith(u"No connection"_s));
        QVERIFY(canTap(*m_page, u"primary"_s));
    }

    void nothingRemains()
    {
        tapAll(*m_page, u"555121001"_s);
        m_page->setDialog(in(CodeDialog::Step::Idle, CodeTrouble::Network));

        m_page->clear();
        m_page->setDialog({});

        QCOMPARE(shown(), u"+996 "_s);
        QCOMPARE(textOf(*m_page, u"hint"_s), QString());
    }

    void thereIsAnEndOfIt()
    {
        tapAll(*m_page, QString(40, u'5'));

        QCOMPARE(shown().remove(u' ').size(), 20);
    }

private:
    [[nodiscard]] static CodeDialog in(CodeDialog::Step step,
                                       std::optional<CodeTrouble> trouble = {})
    {
        return {.step = step, .trouble = trouble, .triesLeft = 0, .maskedPhone = {}};
    }

    [[nodiscard]] QString shown() const { return m_page->findChild<Kiosk::EntryField *>()->text(); }

    Kiosk::Design m_design{{}};

    std::optional<PhonePage> m_page;
};

KIOSK_WINDOW_TEST(TestPhonePage)

} // namespace PhonePageTest
#include "tst_phonepage.moc"
