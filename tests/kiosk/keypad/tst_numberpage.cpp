// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/keypad/codepages.h"
#include "kiosk/keypad/entryfield.h"
#include "kiosk/style/design.h"
#include "support/keys.h"
#include "support/useractions.h"
#include "support/windowtest.h"

#include <QTest>

namespace NumberPageTest {

using namespace Qt::StringLiterals;
namespace Actions = Kiosk::Actions;
using TestSupport::canTap;
using TestSupport::tap;
using TestSupport::tapAll;
using TestSupport::textOf;
using TestSupport::UserActions;

using Kiosk::NumberPage;

class TestNumberPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_page.emplace(Kiosk::PageSetup{.design = m_design, .languages = {u"en"_s}});
        m_page->resize(1280, 800);
        m_page->show();
        m_page->setPrompt({.digits = 2, .triesLeft = 3});
    }

    void theLastDigitEntersIt()
    {
        const UserActions<Actions::EnterNumber> entered(*m_page);

        tapAll(*m_page, u"4"_s);
        QVERIFY(!canTap(*m_page, u"primary"_s));
        tapAll(*m_page, u"2"_s);

        QCOMPARE(entered.size(), 1);
        QCOMPARE(entered.first().number, u"42"_s);
    }

    void asManyDigitsAsTheServerWants()
    {
        const UserActions<Actions::EnterNumber> entered(*m_page);
        m_page->setPrompt({.digits = 6, .triesLeft = 2});

        tapAll(*m_page, u"42042"_s);
        QVERIFY(entered.isEmpty());
        tapAll(*m_page, u"1"_s);

        QCOMPARE(entered.size(), 1);
    }

    void untilTheAnswerNothingCanBeTyped()
    {
        const UserActions<Actions::EnterNumber> entered(*m_page);
        tapAll(*m_page, u"42"_s);

        tap(*m_page, u"clear"_s);
        tapAll(*m_page, u"11"_s);

        QCOMPARE(shown(), u"42"_s);
        QCOMPARE(entered.size(), 1);
        QCOMPARE(textOf(*m_page, u"hint"_s), u"One moment, we are checking"_s);
        QVERIFY(canTap(*m_page, u"back"_s));
    }

    void aWrongNumberIsToldAndErased()
    {
        tapAll(*m_page, u"11"_s);

        m_page->setPrompt({.digits = 2, .triesLeft = 2, .wasWrong = true});

        QCOMPARE(shown(), QString());
        QVERIFY(textOf(*m_page, u"hint"_s).contains(u"2"_s));
        tapAll(*m_page, u"4"_s);
        QCOMPARE(shown(), u"4"_s);
    }

    void whoIsAskedAgainIsNotBlamed()
    {
        tapAll(*m_page, u"42"_s);

        m_page->setPrompt({.digits = 2, .triesLeft = 3});

        QCOMPARE(textOf(*m_page, u"hint"_s), QString());
    }

    void whatToDoWhereNoneCanBeSentIsToldAndWhatWasTypedStays()
    {
        const UserActions<Actions::EnterNumber> entered(*m_page);
        tapAll(*m_page, u"4"_s);

        m_page->showSending(false);

        QVERIFY(textOf(*m_page, u"lead"_s).startsWith(u"If none has come"_s));
        QVERIFY(textOf(*m_page, u"lead"_s).contains(u"front desk"_s));
        QCOMPARE(shown(), u"4"_s);
        tapAll(*m_page, u"2"_s); // it had come before
        QCOMPARE(entered.size(), 1);
        m_page->showSending(true);
        QVERIFY(textOf(*m_page, u"lead"_s).startsWith(u"We have just sent you"_s));
    }

    void nothingRemains()
    {
        tapAll(*m_page, u"4"_s);

        m_page->clear();

        QCOMPARE(shown(), QString());
    }

private:
    [[nodiscard]] QString shown() const { return m_page->findChild<Kiosk::EntryField *>()->text(); }

    Kiosk::Design m_design{{}};

    std::optional<NumberPage> m_page;
};

KIOSK_WINDOW_TEST(TestNumberPage)

} // namespace NumberPageTest
#include "tst_numberpage.moc"
