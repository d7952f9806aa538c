// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/keypad/codepages.h"
#include "kiosk/keypad/entryfield.h"
#include "kiosk/style/design.h"
#include "support/keys.h"
#include "support/useractions.h"
#include "support/windowtest.h"

#include <QTest>

namespace CodePageTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
namespace Actions = Kiosk::Actions;
using TestSupport::canTap;
using TestSupport::tap;
using TestSupport::tapAll;
using TestSupport::textOf;
using TestSupport::UserActions;

using Kiosk::CodeDialog;
using Kiosk::CodePage;
using Kiosk::CodeTrouble;

class TestCodePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_page.emplace(Kiosk::PageSetup{.design = m_design, .languages = {u"en"_s}});
        m_page->resize(1280, 800);
        m_page->show();
        m_page->setDialog(waiting());
        m_page->showTimeLeft({.left = 180s, .whole = 180s, .untilResend = 30s});
    }

    void itSaysWhereTheCodeWent()
    {
        QVERIFY(textOf(*m_page, u"lead"_s).contains(u"+996•••••001"_s));
        QCOMPARE(shown(), QString());
    }

    void theSixthDigitEntersIt()
    {
        const UserActions<Actions::EnterCode> entered(*m_page);

        tapAll(*m_page, u"12345"_s);
        QVERIFY(entered.isEmpty());
        QVERIFY(!canTap(*m_page, u"primary"_s));
        tapAll(*m_page, u"6"_s);

        QCOMPARE(entered.size(), 1);
        QCOMPARE(entered.first().code, u"123456"_s);
    }

    void digitsCanBeErased()
    {
        tapAll(*m_page, u"123"_s);
        tap(*m_page, u"erase"_s);
        QCOMPARE(shown(), u"12"_s);

        tap(*m_page, u"clear"_s);
        QCOMPARE(shown(), QString());
        tap(*m_page, u"erase"_s);

        QCOMPARE(shown(), QString());
    }

    void whileItIsCheckedNothingCanBeTyped()
    {
        tapAll(*m_page, u"123456"_s);
        m_page->setDialog(checking());
        const UserActions<Actions::EnterCode> entered(*m_page);

        tap(*m_page, u"clear"_s);
        tapAll(*m_page, u"7"_s);

        QCOMPARE(shown(), u"123456"_s);
        QVERIFY(entered.isEmpty());
        QVERIFY(!canTap(*m_page, u"resend"_s));
        QCOMPARE(textOf(*m_page, u"hint"_s), u"One moment, we are checking"_s);
    }

    void aWrongCodeIsToldWithTheTriesThatAreLeftAndErased()
    {
        tapAll(*m_page, u"123456"_s);
        m_page->setDialog(checking());

        m_page->setDialog(waiting(CodeTrouble::Wrong, 3));

        QCOMPARE(shown(), QString());
        QVERIFY(textOf(*m_page, u"hint"_s).contains(u"3"_s));
        tapAll(*m_page, u"65"_s);
        QCOMPARE(shown(), u"65"_s);
    }

    void whatIsTypedSurvivesOtherNews()
    {
        tapAll(*m_page, u"123"_s);

        m_page->setDialog(in(CodeDialog::Step::Asking));
        m_page->setDialog(waiting(CodeTrouble::Network, 5));

        QCOMPARE(shown(), u"123"_s);
    }

    void anotherCodeCanBeAskedForAfterAWhile()
    {
        const UserActions<Actions::ResendCode> resend(*m_page);
        QVERIFY(!canTap(*m_page, u"resend"_s));
        tap(*m_page, u"resend"_s);
        QVERIFY(resend.isEmpty());

        m_page->showTimeLeft({.left = 150s, .whole = 180s, .untilResend = 1ms});
        QVERIFY(!canTap(*m_page, u"resend"_s));
        m_page->showTimeLeft({.left = 150s, .whole = 180s, .untilResend = 0ms});
        QVERIFY(canTap(*m_page, u"resend"_s));
        tap(*m_page, u"resend"_s);

        QCOMPARE(resend.size(), 1);
    }

    void aCodeThatCannotBeSentIsToldAndWhatWasTypedStays()
    {
        tapAll(*m_page, u"123"_s);
        QVERIFY(resendText().contains(u"30"_s));

        m_page->showSending(false);
        QCOMPARE(resendText(), u"Send another code"_s);
        m_page->showTimeLeft({.left = 150s, .whole = 180s, .untilResend = 0ms});

        QCOMPARE(textOf(*m_page, u"title"_s), u"The code could not be sent"_s);
        QVERIFY(textOf(*m_page, u"lead"_s).contains(u"scan the code instead"_s));
        QVERIFY(textOf(*m_page, u"lead"_s).contains(u"front desk"_s));
        QCOMPARE(shown(), u"123"_s);
        QVERIFY(!canTap(*m_page, u"resend"_s));
        m_page->showSending(true);
        QVERIFY(canTap(*m_page, u"resend"_s));
    }

    void nothingRemains()
    {
        tapAll(*m_page, u"123"_s);

        m_page->clear();
        m_page->setDialog({});

        QCOMPARE(shown(), QString());
        for (const auto *label : m_page->findChildren<QLabel *>())
            QVERIFY(!label->text().contains(u"001"_s));
    }

private:
    [[nodiscard]] static CodeDialog in(CodeDialog::Step step,
                                       std::optional<CodeTrouble> trouble = {}, int tries = 5)
    {
        return {
            .step = step, .trouble = trouble, .triesLeft = tries, .maskedPhone = u"+996•••••001"_s};
    }

    [[nodiscard]] static CodeDialog waiting(std::optional<CodeTrouble> trouble = {}, int tries = 5)
    {
        return in(CodeDialog::Step::Waiting, trouble, tries);
    }

    [[nodiscard]] static CodeDialog checking() { return in(CodeDialog::Step::Checking); }

    [[nodiscard]] QString resendText() const
    {
        return m_page->findChild<QAbstractButton *>(u"resend"_s)->text();
    }

    [[nodiscard]] QString shown() const { return m_page->findChild<Kiosk::EntryField *>()->text(); }

    Kiosk::Design m_design{{}};

    std::optional<CodePage> m_page;
};

KIOSK_WINDOW_TEST(TestCodePage)

} // namespace CodePageTest
#include "tst_codepage.moc"
