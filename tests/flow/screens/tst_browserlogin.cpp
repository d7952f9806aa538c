// SPDX-License-Identifier: GPL-3.0-only
#include "flow/browser.h"
#include "flow/eventually.h"
#include "flow/machine.h"
#include "flow/picture.h"
#include "support/test.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <csignal>

namespace BrowserLoginTest {

namespace {

using namespace FlowTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

const auto maria = u"Maria Ivanova"_s;
const auto mariasPhone = u"996555010203"_s;
const auto nobodysPhone = u"996555010299"_s;

QUrl pageOf(const QUrl &server)
{
    return server.resolved(QUrl(u"/login"_s));
}

bool shows(Tab &tab, const QString &words)
{
    return eventually([&] { return tab.text().contains(words); });
}

//! The message in the code on the page, once there is one other than @p former.
QString messageOn(Tab &tab, const QString &former = {})
{
    QString message;
    const bool isThere = eventually([&] {
        message = messageIn(codeIn(tab.picture()));
        return !message.isEmpty() && message != former;
    });
    return isThere ? message : QString();
}

bool coversCode(Tab &tab)
{
    return eventually([&] {
        const auto now = tab.picture();
        return !now.isNull() && codeIn(now).isEmpty();
    });
}

//! The session that the page was given, and that it alone knows.
QByteArray sessionTokenOf(const Tab &tab)
{
    for (const auto &message : tab.messages()) {
        const auto session = message.value("session"_L1).toObject();
        if (!session.isEmpty())
            return session.value("token"_L1).toString().toLatin1();
    }
    return {};
}

//! The status with which the server answers who a session belongs to.
int statusOfMe(const QUrl &server, const QByteArray &sessionToken)
{
    QNetworkRequest request(server.resolved(QUrl(u"/api/auth/me/"_s)));
    request.setRawHeader("Authorization", "Bearer " + sessionToken);
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    if (!eventually([&reply] { return reply->isFinished(); }))
        return 0;
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

} // namespace

class TestBrowserLogin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto missing = missingAmong({u"chromium"_s, u"zbarimg"_s});
        QVERIFY2(missing.isEmpty(), missing.constData());
        m_browser = std::make_unique<Browser>();
    }

    void init()
    {
        m_machine = std::make_unique<Machine>();
        QVERIFY(m_machine->addTenant(maria, u'+' + mariasPhone));
        m_tab = m_browser->newTab();
        QVERIFY2(m_tab, "the browser opens no tab");
    }

    void cleanup()
    {
        m_tab.reset();
        m_server.reset();
        m_machine.reset();
    }

    void cleanupTestCase() { m_browser.reset(); }

    void codeOnThePageSignsItsVisitorIn_data()
    {
        QTest::addColumn<QSize>("window");
        QTest::newRow("laptop") << QSize(1366, 768);
        QTest::newRow("large") << QSize(1920, 1080);
        QTest::newRow("phone") << QSize(390, 1600);
    }

    void codeOnThePageSignsItsVisitorIn()
    {
        QFETCH(QSize, window);
        serve();
        m_tab->resize(window);
        m_tab->open(pageOf(m_address));
        const auto message = messageOn(*m_tab);
        QVERIFY(message.startsWith(u"AMT LOGIN "_s));
        QVERIFY(m_tab->text().contains(message));
        const auto picture = m_tab->picture();
        const auto code = drawnCodeIn(picture);
        QVERIFY2(code, "a module is not a square of whole pixels");
        QVERIFY(hasQuietZone(picture, *code));

        QCOMPARE(deliver(mariasPhone, message), R"({"status":"accepted"})"_ba);

        QVERIFY(shows(*m_tab, maria));
        QVERIFY(m_tab->text().contains(u"+996•••••203"_s));
        QVERIFY(coversCode(*m_tab));
        QVERIFY2(m_tab->complaints().isEmpty(), qPrintable(m_tab->complaints().join(u'\n')));
    }

    void nothingOfAVisitIsKeptInTheBrowser()
    {
        serve();
        m_tab->open(pageOf(m_address));
        QVERIFY(!deliver(mariasPhone, messageOn(*m_tab)).isEmpty());
        QVERIFY(shows(*m_tab, maria));

        QCOMPARE(m_tab->evaluate(u"localStorage.length + sessionStorage.length"_s), 0);
        QCOMPARE(m_tab->evaluate(u"document.cookie"_s), QString());
        QCOMPARE(m_tab->evaluate(u"location.href"_s), pageOf(m_address).toString());
        QCOMPARE(m_tab->evaluate(u"indexedDB.databases().then((all) => all.length)"_s), 0);
        QCOMPARE(m_tab->evaluate(u"caches.keys().then((all) => all.length)"_s), 0);
    }

