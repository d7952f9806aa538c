// SPDX-License-Identifier: GPL-3.0-only
#include "flow/browser.h"
#include "flow/eventually.h"
#include "service/linkedserver.h"
#include "support/test.h"

#include <QRegularExpression>
#include <QTest>

namespace UnsentInBrowserTest {

using namespace FlowTest;
using namespace Qt::StringLiterals;
using TestSupport::LinkedServer;

namespace {

QString loginMessageIn(const QString &text)
{
    static const QRegularExpression message(u"AMT LOGIN [0-9a-f-]{36}"_s);
    return message.match(text).captured();
}

} // namespace

//! The login page in a real browser, at a server whose gateway cannot send.
class TestUnsentInBrowser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNumberThatCannotBeSentIsNotWaitedFor()
    {
        LinkedServer server(Config::GatewayMode::Webhook);
        QVERIFY(server.start());
        Browser browser;
        const auto tab = browser.newTab();
        QVERIFY(tab);
        tab->open(server.url().resolved(QUrl(u"/login"_s)));
        QVERIFY(eventually([&] { return tab->click(u"[data-language=en]"_s); }));
        QVERIFY(eventually([&] { return !loginMessageIn(tab->text()).isEmpty(); }));
        server.gateway.faults().strikeNext(Simulator::Fault::Answer500, 100, u"sendMessage"_s);

        server.gateway.write({.from = TestSupport::nurlan, .text = loginMessageIn(tab->text())});

        QVERIFY(eventually([&] { return tab->text().contains(u"Enter the number"_s); }));
        QVERIFY(eventually([&] { return tab->text().contains(u"If no number came"_s); }));
        QVERIFY(!tab->text().contains(u"We have just sent"_s));

        server.gateway.faults().clear();
    }
};

KIOSK_TEST(TestUnsentInBrowser)

} // namespace UnsentInBrowserTest
#include "tst_unsentinbrowser.moc"
