// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/keypad/entryfield.h"
#include "kiosk/keypad/phonepages.h"
#include "kiosk/style/design.h"
#include "support/keys.h"
#include "support/useractions.h"
#include "support/windowtest.h"

#include <QSet>
#include <QTest>

namespace LinkPageTest {

using namespace Qt::StringLiterals;
namespace Actions = Kiosk::Actions;
using Kiosk::ClientError;
using Kiosk::LinkDialog;
using Kiosk::LinkPage;
using TestSupport::canTap;
using TestSupport::tap;
using TestSupport::tapAll;
using TestSupport::textOf;
using TestSupport::UserActions;

class TestLinkPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_page.emplace(Kiosk::PageSetup{.design = m_design, .languages = {u"en"_s}}, u"KG"_s);
        m_page->resize(1280, 800);
        m_page->show();
        m_page->setDialog(in(LinkDialog::Step::Phone));
    }

    void aWholeNumberIsEntered()
    {
        const UserActions<Actions::EnterTenantPhone> entered(*m_page);

        tapAll(*m_page, u"555121001"_s);
        tap(*m_page, u"primary"_s);

        QCOMPARE(entered.size(), 1);
        QCOMPARE(entered.first().phone.e164(), u"+996555121001"_s);
    }

    void whoComesBackFromThePinFindsTheNumber()
    {
        auto dialog = in(LinkDialog::Step::Phone, ClientError::NotFound);
        dialog.phone = Core::PhoneNumber::fromE164(u"+996555121001");
        m_page->setDialog(dialog);
        QCOMPARE(shown(), u"+996 555 121 001"_s);

        tap(*m_page, u"erase"_s);
        m_page->setDialog(dialog); // as each change of anything does

        QCOMPARE(shown(), u"+996 555 121 00"_s);
    }

    void eachTroubleIsToldAndTheNumberKept()
    {
        tapAll(*m_page, u"555121001"_s);
        QSet<QString> hints;

        using enum ClientError;
        for (const auto trouble :
             {NotFound, BadRequest, Forbidden, TooOften, Network, NotAllowed, Server}) {
            m_page->setDialog(in(LinkDialog::Step::Phone, trouble));
            hints.insert(textOf(*m_page, u"hint"_s));
        }

        QCOMPARE(hints.size(), 7);
        QCOMPARE(shown(), u"+996 555 121 001"_s);
        QVERIFY(canTap(*m_page, u"primary"_s));
    }

    void nothingRemains()
    {
        tapAll(*m_page, u"555121001"_s);
        m_page->setDialog(in(LinkDialog::Step::Phone, ClientError::NotFound));

        m_page->clear();

        QCOMPARE(shown(), u"+996 "_s);
        QCOMPARE(textOf(*m_page, u"hint"_s), QString());
    }

private:
    [[nodiscard]] static LinkDialog in(LinkDialog::Step step,
                                       std::optional<ClientError> trouble = {})
    {
        return {.step = step, .ticket = u"4821"_s, .trouble = trouble};
    }

    [[nodiscard]] QString shown() const { return m_page->findChild<Kiosk::EntryField *>()->text(); }

    Kiosk::Design m_design{{}};
    std::optional<LinkPage> m_page;
};

KIOSK_WINDOW_TEST(TestLinkPage)

} // namespace LinkPageTest
#include "tst_linkpage.moc"