    void unknownNumberIsTurnedAwayAndAFreshCodeFollows_data()
    {
        QTest::addColumn<bool>("touchesTheButton");
        QTest::newRow("by a touch") << true;
        QTest::newRow("by itself") << false;
    }

    void unknownNumberIsTurnedAwayAndAFreshCodeFollows()
    {
        QFETCH(bool, touchesTheButton);
        serve();
        m_tab->open(pageOf(m_address));
        const auto message = messageOn(*m_tab);

        QVERIFY(!deliver(nobodysPhone, message).isEmpty());

        QVERIFY(shows(*m_tab, u"We do not know this number"_s));
        QVERIFY(!touchesTheButton || m_tab->click(u"#again"_s));
        const auto next = messageOn(*m_tab, message);
        QVERIFY(!next.isEmpty());
        QVERIFY(!deliver(mariasPhone, next).isEmpty());
        QVERIFY(shows(*m_tab, maria));
        QVERIFY2(m_tab->complaints().isEmpty(), qPrintable(m_tab->complaints().join(u'\n')));
    }

    void nameIsShownAsItIsWritten()
    {
        const auto name = u"<b>x</b><img src=x onerror=alert(1)> {number} $& &amp;"_s;
        const auto phone = u"996555010204"_s;
        QVERIFY(m_machine->addTenant(name, u'+' + phone));
        serve();
        m_tab->open(pageOf(m_address));

        QVERIFY(!deliver(phone, messageOn(*m_tab)).isEmpty());

        QVERIFY(shows(*m_tab, name));
        QCOMPARE(m_tab->evaluate(u"document.querySelectorAll('section b, section img').length"_s),
                 0);
        QVERIFY2(m_tab->complaints().isEmpty(), qPrintable(m_tab->complaints().join(u'\n')));
    }

