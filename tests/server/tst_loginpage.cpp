#include "server/loginpage.h"
#include "support/requests.h"

#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

using namespace Server;
using namespace Qt::StringLiterals;
using TestSupport::errorCodeOf;
using TestSupport::headerOf;
using TestSupport::requestOf;

namespace {

Request page()
{
    return requestOf("GET", u"/login"_s);
}

Response qrOf(const QString &text)
{
    const auto body = QJsonDocument(QJsonObject{{u"text"_s, text}}).toJson();
    return loginQr(requestOf("POST", u"/login/qr"_s, body));
}

//! What a phone's camera would read off the picture.
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
        const auto answer = type.contains("html") ? loginPage(page())
            : type.contains("script")             ? loginScript(page())
                                                  : loginStyle(page());

        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.contentType, type);
        QVERIFY(!answer.body.isEmpty());
        QCOMPARE(headerOf(answer, "Referrer-Policy"), "no-referrer"_ba);
        QVERIFY(!headerOf(answer, "Content-Security-Policy").isEmpty());
    }

    void thePolicyLetsNothingForeignIn()
    {
        const auto policy = headerOf(loginPage(page()), "Content-Security-Policy");

        const auto directives = policy.split(';');
        const auto has = [&](const QByteArray &wanted) {
            return std::any_of(directives.begin(), directives.end(),
                               [&](const auto &one) { return one.trimmed() == wanted; });
        };
        QVERIFY(has("default-src 'none'"));
        QVERIFY(has("script-src 'self'"));
        QVERIFY(has("style-src 'self'"));
        QVERIFY(has("connect-src 'self'"));
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
        QTest::newRow("foreign address") << QRegularExpression(u"(src|href)=\"(https?:)?//"_s);
        QTest::newRow("script address") << QRegularExpression(u"javascript:"_s);
    }

    void thePageKeepsItsOwnPolicy()
    {
        QFETCH(QRegularExpression, forbidden);

        const auto html = QString::fromUtf8(loginPage(page()).body);

        QVERIFY2(!html.contains(forbidden), qPrintable(forbidden.match(html).captured()));
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

        const auto answer = qrOf(text);

        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.contentType, "image/svg+xml"_ba);
        QCOMPARE(readBack(answer.body), text);
    }

    void theLongestTextIsDrawn() { QCOMPARE(qrOf(QString(512, u'a')).status, 200); }

    void whatIsNoTextIsRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << ""_ba;
        QTest::newRow("no JSON") << "text"_ba;
        QTest::newRow("an array") << R"(["text"])"_ba;
        QTest::newRow("no text") << "{}"_ba;
        QTest::newRow("empty text") << R"({"text":""})"_ba;
        QTest::newRow("a number") << R"({"text":5})"_ba;
        QTest::newRow("too long") << "{\"text\":\"" + QByteArray(513, 'a') + "\"}";
    }

    void whatIsNoTextIsRefused()
    {
        QFETCH(QByteArray, body);

        const auto answer = loginQr(requestOf("POST", u"/login/qr"_s, body));

        QCOMPARE(answer.status, 400);
        QCOMPARE(errorCodeOf(answer), u"bad_request"_s);
    }
};

QTEST_MAIN(TestLoginPage)

#include "tst_loginpage.moc"
