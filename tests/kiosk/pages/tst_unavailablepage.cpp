// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/enumtable.h"
#include "kiosk/pages/messagepage.h"
#include "kiosk/style/design.h"
#include "kiosk/translations.h"
#include "support/keys.h"
#include "support/windowtest.h"

#include <QSet>
#include <QTest>

namespace UnavailablePageTest {

using namespace Qt::StringLiterals;
using Core::GatewayState;
using Kiosk::Outage;
using Kiosk::UnavailablePage;
using TestSupport::textOf;

class TestUnavailablePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachStateOfTheGatewayHasWordsOfItsOwn_data()
    {
        QTest::addColumn<QString>("language");

        for (const auto *language : {"ru", "ky", "en"})
            QTest::newRow(language) << QString::fromLatin1(language);
    }

    void eachStateOfTheGatewayHasWordsOfItsOwn()
    {
        QFETCH(QString, language);
        m_translations.setLanguage(language);
        UnavailablePage page(setup());
        using enum GatewayState;

        QSet<QString> texts;
        for (const auto state : {NotAuthorized, Blocked, Sleeping, Starting, Unknown, Unreachable,
                                 WrongToken, NumberChanged, Expired, WebhookUrlSet}) {
            page.showOutage(Outage::Gateway, state);
            texts.insert(textOf(page, u"lead"_s));
            QCOMPARE(page.accessibleDescription(), textOf(page, u"lead"_s));
        }

        QCOMPARE(texts.size(), 10);
    }

    void everyTextNamesTheDesk()
    {
        m_translations.setLanguage(u"en"_s);
        UnavailablePage page(setup());

        for (const auto state : Core::enumValues<GatewayState>) {
            page.showOutage(Outage::Gateway, state);
            QVERIFY2(textOf(page, u"lead"_s).contains(u"front desk"_s),
                     qPrintable(toString(state)));
        }
    }

    void startingIsNoAlarm()
    {
        m_translations.setLanguage(u"en"_s);
        UnavailablePage page(setup());

        page.showOutage(Outage::Gateway, GatewayState::Starting);
        QCOMPARE(textOf(page, u"title"_s), u"WhatsApp is starting again"_s);
        QVERIFY(textOf(page, u"lead"_s).contains(u"up to five minutes"_s));
        page.showOutage(Outage::Network);

        QCOMPARE(textOf(page, u"title"_s), u"Sign-in is not available right now"_s);
    }

    void ofAGatewayOfWhichNothingIsKnownItIsSaidThatItCannotBeReached()
    {
        m_translations.setLanguage(u"en"_s);
        UnavailablePage page(setup());

        page.showOutage(Outage::Gateway);

        QVERIFY(textOf(page, u"lead"_s).startsWith(u"WhatsApp cannot be reached"_s));
    }

private:
    [[nodiscard]] Kiosk::PageSetup setup() const
    {
        return {.design = m_design, .languages = {u"en"_s}};
    }

    Kiosk::Translations m_translations;
    Kiosk::Design m_design{{}};
};

KIOSK_WINDOW_TEST(TestUnavailablePage)

} // namespace UnavailablePageTest
#include "tst_unavailablepage.moc"
