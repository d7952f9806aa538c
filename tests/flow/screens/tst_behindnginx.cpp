// SPDX-License-Identifier: GPL-3.0-only
#include "flow/browser.h"
#include "flow/eventually.h"
#include "flow/machine.h"
#include "flow/nginxproxy.h"
#include "flow/picture.h"
#include "flow/virtualscreen.h"
#include "simulator/gateway.h"
#include "support/test.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>

namespace BehindNginxTest {

namespace {

using namespace FlowTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

const auto maria = u"Maria Ivanova"_s;
const auto mariasPhone = u"996555010203"_s;
const auto apiToken = u"invented-api-token-0123456789"_s;
const auto webhookToken = u"invented-webhook-token-0123456789abcdef"_s;

QMap<QString, QString> settings(const Simulator::Gateway &gateway, const QString &confirm)
{
    return {{u"greenapi/api_url"_s, gateway.url().toString()},
            {u"greenapi/api_token"_s, apiToken},
            {u"login/confirm"_s, confirm}};
}

Simulator::Options account()
{
    Simulator::Options options{.token = apiToken,
                               .settings = Simulator::Options::recommendedSettings(),
                               .hasRateLimits = false};
    options.settings["delaySendMessagesMilliseconds"_L1] = 500;
    return options;
}

//! A location that passes everything on but the offer to upgrade, as many proxies do.
QByteArray withoutUpgrade(const QUrl &server)
{
    return "server { listen @PORT@; location / { proxy_pass " + server.toString().toUtf8()
        + "; proxy_set_header Host $http_host; proxy_set_header X-Forwarded-Proto $scheme; } }";
}

//! Everything below a path.
QByteArray belowPath(const QUrl &server)
{
    return "map $http_upgrade $amt_kiosk_connection { default upgrade; '' ''; }\n"
           "server { listen @PORT@; location /kiosk/ { proxy_pass "
        + server.toString().toUtf8()
        + "/; proxy_http_version 1.1; proxy_set_header Host $http_host;\n"
          "proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;\n"
          "proxy_set_header X-Forwarded-Proto $scheme;\n"
          "proxy_set_header Upgrade $http_upgrade;\n"
          "proxy_set_header Connection $amt_kiosk_connection; } }";
}

int statusOf(const QUrl &url)
{
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> reply(network.get(QNetworkRequest(url)));
    if (!eventually([&reply] { return reply->isFinished(); }))
        return 0;
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

} // namespace

//! The real server, a real kiosk and a real page behind a real nginx, with an account whose state
//! changes.
class TestBehindNginx : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto missing =
            missingAmong({u"chromium"_s, u"Xvfb"_s, u"import"_s, u"zbarimg"_s, u"tesseract"_s});
        QVERIFY2(missing.isEmpty(), missing.constData());
        m_browser = std::make_unique<Browser>();
    }

    void cleanup()
    {
        m_tab.reset();
        m_kiosk.reset();
        m_nginx.reset();
        m_server.reset();
        m_machine.reset();
        m_gateway.reset();
    }

    void cleanupTestCase() { m_browser.reset(); }

