// SPDX-License-Identifier: GPL-3.0-only
#include "http/handlers/healthhandlers.h"
#include "support/requests.h"
#include "support/test.h"

#include <QJsonArray>
#include <QTest>

namespace HealthHandlersTest {

using namespace Http;
using namespace Qt::StringLiterals;
using TestSupport::jsonOf;
using TestSupport::requestOf;

namespace {

const TrustedProxies noProxies({});

Request withNonce(const QString &nonce)
{
    auto request = requestOf("GET", u"/healthz"_s);
    request.query.addQueryItem(u"nonce"_s, nonce);
    return request;
}

} // namespace

class TestHealthHandlers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aProcessThatAnswersIsUpAndSaysWhichOneItIs()
    {
        const auto answer =
            HealthzHandler(u"0123abcd"_s, {}, noProxies)(requestOf("GET", u"/healthz"_s));

        QCOMPARE(answer.status, 200);
        QCOMPARE(jsonOf(answer)["instance"_L1], QJsonValue(u"0123abcd"_s));
        QVERIFY(!jsonOf(answer).contains("nonce"_L1));
        QVERIFY(!jsonOf(answer).contains("seen"_L1));
        QVERIFY(!jsonOf(answer).contains("database"_L1));
    }

    void whatAProxySaysIsToldWithANonce_data()
    {
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QByteArray>("forwardedFor");
        QTest::addColumn<QByteArray>("forwardedProto");
        QTest::addColumn<QString>("seen");
        QTest::newRow("nothing") << u"192.0.2.1"_s << QByteArray() << QByteArray()
                                 << u"none http"_s;
        QTest::newRow("a proxy of ours") << u"10.0.0.1"_s << "203.0.113.5"_ba
                                         << "https"_ba << u"believed https"_s;
        QTest::newRow("a proxy that says half")
            << u"10.0.0.1"_s << "203.0.113.5"_ba << QByteArray() << u"believed http"_s;
        QTest::newRow("a proxy that writes no address") << u"10.0.0.1"_s << "login.example.org"_ba
                                                        << "https"_ba << u"none https"_s;
        QTest::newRow("a stranger") << u"192.0.2.1"_s << "203.0.113.5"_ba
                                    << "https"_ba << u"ignored http"_s;
    }

    void whatAProxySaysIsToldWithANonce()
    {
        QFETCH(QString, peer);
        QFETCH(QByteArray, forwardedFor);
        QFETCH(QByteArray, forwardedProto);
        QFETCH(QString, seen);
        auto request = withNonce(u"n0nce"_s);
        request.peer = QHostAddress(peer);
        if (!forwardedFor.isEmpty())
            request.headers.insert("x-forwarded-for"_ba, forwardedFor);
        if (!forwardedProto.isEmpty())
            request.headers.insert("x-forwarded-proto"_ba, forwardedProto);

        const auto answer = jsonOf(HealthzHandler(
            {}, {}, TrustedProxies({{QHostAddress(u"10.0.0.1"_s), 32}}))(request))["seen"_L1]
                                .toObject();

        QCOMPARE(answer["forwardedFor"_L1].toString() + u' ' + answer["scheme"_L1].toString(),
                 seen);
    }

    void whichDatabaseItIsOnlyThisMachineIsTold_data()
    {
        QTest::addColumn<QString>("peer");
        QTest::addColumn<bool>("isBehindProxy");
        QTest::addColumn<bool>("isTold");
        QTest::newRow("this machine") << u"127.0.0.1"_s << false << true;
        QTest::newRow("behind a proxy here") << u"127.0.0.1"_s << true << false;
        QTest::newRow("elsewhere") << u"192.0.2.1"_s << false << false;
    }

    void whichDatabaseItIsOnlyThisMachineIsTold()
    {
        QFETCH(QString, peer);
        QFETCH(bool, isBehindProxy);
        QFETCH(bool, isTold);
        const HealthzHandler handler({}, u"file 1:2"_s, noProxies);
        auto request = withNonce(u"n0nce"_s);
        request.peer = QHostAddress(peer);
        if (isBehindProxy)
            request.headers.insert("x-forwarded-for"_ba, "203.0.113.5"_ba);

        const auto answer = jsonOf(handler(request));

        QCOMPARE(answer.contains("database"_L1), isTold);
        if (!isTold)
            return;
        QCOMPARE(answer["database"_L1].toString(), databaseMark(u"n0nce"_s, u"file 1:2"_s));
        QVERIFY(answer["database"_L1].toString() != databaseMark(u"other"_s, u"file 1:2"_s));
        QVERIFY(!answer["database"_L1].toString().contains("file"_L1));
    }

    void aNonceComesBackButNoWholeBook()
    {
        const HealthzHandler handler({}, {}, noProxies);
        QCOMPARE(jsonOf(handler(withNonce(u"n0nce"_s)))["nonce"_L1], QJsonValue(u"n0nce"_s));

        QCOMPARE(jsonOf(handler(withNonce(QString(1000, u'x'))))["nonce"_L1].toString().size(),
                 HealthzHandler::longestNonce);
    }

    void readyIsWhereNothingIsMissing_data()
    {
        QTest::addColumn<QStringList>("parts");
        QTest::addColumn<int>("status");
        QTest::newRow("all well") << QStringList() << 200;
        QTest::newRow("no database") << QStringList{u"database"_s} << 503;
        QTest::newRow("no gateway") << QStringList{u"gateway"_s} << 503;
    }

    void readyIsWhereNothingIsMissing()
    {
        QFETCH(QStringList, parts);
        QFETCH(int, status);
        Protocol::ReadyReply reply;
        reply.parts = parts;

        const auto answer =
            ReadyzHandler([reply] { return reply; })(requestOf("GET", u"/readyz"_s));

        QCOMPARE(answer.status, status);
        QCOMPARE(jsonOf(answer)["parts"_L1].toArray().size(), parts.size());
    }

    void metricsAreTextForPrometheus()
    {
        const auto answer = MetricsHandler([] { return QByteArray("amt_up 1\n"); },
                                           MetricsAccess({}))(requestOf("GET", u"/metrics"_s));

        QCOMPARE(answer.status, 200);
        QVERIFY(answer.contentType.startsWith("text/plain; version=0.0.4"));
        QCOMPARE(answer.body, QByteArray("amt_up 1\n"));
    }

    void metricsAreNotForStrangers()
    {
        auto request = requestOf("GET", u"/metrics"_s);
        request.peer = QHostAddress(u"203.0.113.9"_s);

        const auto answer =
            MetricsHandler([] { return QByteArray("amt_up 1\n"); }, MetricsAccess({}))(request);

        QCOMPARE(answer.status, 403);
        QVERIFY(!answer.body.contains("amt_up"));
    }
};

KIOSK_TEST(TestHealthHandlers)

} // namespace HealthHandlersTest

#include "tst_healthhandlers.moc"
