// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/keypad/entryfield.h"
#include "kiosk/keypad/pinpages.h"
#include "kiosk/style/design.h"
#include "support/keys.h"
#include "support/windowtest.h"

#include <QSet>
#include <QTest>

namespace LinkPinPageTest {

using namespace Qt::StringLiterals;
using Kiosk::ClientError;
using Kiosk::LinkDialog;
using Kiosk::LinkPinPage;
using TestSupport::canTap;
using TestSupport::tap;
using TestSupport::tapAll;
using TestSupport::textOf;

class TestLinkPinPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_entered.clear();
        m_page.emplace(Kiosk::PageSetup{.design = m_design, .languages = {u"en"_s}});
        m_page->resize(1280, 800);
        m_page->show();
        m_page->setDialog(in(LinkDialog::Step::Pin));
        connect(&*m_page, &LinkPinPage::userActed, this, [this](const auto &action) {
            if (const auto *entered = std::get_if<Kiosk::Actions::EnterLinkPin>(&action))
                m_entered.append(entered->pin.reveal());
        });
    }

    void fourToTwelveDigitsAreAPin()
    {
        tapAll(*m_page, u"246"_s);
        QVERIFY(!canTap(*m_page, u"primary"_s));
        tapAll(*m_page, u"8"_s);
        QVERIFY(canTap(*m_page, u"primary"_s));
        QVERIFY(m_entered.isEmpty());
        tapAll(*m_page, u"0246824680"_s);

        tap(*m_page, u"primary"_s);

        QCOMPARE(m_entered, QByteArrayList{"246802468246"});
    }

    void noDigitIsKeptInALabelOrToldToAReader()
    {
        tapAll(*m_page, u"2468"_s);

        QCOMPARE(field().text(), u"••••"_s);
        QCOMPARE(field().accessibleText(), u"••••"_s);
        for (const auto *widget : m_page->findChildren<QWidget *>()) {
            const auto *label = qobject_cast<const QLabel *>(widget);
            QVERIFY(!label || !label->text().contains(u"2468"_s));
            QVERIFY(!widget->accessibleName().contains(u"2468"_s));
            QVERIFY(!widget->accessibleDescription().contains(u"2468"_s));
        }
    }

    void whatWasEnteredIsForgottenAtOnce()
    {
        tapAll(*m_page, u"2468"_s);
        qsizetype left = -1;
        connect(&*m_page, &LinkPinPage::userActed, this, [&] { left = field().text().size(); });

        tap(*m_page, u"primary"_s);

        QCOMPARE(left, 0);
        QCOMPARE(m_entered, QByteArrayList{"2468"});
        QVERIFY(!canTap(*m_page, u"primary"_s));
    }

    void whileTheServerIsAskedNothingCanBeTyped()
    {
        m_page->setDialog(in(LinkDialog::Step::Asking));

        tapAll(*m_page, u"2468"_s);

        QCOMPARE(field().text(), QString());
        QCOMPARE(textOf(*m_page, u"hint"_s), u"One moment, we are asking the server"_s);
    }

    void eachTroubleIsToldInWords()
    {
        QSet<QString> hints;

        using enum ClientError;
        for (const auto trouble : {WrongCode, TooOften, Network, NotAllowed, Server}) {
            m_page->setDialog(in(LinkDialog::Step::Pin, trouble));
            hints.insert(textOf(*m_page, u"hint"_s));
            QVERIFY(field().isWrong());
        }

        QCOMPARE(hints.size(), 5);
        QVERIFY(hints.contains(u"Wrong PIN. Please try again."_s));
        QVERIFY(hints.contains(u"Too many tries. Please wait a little."_s));
        tapAll(*m_page, u"2468"_s);
        QVERIFY(canTap(*m_page, u"primary"_s));
    }

    void nothingRemains()
    {
        m_page->setDialog(in(LinkDialog::Step::Pin, ClientError::WrongCode));
        tapAll(*m_page, u"246"_s);

        m_page->clear();

        QCOMPARE(field().text(), QString());
        QCOMPARE(textOf(*m_page, u"hint"_s), QString());
    }

private:
    [[nodiscard]] static LinkDialog in(LinkDialog::Step step,
                                       std::optional<ClientError> trouble = {})
    {
        return {.step = step,
                .ticket = u"4821"_s,
                .phone = Core::PhoneNumber::fromE164(u"+996555121001"),
                .trouble = trouble};
    }

    [[nodiscard]] const Kiosk::EntryField &field() const
    {
        return *m_page->findChild<Kiosk::EntryField *>();
    }

    Kiosk::Design m_design{{}};
    std::optional<LinkPinPage> m_page;
    QByteArrayList m_entered;
};

KIOSK_WINDOW_TEST(TestLinkPinPage)

} // namespace LinkPinPageTest
#include "tst_linkpinpage.moc"