    // Somebody who waits learns of every state, and of its end, from what they can reach.
    void noScreenPromisesWhatTheGatewayDoesNotDo()
    {
        serve(u"none"_s);
        passOn(sampleForOthers(m_address));
        QCOMPARE(statusOf(m_nginx->url().resolved(QUrl(u"/readyz"_s))), 403);
        openPage(u"/login"_s);
        const VirtualScreen screen({1920, 1080});
        m_machine->set(u"DISPLAY"_s, screen.display());
        m_kiosk = m_machine->startKiosk(
            {u"--language"_s, u"en"_s, u"--server"_s, m_nginx->url().toString()});
        const auto showsCode = [&screen] { return !messageIn(codeIn(screen.picture())).isEmpty(); };
        const auto pageShowsCode = [this] {
            return !messageIn(codeIn(m_tab->picture())).isEmpty();
        };
        // A line in orange is lost on tesseract beside so much black.
        const auto besideCode = [&screen] {
            const auto picture = screen.picture();
            return wordsIn(picture.copy(picture.rect().adjusted(picture.width() / 2, 0, 0, 0)));
        };
        QVERIFY(eventually(showsCode));
        QVERIFY(eventually([&] { return besideCode().contains(u"is working"_s); }));
        QVERIFY(eventually(pageShowsCode));
        QVERIFY(eventually([&] { return m_tab->text().contains(u"is working"_s); }));

        for (const auto *state :
             {"notAuthorized", "blocked", "sleepMode", "starting", "dreaming"}) {
            m_gateway->setState(QString::fromLatin1(state));
            QVERIFY2(eventually([&] { return !showsCode(); }), state);
            QVERIFY2(eventually([&] { return !pageShowsCode(); }), state);
            const auto onPage = m_tab->text();
            QVERIFY2(onPage.contains(u"WhatsApp cannot be reached"_s), state);
            QVERIFY2(!onPage.contains(u"is working"_s), state);
            QString onScreen;
            const auto saysSo = [&] {
                onScreen = wordsIn(screen.picture());
                return onScreen.contains(u"front desk"_s);
            };
            QVERIFY2(eventually(saysSo), qPrintable(onScreen));
            QVERIFY2(!onScreen.contains(u"is working"_s), state);

            m_gateway->setState(u"authorized"_s);
            QVERIFY2(eventually(showsCode), state);
            QVERIFY2(eventually(pageShowsCode), state);
        }

        // It still takes messages, and only sends none.
        for (const auto *state : {"suspended", "yellowCard"}) {
            m_gateway->setState(QString::fromLatin1(state));
            QVERIFY2(eventually([&] { return m_tab->text().contains(u"cannot send"_s); }), state);
            QVERIFY2(showsCode() && pageShowsCode(), state);
            QVERIFY2(eventually([&] { return besideCode().contains(u"cannot send"_s); }), state);
            m_gateway->setState(u"authorized"_s);
            QVERIFY2(eventually([&] { return m_tab->text().contains(u"is working"_s); }), state);
        }
    }

    void aPageWhoseNumberCannotBeSentShowsNoCode()
    {
        serve(u"web"_s);
        passOn(sampleForOthers(m_address));
        openPage(u"/login"_s);
        QVERIFY(!messageOn().isEmpty());

        m_gateway->setState(u"suspended"_s);

        QVERIFY(eventually([this] { return m_tab->text().contains(u"cannot be reached"_s); }));
        QVERIFY(codeIn(m_tab->picture()).isEmpty());
    }

    void withoutAChannelThePageAsks()
    {
        serve(u"none"_s);
        passOn(withoutUpgrade(m_address));
        openPage(u"/login"_s);
        const auto message = messageOn();
        QVERIFY(!message.isEmpty());
        QVERIFY(eventually([this] { return m_tab->text().contains(u"is working"_s); }));

        m_gateway->setState(u"blocked"_s);
        QVERIFY(eventually([this] { return m_tab->text().contains(u"cannot be reached"_s); }));
        m_gateway->setState(u"authorized"_s);
        QCOMPARE(messageOn(), message);
        m_gateway->write({.from = mariasPhone, .text = message});

        QVERIFY(eventually([this] { return m_tab->text().contains(maria); }));
        // No channel was ever open.
        QVERIFY(m_tab->messages().isEmpty());
        QVERIFY(m_tab->click(u"#signOut"_s));
        QVERIFY(!messageOn(message).isEmpty());
    }

