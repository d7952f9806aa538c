// SPDX-License-Identifier: GPL-3.0-only
#include "flow/browser.h"
#include "flow/eventually.h"
#include "support/loopbackserver.h"
#include "support/test.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QTest>
#include <QUrlQuery>

namespace BrowserHandoffTest {

namespace {

using namespace FlowTest;
using namespace Qt::StringLiterals;
using TestSupport::LoopbackServer;

const auto secret = "service-secret-of-the-tests"_ba;
const auto verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"_ba; // RFC 7636, appendix B

QByteArray challenge()
{
    return QCryptographicHash::hash(verifier, QCryptographicHash::Sha256)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

} // namespace

//! A page does more than show a code, in a real browser: a number match, and handing over.
class TestBrowserHandoff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto missing = missingAmong({u"chromium"_s});
        QVERIFY2(missing.isEmpty(), missing.constData());
        m_browser = std::make_unique<Browser>();
    }

    void init()
    {
        m_tab = m_browser->newTab();
        QVERIFY2(m_tab, "the browser opens no tab");
    }

    void cleanup()
    {
        m_tab.reset();
        m_server.reset();
    }

    void cleanupTestCase() { m_browser.reset(); }

    void theRightNumberSignsIn()
    {
        serveWithNumbers();
        sendLogin();
        QVERIFY(shows(u"Enter the number"_s));
        const auto number = m_server->confirmations.sent.last().number;

        enter(number == u"10"_s ? u"11"_s : u"10"_s);
        QVERIFY(shows(u"Tries left: 2"_s));
        enter(number);

        QVERIFY(shows(u"Asan Usenov"_s));
        QVERIFY(m_tab->complaints().isEmpty());
    }

    void threeWrongNumbersEndTheAttempt()
    {
        serveWithNumbers();
        sendLogin();
        QVERIFY(shows(u"Enter the number"_s));
        const auto wrong =
            m_server->confirmations.sent.last().number == u"10"_s ? u"11"_s : u"10"_s;

        for (const auto &left : {u"Tries left: 2"_s, u"Tries left: 1"_s}) {
            enter(wrong);
            QVERIFY(shows(left));
        }
        enter(wrong);

        QVERIFY(shows(u"The number did not match"_s));
        QVERIFY(!m_tab->text().contains(u"Asan Usenov"_s));
    }

    void aServiceGetsTheLogin()
    {
        serve({});
        const auto target = m_server->url().toString() + u"/login/icon.svg?from=desk%20one"_s;
        QVERIFY(enrol(target));
        QUrlQuery query;
        query.addQueryItem(u"client"_s, u"crm"_s);
        query.addQueryItem(u"redirect_uri"_s, QString::fromLatin1(QUrl::toPercentEncoding(target)));
        query.addQueryItem(u"state"_s, u"a%26b%3Dc"_s);
        query.addQueryItem(u"code_challenge"_s, QString::fromLatin1(challenge()));
        open(query);
        sendLogin();

        const auto isThere = [&] {
            return m_tab->evaluate(u"location.href"_s).toString().startsWith(target + u"&code="_s);
        };
        QVERIFY2(eventually(isThere), qPrintable(m_tab->evaluate(u"location.href"_s).toString()));
        const QUrlQuery came(QUrl(m_tab->evaluate(u"location.href"_s).toString()));
        QCOMPARE(came.queryItemValue(u"from"_s, QUrl::FullyDecoded), u"desk one"_s);
        QCOMPARE(came.queryItemValue(u"state"_s, QUrl::FullyDecoded), u"a&b=c"_s);
        const auto redeemed = redeem(came.queryItemValue(u"code"_s, QUrl::FullyDecoded), target);
        QCOMPARE(redeemed.status, 200);
        QCOMPARE(redeemed.json()["user"_L1]["name"_L1].toString(), u"Asan Usenov"_s);
        // The page's own session has ended with the page, the service's has not.
        const auto own = [&] { return m_server->sessionStore.newest(9).value().last(); };
        QVERIFY(eventually([&] { return own().revokedAt.has_value(); }));
        QCOMPARE(TestSupport::get(m_server->url(), "/api/auth/me/",
                                  TestSupport::bearer(redeemed.json()["session"_L1]["token"_L1]))
                     .status,
                 200);
    }

private:
    void serve(const Core::ConfirmationRule &confirmation)
    {
        LoopbackServer::Options options;
        options.confirmation = confirmation;
        m_server = std::make_unique<LoopbackServer>(options);
    }

    void serveWithNumbers()
    {
        serve({.web = true});
        open({});
    }

    void open(const QUrlQuery &query)
    {
        auto page = m_server->url();
        page.setPath(u"/login"_s);
        page.setQuery(query);
        m_tab->open(page);
        QVERIFY(eventually([&] { return m_tab->click(u"[data-language=en]"_s); }));
    }

    [[nodiscard]] bool enrol(const QString &redirect)
    {
        return m_server->services
            .add({.id = 0,
                  .name = u"crm"_s,
                  .secretHash = Core::Secret(secret).hash(),
                  .redirects = {redirect},
                  .createdAt = m_server->now,
                  .revokedAt = {}})
            .has_value();
    }

    //! The person with the page's code in front of them presses Send.
    void sendLogin()
    {
        QString message;
        QVERIFY(eventually([&] {
            message =
                m_tab->evaluate(u"document.getElementById('message').textContent"_s).toString();
            return m_tab->text().contains(message) && message.startsWith(u"AMT LOGIN "_s);
        }));
        m_server->now = QDateTime::currentDateTimeUtc();
        const auto reply = m_server->notify(m_server->notificationFrom(u"996555121001"_s, message));
        QCOMPARE(reply.status, 200);
    }

    void enter(const QString &number)
    {
        QVERIFY(m_tab->evaluate(u"document.getElementById('number').value = '%1'"_s.arg(number))
                    .toString()
                == number);
        QVERIFY(m_tab->click(u"#confirmForm button"_s));
    }

    [[nodiscard]] bool shows(const QString &words)
    {
        return eventually([&] { return m_tab->text().contains(words); });
    }

    [[nodiscard]] TestSupport::HttpReply redeem(const QString &code, const QString &target) const
    {
        const QJsonObject body{{u"code"_s, code},
                               {u"redirectUri"_s, target},
                               {u"codeVerifier"_s, QString::fromLatin1(verifier)}};
        return TestSupport::post(m_server->url(), "/api/auth/handoff/",
                                 QJsonDocument(body).toJson(),
                                 {{"Authorization"_ba, "Basic " + ("crm:" + secret).toBase64()}});
    }

    std::unique_ptr<Browser> m_browser;
    std::unique_ptr<LoopbackServer> m_server;
    std::unique_ptr<Tab> m_tab;
};

KIOSK_TEST(TestBrowserHandoff)

} // namespace BrowserHandoffTest

#include "tst_browserhandoff.moc"
