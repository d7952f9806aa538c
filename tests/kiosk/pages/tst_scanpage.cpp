// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/inventedscenes.h"
#include "kiosk/pages/scanpage.h"
#include "kiosk/style/design.h"
#include "support/keys.h"
#include "support/windowtest.h"

#include <QTest>

namespace ScanPageTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::canTap;
using TestSupport::textOf;

class TestScanPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_page.emplace(Kiosk::PageSetup{.design = m_design, .languages = {u"en"_s}},
                       [] { return 0ms; });
        m_page->resize(1280, 800);
        m_page->show();
    }

    void whatCannotBeSentIsNotOffered()
    {
        m_page->showWorking(true);
        m_page->showCode(Kiosk::Invented::invitation(true));
        QVERIFY(canTap(*m_page, u"codeLogin"_s));
        QCOMPARE(textOf(*m_page, u"status"_s), u"WhatsApp sign-in is working"_s);

        m_page->showSending(false);
        QVERIFY(!canTap(*m_page, u"codeLogin"_s));
        QCOMPARE(textOf(*m_page, u"status"_s),
                 u"You can sign in, but WhatsApp cannot send at the moment"_s);
        m_page->showSending(true);

        QVERIFY(canTap(*m_page, u"codeLogin"_s));
        QCOMPARE(textOf(*m_page, u"status"_s), u"WhatsApp sign-in is working"_s);
    }

    void whatIsNotKnownToWorkIsNotPromised()
    {
        m_page->showCode(Kiosk::Invented::invitation(true));
        const auto unknown = u"It is not known whether WhatsApp works right now"_s;
        QCOMPARE(textOf(*m_page, u"status"_s), unknown);

        m_page->showWorking(true);
        QCOMPARE(textOf(*m_page, u"status"_s), u"WhatsApp sign-in is working"_s);
        m_page->showWorking(false);

        QCOMPARE(textOf(*m_page, u"status"_s), unknown);
    }

    void aFreshCodeDoesNotOfferItEither()
    {
        m_page->showSending(false);

        m_page->showCode(Kiosk::Invented::invitation(true));

        QVERIFY(!canTap(*m_page, u"codeLogin"_s));
    }

private:
    Kiosk::Design m_design{{}};
    std::optional<Kiosk::ScanPage> m_page;
};

KIOSK_WINDOW_TEST(TestScanPage)

} // namespace ScanPageTest
#include "tst_scanpage.moc"