    void pageSpeaksTheLanguageOfItsVisitor_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("invitation");
        QTest::addColumn<QString>("greeting");
        QTest::newRow("Russian") << u"ru"_s << u"Вход через WhatsApp"_s << u"Добро пожаловать!"_s;
        QTest::newRow("Kyrgyz") << u"ky"_s << u"WhatsApp аркылуу кирүү"_s << u"Кош келиңиз!"_s;
        QTest::newRow("English") << u"en"_s << u"Sign in with WhatsApp"_s << u"Welcome!"_s;
    }

    void pageSpeaksTheLanguageOfItsVisitor()
    {
        QFETCH(QString, language);
        QFETCH(QString, invitation);
        QFETCH(QString, greeting);
        serve();
        m_tab->open(pageOf(m_address));
        const auto message = messageOn(*m_tab);

        QVERIFY(m_tab->click(u"[data-language=%1]"_s.arg(language)));

        QVERIFY(m_tab->text().contains(invitation));
        QCOMPARE(m_tab->evaluate(u"document.documentElement.lang"_s), language);
        QCOMPARE(messageOn(*m_tab), message);
        QVERIFY(!deliver(mariasPhone, message).isEmpty());
        QVERIFY(shows(*m_tab, maria));
        QVERIFY(m_tab->text().contains(greeting));
        QVERIFY(!m_tab->text().contains(u"undefined"_s));
    }

    void signingOutEndsTheSession()
    {
        serve();
        m_tab->open(pageOf(m_address));
        const auto message = messageOn(*m_tab);
        QVERIFY(!deliver(mariasPhone, message).isEmpty());
        QVERIFY(shows(*m_tab, maria));
        const auto token = sessionTokenOf(*m_tab);
        QCOMPARE(statusOfMe(m_address, token), 200);

        QVERIFY(m_tab->click(u"#signOut"_s));

        QVERIFY(!messageOn(*m_tab, message).isEmpty());
        QVERIFY(!m_tab->text().contains(maria));
        QCOMPARE(statusOfMe(m_address, token), 401);
    }

    void sessionEndsOnThePageWhenItEndsOnTheServer()
    {
        m_machine->set(u"AMT_SESSION_WEB_IDLE_SECONDS"_s, u"10"_s);
        serve();
        m_tab->open(pageOf(m_address));
        const auto message = messageOn(*m_tab);
        QVERIFY(!deliver(mariasPhone, message).isEmpty());
        QVERIFY(shows(*m_tab, maria));

        QVERIFY(!messageOn(*m_tab, message).isEmpty());

        QVERIFY(!m_tab->text().contains(maria));
    }

    void leavingThePageEndsTheVisit()
    {
        serve();
        m_tab->open(pageOf(m_address));
        const auto message = messageOn(*m_tab);
        QVERIFY(!deliver(mariasPhone, message).isEmpty());
        QVERIFY(shows(*m_tab, maria));

        const auto token = sessionTokenOf(*m_tab);
        QCOMPARE(statusOfMe(m_address, token), 200);

        m_tab->open(QUrl(u"about:blank"_s));
        QVERIFY(eventually([&] { return statusOfMe(m_address, token) == 401; }));
        m_tab->evaluate(u"history.back()"_s);

        QVERIFY(!messageOn(*m_tab, message).isEmpty());
        QVERIFY(!m_tab->text().contains(maria));
    }

    void leavingThePageCancelsItsCode()
    {
        serve();
        m_tab->open(pageOf(m_address));
        const auto message = messageOn(*m_tab);
        QVERIFY(!message.isEmpty());

        m_tab->open(QUrl(u"about:blank"_s));

        QVERIFY(eventually([&] {
            return m_server->hasLogged(
                {u"event=attempt.failed"_s, message.section(u' ', -1), u"CANCELLED"_s});
        }));
    }

    void codeOfAMomentAgoStillSignsIn()
    {
        m_machine->set(u"AMT_LOGIN_ROTATE_SECONDS"_s, u"10"_s);
        serve();
        m_tab->open(pageOf(m_address));
        const auto former = messageOn(*m_tab);
        QVERIFY(!former.isEmpty());
        QVERIFY(!messageOn(*m_tab, former).isEmpty());

        QVERIFY(!deliver(mariasPhone, former).isEmpty());

        QVERIFY(shows(*m_tab, maria));
    }

    void twoTabsDoNotDisturbEachOther()
    {
        serve();
        m_tab->open(pageOf(m_address));
        const auto message = messageOn(*m_tab);
        const auto other = m_browser->newTab();
        QVERIFY(other);
        other->open(pageOf(m_address));
        const auto othersMessage = messageOn(*other, message);
        QVERIFY(!othersMessage.isEmpty());

        QVERIFY(!deliver(mariasPhone, message).isEmpty());

        QVERIFY(shows(*m_tab, maria));
        QCOMPARE(messageOn(*other), othersMessage);
        QVERIFY(!other->text().contains(maria));
    }

    void codeIsCoveredWhileTheServerIsAway()
    {
        serve();
        m_tab->open(pageOf(m_address));
        const auto message = messageOn(*m_tab);
        QVERIFY(!message.isEmpty());

        m_server->kill();
        QVERIFY(shows(*m_tab, u"Sign-in is not available right now"_s));
        QVERIFY(coversCode(*m_tab));
        m_machine->set(u"AMT_SERVER_PORT"_s, QString::number(m_address.port()));
        serve();

        // The code that was there before is as good as ever.
        QCOMPARE(messageOn(*m_tab), message);
        QVERIFY(!deliver(mariasPhone, message).isEmpty());
        QVERIFY(shows(*m_tab, maria));
    }

    void messageDuringTheAbsenceIsNotLost()
    {
        serve();
        m_tab->open(pageOf(m_address));
        const auto message = messageOn(*m_tab);
        m_server->kill();
        QVERIFY(shows(*m_tab, u"Sign-in is not available right now"_s));
        m_machine->set(u"AMT_SERVER_PORT"_s, QString::number(m_address.port()));
        serve();

        QVERIFY(!deliver(mariasPhone, message).isEmpty());

        QVERIFY(shows(*m_tab, maria));
    }

    void codeIsCoveredWhenTheServerFallsSilent()
    {
        serve();
        m_tab->open(pageOf(m_address));
        const auto message = messageOn(*m_tab);
        QVERIFY(!message.isEmpty());

        m_server->signal(SIGSTOP);
        QVERIFY(shows(*m_tab, u"Sign-in is not available right now"_s));
        m_server->signal(SIGCONT);

        QCOMPARE(messageOn(*m_tab), message);
    }

private:
    void serve()
    {
        m_server = m_machine->startServer();
        m_address = addressOf(*m_server);
        QVERIFY(m_address.isValid());
    }

    [[nodiscard]] QByteArray deliver(const QString &sender, const QString &message) const
    {
        return m_machine->deliver(m_address, sender, message);
    }

    std::unique_ptr<Browser> m_browser;
    std::unique_ptr<Machine> m_machine;
    std::unique_ptr<Program> m_server;
    std::unique_ptr<Tab> m_tab;
    QUrl m_address;
};

KIOSK_TEST(TestBrowserLogin)

} // namespace BrowserLoginTest
#include "tst_browserlogin.moc"