    void withoutAChannelTheNumberIsEnteredAllTheSame()
    {
        serve(u"web"_s);
        passOn(withoutUpgrade(m_address));
        openPage(u"/login"_s);
        QString number;
        connect(m_gateway.get(), &Simulator::Gateway::messageSent, this,
                [&number](const QString & /*chat*/, const QString &text) {
                    // The time of day stands before it.
                    static const QRegularExpression digits(u"(?<![0-9:])[0-9]{2}(?![0-9:])"_s);
                    if (number.isEmpty())
                        number = digits.match(text).captured();
                });
        m_gateway->write({.from = mariasPhone, .text = messageOn()});
        QVERIFY(eventually([this] { return m_tab->text().contains(u"Enter the number"_s); }));
        QVERIFY(eventually([&number] { return !number.isEmpty(); }));

        enter(number == "42"_L1 ? u"43"_s : u"42"_s);
        QVERIFY(eventually([this] { return m_tab->text().contains(u"Tries left: 2"_s); }));
        enter(number);

        QVERIFY(eventually([this] { return m_tab->text().contains(maria); }));
        QVERIFY(m_tab->messages().isEmpty());
    }

    void belowAPathThePageSignsIn_data()
    {
        QTest::addColumn<QString>("page");
        QTest::newRow("without a slash") << u"/kiosk/login"_s;
        QTest::newRow("with a slash") << u"/kiosk/login/"_s;
    }

    void belowAPathThePageSignsIn()
    {
        QFETCH(QString, page);
        serve(u"none"_s);
        passOn(belowPath(m_address));
        openPage(page);
        const auto message = messageOn();
        QVERIFY(!message.isEmpty());

        m_gateway->write({.from = mariasPhone, .text = message});

        QVERIFY(eventually([this] { return m_tab->text().contains(maria); }));
        QVERIFY(!m_tab->messages().isEmpty()); // by the channel
        QVERIFY2(m_tab->complaints().isEmpty(), qPrintable(m_tab->complaints().join(u'\n')));
        QVERIFY(m_tab->click(u"#signOut"_s));
        QVERIFY(!messageOn(message).isEmpty());
    }

private:
    void serve(const QString &confirm)
    {
        m_gateway = std::make_unique<Simulator::Gateway>(account());
        QVERIFY(m_gateway->listen());
        m_machine = std::make_unique<Machine>(settings(*m_gateway, confirm));
        QVERIFY(m_machine->addTenant(maria, u'+' + mariasPhone));
        m_server = m_machine->startServer();
        m_address = addressOf(*m_server);
        QVERIFY(m_address.isValid());
        m_gateway->setSettings(
            {{u"webhookUrl"_s, m_address.toString() + u"/api/webhooks/greenapi/incoming/"_s},
             {u"webhookUrlToken"_s, webhookToken}});
    }

    void passOn(const QByteArray &configuration)
    {
        m_nginx = std::make_unique<NginxProxy>(configuration);
        QVERIFY2(m_nginx->isListening(), m_nginx->errors().constData());
    }

    void openPage(const QString &path)
    {
        m_tab = m_browser->newTab();
        QVERIFY(m_tab);
        m_tab->resize({1366, 768});
        m_tab->open(m_nginx->url().resolved(QUrl(path)));
        QVERIFY(eventually([this] { return m_tab->click(u"[data-language=en]"_s); }));
    }

    //! The message in the code on the page, once there is one other than @p former.
    [[nodiscard]] QString messageOn(const QString &former = {})
    {
        QString message;
        const bool isThere = eventually([&] {
            message = messageIn(codeIn(m_tab->picture()));
            return !message.isEmpty() && message != former;
        });
        return isThere ? message : QString();
    }

    void enter(const QString &number)
    {
        m_tab->evaluate(u"document.getElementById('number').value = '%1'"_s.arg(number));
        QVERIFY(m_tab->click(u"#confirmForm button"_s));
    }

    std::unique_ptr<Browser> m_browser;
    std::unique_ptr<Simulator::Gateway> m_gateway;
    std::unique_ptr<Machine> m_machine;
    std::unique_ptr<Program> m_server;
    std::unique_ptr<Program> m_kiosk;
    std::unique_ptr<NginxProxy> m_nginx;
    std::unique_ptr<Tab> m_tab;
    QUrl m_address;
};

KIOSK_TEST(TestBehindNginx)

} // namespace BehindNginxTest
#include "tst_behindnginx.moc"
