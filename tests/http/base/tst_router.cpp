// SPDX-License-Identifier: GPL-3.0-only
#include "http/base/router.h"
#include "support/requests.h"
#include "support/test.h"

#include <QTest>

namespace RouterTest {

using namespace Http;
using namespace Qt::StringLiterals;
using TestSupport::errorCodeOf;
using TestSupport::headerOf;
using TestSupport::requestOf;

namespace {

Handler saying(const QByteArray &word)
{
    return [word](const Request &) { return Response{.status = 200, .body = word}; };
}

Router smallRouter()
{
    Router router;
    router.add("GET", u"/thing"_s, saying("got"));
    router.add("POST", u"/thing"_s, saying("posted"));
    router.add("POST", u"/large"_s, saying("taken"));
    return router;
}

} // namespace

class TestRouter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatItHasIsListed()
    {
        const auto router = smallRouter();

        QByteArrayList endpoints;
        for (const auto &endpoint : router.endpoints())
            endpoints.append(endpoint.method + ' ' + endpoint.path.toLatin1());
        QCOMPARE(endpoints, (QByteArrayList{"GET /thing", "POST /thing", "POST /large"}));
        QVERIFY(router.has(u"/large"_s));
        QVERIFY(!router.has(u"/larger"_s));
    }

    void methodAndPathChooseTheHandler()
    {
        const auto router = smallRouter();

        QCOMPARE(router.answer(requestOf("GET", u"/thing"_s)).body, "got"_ba);
        QCOMPARE(router.answer(requestOf("POST", u"/thing"_s)).body, "posted"_ba);
    }

    void headIsAnsweredLikeGet()
    {
        const auto answer = smallRouter().answer(requestOf("HEAD", u"/thing"_s));

        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, "got"_ba); // HttpServer leaves it out and tells its length
    }

    void optionsTellsTheMethods()
    {
        const auto answer = smallRouter().answer(requestOf("OPTIONS", u"/thing"_s));

        QCOMPARE(answer.status, 204);
        QCOMPARE(headerOf(answer, "Allow"), "GET, POST, HEAD, OPTIONS"_ba);
        QVERIFY(answer.body.isEmpty());
    }

    void anotherMethodIsRefusedWithTheRightOnes_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::newRow("put") << "PUT"_ba;
        QTest::newRow("delete") << "DELETE"_ba;
        QTest::newRow("get") << "GET"_ba;
        QTest::newRow("head of what has no get") << "HEAD"_ba;
        QTest::newRow("invented") << "UNKNOWN"_ba;
        QTest::newRow("lower case") << "post"_ba;
    }

    void anotherMethodIsRefusedWithTheRightOnes()
    {
        QFETCH(QByteArray, method);

        const auto answer = smallRouter().answer(requestOf(method, u"/large"_s));

        QCOMPARE(answer.status, 405);
        QCOMPARE(errorCodeOf(answer), u"method_not_allowed"_s);
        QCOMPARE(headerOf(answer, "Allow"), "POST, OPTIONS"_ba);
    }

    void anUnknownPathIsNotFound_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("path");
        QTest::newRow("elsewhere") << "GET"_ba << u"/"_s;
        QTest::newRow("longer") << "GET"_ba << u"/thing/more"_s;
        QTest::newRow("other letter case") << "GET"_ba << u"/Thing"_s;
        QTest::newRow("options") << "OPTIONS"_ba << u"/nothing"_s;
        QTest::newRow("post") << "POST"_ba << u"/nothing"_s;
    }

    void anUnknownPathIsNotFound()
    {
        QFETCH(QByteArray, method);
        QFETCH(QString, path);

        const auto answer = smallRouter().answer(requestOf(method, path));

        QCOMPARE(answer.status, 404);
        QCOMPARE(errorCodeOf(answer), u"not_found"_s);
    }

    void everyErrorNamesItsRequest()
    {
        const auto answer = smallRouter().answer(requestOf("GET", u"/nothing"_s));

        const auto error = TestSupport::jsonOf(answer).value("error"_L1).toObject();
        QCOMPARE(error.keys(), QStringList({u"code"_s, u"message"_s, u"requestId"_s}));
        QCOMPARE(error.value("requestId"_L1).toString(), u"00000000000000aa"_s);
        QVERIFY(!error.value("message"_L1).toString().isEmpty());
        QCOMPARE(answer.contentType, "application/json; charset=utf-8"_ba);
    }

    void finalSlashesDoNotCount_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("expected");
        QTest::newRow("none") << u"/api/x"_s << u"/api/x"_s;
        QTest::newRow("one") << u"/api/x/"_s << u"/api/x"_s;
        QTest::newRow("the root") << u"/"_s << u"/"_s;
        QTest::newRow("the root twice") << u"//"_s << u"/"_s;
        QTest::newRow("nothing") << u""_s << u""_s;
    }

    void finalSlashesDoNotCount()
    {
        QFETCH(QString, path);
        QFETCH(QString, expected);

        QCOMPARE(withoutFinalSlash(path), expected);
    }
};

KIOSK_TEST(TestRouter)

} // namespace RouterTest

#include "tst_router.moc"
