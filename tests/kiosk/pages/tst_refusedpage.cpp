// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/pages/refusedpage.h"
#include "kiosk/style/design.h"
#include "support/keys.h"
#include "support/windowtest.h"

#include <QSignalSpy>
#include <QTest>

namespace RefusedPageTest {

using namespace Qt::StringLiterals;
using Core::FailureReason;
using Kiosk::RefusedPage;
using TestSupport::textOf;

namespace {

//! The ticket "0421" as the page shows it. The header's clock may show "21", too.
const QString shownTicket = u"04"_s + QChar::Nbsp + u"21"_s;

} // namespace

class TestRefusedPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_page.emplace(Kiosk::PageSetup{.design = m_design, .languages = {u"en"_s}});
        m_page->resize(1280, 800);
        m_page->show();
    }

    void theTicketIsShownInTwoPairsAndSpoken()
    {
        m_page->showReason(FailureReason::UserNotFound, u"+996•••••099"_s, u"0421"_s);

        QVERIFY(isVisible(u"ticket"_s));
        QCOMPARE(textOf(*m_page, u"ticket"_s), shownTicket);
        QVERIFY(textOf(*m_page, u"lead"_s).contains(u"Tell the front desk this number"_s));
        QVERIFY(m_page->spoken().endsWith(shownTicket));
        QVERIFY(m_page->accessibleDescription().endsWith(shownTicket));
        QVERIFY(!m_page->spoken().contains(u"099"_s));
    }

    void withoutATicketThereIsNoneToTell_data()
    {
        QTest::addColumn<FailureReason>("reason");

        QTest::newRow("unknown") << FailureReason::UserNotFound;
        QTest::newRow("disabled") << FailureReason::TenantDisabled;
    }

    void withoutATicketThereIsNoneToTell()
    {
        QFETCH(FailureReason, reason);
        m_page->showReason(FailureReason::UserNotFound, {}, u"0421"_s);

        m_page->showReason(reason, u"+996•••••099"_s, {});

        QVERIFY(!isVisible(u"ticket"_s));
        QVERIFY(!m_page->spoken().contains(u"21"_s));
        QVERIFY(!textOf(*m_page, u"lead"_s).contains(u"this number:"_s));
    }

    void nothingRemains()
    {
        m_page->showReason(FailureReason::UserNotFound, u"+996•••••099"_s, u"0421"_s);

        m_page->clear();

        for (const auto *label : m_page->findChildren<QLabel *>())
            QVERIFY(!label->text().contains(shownTicket) && !label->text().contains(u"099"_s));
        QVERIFY(m_page->accessibleDescription().isEmpty());
    }

private:
    [[nodiscard]] bool isVisible(const QString &label) const
    {
        return m_page->findChild<QLabel *>(label)->isVisible();
    }

    Kiosk::Design m_design{{}};
    std::optional<RefusedPage> m_page;
};

KIOSK_WINDOW_TEST(TestRefusedPage)

} // namespace RefusedPageTest
#include "tst_refusedpage.moc"
