// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/language.h"
#include "http/handlers/loginpage.h"
#include "support/fakestores.h"
#include "support/requests.h"
#include "support/test.h"

#include <QGuiApplication>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

namespace LoginPageTest {

using namespace Http;
using namespace Qt::StringLiterals;
using TestSupport::headerOf;
using TestSupport::requestOf;

namespace {

Request page(const QString &query = {})
{
    auto request = requestOf("GET", u"/login"_s);
    request.query = QUrlQuery(query);
    return request;
}

//! A registry with one service.
Response loginPage(const Request &request)
{
    TestSupport::FakeStores stores;
    stores.rows.services = {{.id = 1,
                             .name = u"crm"_s,
                             .secretHash = {},
                             .redirects = {u"https://crm.example.org/in?from=desk"_s},
                             .createdAt = {},
                             .revokedAt = {}}};
    const OriginPolicy origins(QUrl(u"https://login.example.org/kiosk"_s), TrustedProxies({}));
    return LoginPageHandler(stores, origins)(request);
}

Response loginPage(const QString &query = {})
{
    return loginPage(page(query));
}

//! The texts of @p language in the script: a line of its own, in JSON.
QJsonObject textsIn(const QByteArray &script, const QString &language)
{
    const auto begin = "\n  " + language.toLatin1() + ": ";
    const auto at = script.indexOf(begin);
    if (at < 0)
        return {};
    auto line = script.sliced(at + begin.size());
    line.truncate(line.indexOf('\n'));
    if (line.endsWith(','))
        line.chop(1);
    return QJsonDocument::fromJson(line).object();
}

//! The picture as the page draws it.
QByteArray svgOf(const QJsonObject &picture)
{
    const auto side = QByteArray::number(picture["size"_L1].toInt());
    return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 " + side + ' ' + side
        + "' shape-rendering='crispEdges'><rect width='" + side + "' height='" + side
        + "' fill='#fff'/><path fill='#000' d='" + picture["path"_L1].toString().toLatin1()
        + "'/></svg>";
}

//! Returns the text that a phone's camera would read off the picture.
QString readBack(const QByteArray &svg)
{
    const QTemporaryDir folder;
    const auto file = folder.filePath(u"code.png"_s);
    QImage image(600, 600, QImage::Format_RGB32);
    image.fill(Qt::darkGray); // the picture brings its own quiet zone
    QPainter painter(&image);
    QSvgRenderer(svg).render(&painter, QRectF(50, 50, 500, 500));
    painter.end();
    if (!image.save(file))
        return {};
    QProcess reader;
    reader.start(u"zbarimg"_s,
                 {u"--quiet"_s, u"--raw"_s, u"-Sdisable"_s, u"-Sqrcode.enable"_s, file});
    if (!reader.waitForFinished())
        return {};
    return QString::fromUtf8(reader.readAllStandardOutput()).trimmed();
}

} // namespace

class TestLoginPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFileHasItsTypeAndThePolicy_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::newRow("page") << "text/html; charset=utf-8"_ba;
        QTest::newRow("script") << "text/javascript; charset=utf-8"_ba;
        QTest::newRow("style") << "text/css; charset=utf-8"_ba;
    }

    void everyFileHasItsTypeAndThePolicy()
    {
        QFETCH(QByteArray, type);
        const auto answer = type.contains("html") ? loginPage()
            : type.contains("script")             ? loginScript(page())
                                                  : loginStyle(page());

        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.contentType, type);
        QVERIFY(!answer.body.isEmpty());
        QCOMPARE(headerOf(answer, "Referrer-Policy"), "no-referrer"_ba);
        QVERIFY(!headerOf(answer, "Content-Security-Policy").isEmpty());
    }

    void aMistakeOfAnIntegratorIsOneSentence_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("sentence");

        const auto client = u"client=crm"_s;
        const auto uri = u"&redirect_uri=https%3A%2F%2Fcrm.example.org%2Fin%3Ffrom%3Ddesk"_s;
        const auto challenge = u"&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_s;
        QTest::newRow("OAuth's client_id")
            << u"client_id=crm"_s + uri + challenge << u"client_id is called client here"_s;
        QTest::newRow("client_id alone") << u"client_id=crm"_s << u"is called client here"_s;
        QTest::newRow("no client") << u"state=x"_s + uri + challenge << u"client is missing"_s;
        QTest::newRow("challenge alone") << challenge.sliced(1) << u"client is missing"_s;
        QTest::newRow("mistyped client")
            << u"client=cmr"_s + uri + challenge << u"No service is enrolled"_s;
        QTest::newRow("another name for the address")
            << client + u"&redirect_url=https%3A%2F%2Fcrm.example.org"_s + challenge
            << u"redirect_uri is missing"_s;
        QTest::newRow("final slash")
            << client + uri + u"%2F"_s + challenge << u"character by character"_s;
        QTest::newRow("no challenge") << client + uri << u"code_challenge is missing"_s;
        QTest::newRow("padded challenge")
            << client + uri + challenge + u"%3D"_s << u"without = at its end"_s;
        QTest::newRow("verifier for the challenge")
            << client + uri + u"&code_challenge=verifier"_s << u"43 characters"_s;
        QTest::newRow("plain method")
            << client + uri + challenge + u"&code_challenge_method=plain"_s << u"must be S256"_s;
    }

    void aMistakeOfAnIntegratorIsOneSentence()
    {
        QFETCH(QString, query);
        QFETCH(QString, sentence);

        const auto answer = loginPage(query);

        QCOMPARE(answer.status, 400);
        const auto message =
            TestSupport::jsonOf(answer)["error"_L1].toObject()["message"_L1].toString();
        QVERIFY2(message.contains(sentence), qPrintable(message));
        QCOMPARE(message.count(u". "_s), 0);
    }

    void aServiceMustBeEnrolledForExactlyThisAddress_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("status");

        const auto client = u"client=crm&state=x"_s;
        const auto uri = u"&redirect_uri=https%3A%2F%2Fcrm.example.org%2Fin%3Ffrom%3Ddesk"_s;
        const auto challenge = u"&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_s;
        QTest::newRow("nobody's") << QString() << 200;
        QTest::newRow("right") << client + uri + challenge << 200;
        QTest::newRow("method") << client + uri + challenge + u"&code_challenge_method=S256"_s
                                << 200;
        QTest::newRow("plain method")
            << client + uri + challenge + u"&code_challenge_method=plain"_s << 400;
        QTest::newRow("unknown service") << u"client=cms"_s + uri + challenge << 400;
        QTest::newRow("empty service") << u"client="_s + uri + challenge << 400;
        QTest::newRow("no address") << client + challenge << 400;
        QTest::newRow("longer address") << client + uri + u"%26more"_s + challenge << 400;
        QTest::newRow("shorter address")
            << client + u"&redirect_uri=https%3A%2F%2Fcrm.example.org%2Fin"_s + challenge << 400;
        QTest::newRow("other case") << client
                + u"&redirect_uri=https%3A%2F%2FCRM.example.org%2Fin%3Ffrom%3Ddesk"_s
                + challenge << 400;
        QTest::newRow("no challenge") << client + uri << 400;
        QTest::newRow("short challenge") << client + uri + u"&code_challenge=E9Mel"_s << 400;
        QTest::newRow("padded challenge") << client + uri + challenge + u"="_s << 400;
    }

    void aServiceMustBeEnrolledForExactlyThisAddress()
    {
        QFETCH(QString, query);
        QFETCH(int, status);

        QCOMPARE(loginPage(query).status, status);
    }

    void thePolicyLetsNothingForeignIn()
    {
        const auto policy = headerOf(loginPage(), "Content-Security-Policy");

        const auto directives = policy.split(';');
        const auto has = [&](const QByteArray &wanted) {
            return std::any_of(directives.begin(), directives.end(),
                               [&](const auto &one) { return one.trimmed() == wanted; });
        };
        QVERIFY(has("default-src 'none'"));
        QVERIFY(has("script-src 'self'"));
        QVERIFY(has("style-src 'self'"));
        QVERIFY(has("connect-src 'self' wss://login.example.org"));
        QVERIFY(has("base-uri 'none'"));
        QVERIFY(has("form-action 'none'"));
        QVERIFY(has("frame-ancestors 'none'"));
        QVERIFY(!policy.contains("unsafe"));
        QVERIFY(!policy.contains('*'));
    }

    void thePageKeepsItsOwnPolicy_data()
    {
        QTest::addColumn<QRegularExpression>("forbidden");
        QTest::newRow("inline script") << QRegularExpression(u"<script(?![^>]*\\bsrc=)"_s);
        QTest::newRow("inline style") << QRegularExpression(u"<style|\\sstyle="_s);
        QTest::newRow("handler") << QRegularExpression(u"\\son\\w+="_s);
        QTest::newRow("address from the root") << QRegularExpression(u"(src|href)=\"/"_s);
        QTest::newRow("foreign address") << QRegularExpression(u"(src|href)=\"(https?:)?//"_s);
        QTest::newRow("script address") << QRegularExpression(u"javascript:"_s);
    }

    void thePageKeepsItsOwnPolicy()
    {
        QFETCH(QRegularExpression, forbidden);

        const auto html = QString::fromUtf8(loginPage().body);

        QVERIFY2(!html.contains(forbidden), qPrintable(forbidden.match(html).captured()));
    }

    void itsFilesLieBelowItHoweverItWasAskedFor_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("without a slash") << u"https://login.example.org/login"_s;
        QTest::newRow("with a slash") << u"https://login.example.org/login/"_s;
        QTest::newRow("below a path") << u"https://login.example.org/kiosk/login"_s;
        QTest::newRow("below a path, with a slash") << u"https://login.example.org/kiosk/login/"_s;
        QTest::newRow("with a query") << u"https://login.example.org/kiosk/login/?x=/"_s;
    }

    void itsFilesLieBelowItHoweverItWasAskedFor()
    {
        QFETCH(QString, address);
        const QUrl url(address);
        auto request = page();
        request.hasFinalSlash = url.path().endsWith(u'/');
        const auto html = QString::fromUtf8(loginPage(request).body);
        const auto below = url.path().section(u"/login"_s, 0, 0) + u"/login/"_s;

        static const QRegularExpression file(u"(?:src|href)=\"([^\"#]+\\.[a-z]+)\""_s);
        QStringList files;
        for (const auto &found : file.globalMatch(html))
            files.append(url.resolved(QUrl(found.captured(1))).path());

        QCOMPARE(
            files,
            QStringList({below + u"icon.svg"_s, below + u"login.css"_s, below + u"login.js"_s}));
    }

    void everyTextOfThePageIsThereInEveryLanguage_data()
    {
        QTest::addColumn<QString>("language");
        for (const auto &language : Core::languageCodes())
            QTest::newRow(qPrintable(language)) << language;
    }

    void everyTextOfThePageIsThereInEveryLanguage()
    {
        QFETCH(QString, language);
        const auto html = QString::fromUtf8(loginPage().body);
        const auto texts = textsIn(loginScript(page()).body, language);
        static const QRegularExpression used(u"data-text=\"([^\"]*)\""_s);

        for (const auto &found : used.globalMatch(html))
            QVERIFY2(!texts[found.captured(1)].toString().isEmpty(), qPrintable(found.captured()));

        QVERIFY(texts.size() > 40);
        QCOMPARE(html.count(u"data-language=\""_s + language + u'"'), 1);
        QCOMPARE(html.count(u"<p class=\"message\" lang=\""_s + language + u'"'), 1);
    }

    void everyRefusalHasItsTexts_data()
    {
        QTest::addColumn<QString>("reason");
        for (const auto &reason : {"USER_NOT_FOUND", "PHONE_NOT_UNIQUE", "TENANT_DISABLED",
                                   "CONFIRMATION_FAILED", "OTHER"})
            QTest::newRow(reason) << QString::fromLatin1(reason);
    }

    void everyRefusalHasItsTexts()
    {
        QFETCH(QString, reason);

        for (const auto &language : Core::languageCodes()) {
            const auto texts = textsIn(loginScript(page()).body, language);
            QVERIFY(!texts[reason + u".title"_s].toString().isEmpty());
            QVERIFY(!texts[reason + u".text"_s].toString().isEmpty());
        }
    }

    void theBuildHasFilledEveryPlace()
    {
        static const QRegularExpression place(u"@[a-z]+@"_s);

        for (const auto &body : {loginPage().body, loginScript(page()).body})
            QVERIFY(!QString::fromUtf8(body).contains(place));
    }

    void theScriptAsksBelowItself()
    {
        const auto script = QString::fromUtf8(loginScript(page()).body);

        static const QRegularExpression fromTheRoot(u"['\"`]/(api|login|healthz|readyz)"_s);
        QVERIFY(!script.contains(fromTheRoot));
        QVERIFY(!script.contains(u"readyz"_s));
    }

    void theScriptWritesNoMarkup()
    {
        const auto script = loginScript(page()).body;

        for (const auto &way : {"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write",
                                "eval(", "localStorage", "sessionStorage", "document.cookie"})
            QVERIFY2(!script.contains(way), way);
    }

    void theCodeSaysTheText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("link") << u"https://wa.me/996700000001?text=AMT%20LOGIN%20"
                                 "3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s;
        QTest::newRow("bare text") << u"AMT LOGIN 3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s;
        QTest::newRow("one letter") << u"A"_s;
    }

    void theCodeSaysTheText()
    {
        QFETCH(QString, text);
        if (QStandardPaths::findExecutable(u"zbarimg"_s).isEmpty())
            QFAIL("zbarimg is missing: install the package zbar-tools");

        const auto picture = qrPictureOf(text);

        QVERIFY(picture);
        QCOMPARE(readBack(svgOf(*picture)), text);
    }

    void whatFitsIntoNoCodeHasNoPicture()
    {
        QVERIFY(!qrPictureOf({}));
        QVERIFY(!qrPictureOf(QString(3000, u'a')));
    }

    void drawingCostsLittle()
    {
        const auto link = u"https://wa.me/996700000001?text=AMT%20LOGIN%20"
                          "3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s;
        QVERIFY(qrPictureOf(link)->value("path"_L1).toString().size() < 6000);
        QBENCHMARK
        {
            (void)qrPictureOf(link);
        }
    }
};

KIOSK_TEST_IN(QGuiApplication, TestLoginPage)

} // namespace LoginPageTest

#include "tst_loginpage.moc"
