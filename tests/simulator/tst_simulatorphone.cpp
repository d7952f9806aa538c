// SPDX-License-Identifier: GPL-3.0-only
#include "flow/browser.h"
#include "flow/eventually.h"
#include "simulator/gatewayfixture.h"
#include "support/test.h"

#include <QTest>

namespace SimulatorPhoneTest {

using namespace Qt::StringLiterals;
using namespace TestSupport;
using FlowTest::eventually;

//! The phone's page in a real browser.
class TestSimulatorPhone : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto missing = FlowTest::missingAmong({u"chromium"_s});
        QVERIFY2(missing.isEmpty(), missing.constData());
        m_browser = std::make_unique<FlowTest::Browser>();
    }

    void init()
    {
        m_fixture = std::make_unique<GatewayFixture>();
        m_tab = m_browser->newTab();
        QVERIFY(m_tab);
        m_tab->resize({360, 640});
    }

    void cleanup()
    {
        m_tab.reset();
        m_fixture.reset();
    }

    void aLinkWritesTheMessageAndThePersonSendsIt()
    {
        open(m_fixture->gateway.pageUrl(u"+996555121001"_s, u"AMT LOGIN a+b & c"_s));

        QVERIFY(m_tab->click(u"form button"_s));

        QVERIFY(eventually([this] { return m_fixture->gateway.queued() == 1; }));
        QCOMPARE(textOf(m_fixture->receive()["body"_L1].toObject()), u"AMT LOGIN a+b & c"_s);
        QVERIFY(eventually([this] { return m_tab->text().contains(u"AMT LOGIN a+b & c"_s); }));
        QCOMPARE(m_tab->evaluate(u"document.getElementById('text').value"_s).toString(), QString());
        QCOMPARE(m_tab->complaints(), QStringList());
    }

    void aPreparedMessageIsOnePress()
    {
        open(m_fixture->gateway.pageUrl(u"0555 121 001"_s));
        m_fixture->gateway.prepare(u"AMT LOGIN 1"_s);
        QVERIFY(eventually([this] { return m_tab->click(u"#prepared button"_s); }));

        QVERIFY(eventually([this] { return m_fixture->gateway.queued() == 1; }));

        QCOMPARE(textOf(m_fixture->receive()["body"_L1].toObject()), u"AMT LOGIN 1"_s);
    }

    void aReplyIsShownAsItIs()
    {
        open(m_fixture->gateway.pageUrl(u"+996555121001"_s));
        const auto reply = u"<img src=x onerror=alert(1)> & more"_s;

        const auto sent = m_fixture->post(
            "sendMessage"_ba, {{u"chatId"_s, u"996555121001@c.us"_s}, {u"message"_s, reply}});

        QCOMPARE(sent.status, 200);
        QVERIFY(eventually([&] { return m_tab->text().contains(reply); }));
        QCOMPARE(m_tab->evaluate(u"document.querySelectorAll('#lines img').length"_s).toInt(-1), 0);
        QCOMPARE(m_tab->complaints(), QStringList());
    }

    void eachNumberHasItsOwnChat()
    {
        m_fixture->gateway.write({.from = u"996555121001"_s, .text = u"From the first"_s});
        m_fixture->gateway.write({.from = u"996555121002"_s, .text = u"From the second"_s});
        open(m_fixture->gateway.pageUrl(u"+996555121001"_s));
        QVERIFY(eventually([this] { return m_tab->text().contains(u"From the first"_s); }));
        QVERIFY(!m_tab->text().contains(u"From the second"_s));

        m_tab->evaluate(u"const p = document.getElementById('phone'); p.value = '+996555121002'; "
                        "p.dispatchEvent(new Event('input')); 0"_s);

        QVERIFY(eventually([this] { return m_tab->text().contains(u"From the second"_s); }));
        QVERIFY(!m_tab->text().contains(u"From the first"_s));
    }

    void whoHasNoNumberIsAskedForIt()
    {
        open(m_fixture->gateway.pageUrl(u"me"_s, u"Hi"_s));

        QVERIFY(m_tab->click(u"form button"_s));

        QVERIFY(eventually([this] { return m_tab->text().contains(u"Enter the phone number"_s); }));
        QCOMPARE(m_tab->evaluate(u"document.getElementById('text').value"_s).toString(), u"Hi"_s);
    }

    void longTextsFitANarrowPhone()
    {
        m_fixture->gateway.prepare(QString(300, u'y'));
        m_fixture->gateway.write({.from = u"996555121001"_s, .text = QString(300, u'x')});
        open(m_fixture->gateway.pageUrl(u"+996555121001"_s));
        QVERIFY(eventually([this] { return m_tab->text().contains(u"xxx"_s); }));

        QCOMPARE(m_tab->evaluate(u"document.documentElement.scrollWidth"_s).toInt(), 360);
        QVERIFY(m_tab->evaluate(u"document.querySelector('form').getBoundingClientRect().bottom"_s)
                    .toDouble()
                <= 640);
    }

private:
    //! Waits for the page's first answer.
    void open(const QUrl &page)
    {
        m_tab->open(page);
        QVERIFY(eventually([this] { return m_tab->text().contains(u"+996700000001"_s); }));
    }

    std::unique_ptr<FlowTest::Browser> m_browser;
    std::unique_ptr<GatewayFixture> m_fixture;
    std::unique_ptr<FlowTest::Tab> m_tab;
};

KIOSK_TEST(TestSimulatorPhone)

} // namespace SimulatorPhoneTest
#include "tst_simulatorphone.moc"
