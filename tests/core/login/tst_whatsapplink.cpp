// SPDX-License-Identifier: GPL-3.0-only
#include "core/login/loginphrase.h"
#include "support/invented.h"
#include "support/test.h"

#include <QTest>
#include <QUrl>
#include <QUrlQuery>

namespace WhatsappLinkTest {

using namespace Qt::StringLiterals;

class TestWhatsappLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLinkIsThatOfTheContract()
    {
        const auto link = Core::whatsappLink(TestSupport::phone(u"+996700000001"),
                                             u"AMT LOGIN 3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s);

        QCOMPARE(link,
                 u"https://wa.me/996700000001?text=AMT%20LOGIN%20"
                 "3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s);
    }

    void anyTextArrivesAsItIs_data()
    {
        QTest::addColumn<QString>("text");

        QTest::newRow("plus and percent") << u"A+B 100%20"_s;
        QTest::newRow("reserved") << u"a&b=c#d?e/f;g:h@i"_s;
        QTest::newRow("Kyrgyz") << u"АМТ КИРҮҮ"_s;
        QTest::newRow("emoji") << u"🔑"_s;
        QTest::newRow("newline and quotes") << u"a\n\"b\"'c'"_s;
    }

    void anyTextArrivesAsItIs()
    {
        QFETCH(QString, text);

        const auto link = Core::whatsappLink(TestSupport::phone(u"+996700000001"), text);

        const QUrlQuery query(QUrl(link, QUrl::StrictMode));
        QCOMPARE(query.queryItemValue(u"text"_s, QUrl::FullyDecoded), text);
        QVERIFY(!link.contains(u'+'));
    }
};

KIOSK_TEST(TestWhatsappLink)

} // namespace WhatsappLinkTest
#include "tst_whatsapplink.moc"
