#include "server/healthhandlers.h"
#include "support/requests.h"

#include <QJsonArray>
#include <QTest>

using namespace Server;
using namespace Qt::StringLiterals;
using TestSupport::jsonOf;
using TestSupport::requestOf;

class TestHealthHandlers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aProcessThatAnswersIsUpAndSaysWhichOneItIs()
    {
        const auto answer = HealthzHandler(u"0123abcd"_s)(requestOf("GET", u"/healthz"_s));

        QCOMPARE(answer.status, 200);
        QCOMPARE(jsonOf(answer)["instance"_L1], QJsonValue(u"0123abcd"_s));
        QVERIFY(!jsonOf(answer).contains("nonce"_L1));
    }

    void aNonceComesBackButNoWholeBook()
    {
        auto request = requestOf("GET", u"/healthz"_s);
        request.query.addQueryItem(u"nonce"_s, u"n0nce"_s);
        QCOMPARE(jsonOf(HealthzHandler({})(request))["nonce"_L1], QJsonValue(u"n0nce"_s));

        request.query = QUrlQuery();
        request.query.addQueryItem(u"nonce"_s, QString(1000, u'x'));
        QCOMPARE(jsonOf(HealthzHandler({})(request))["nonce"_L1].toString().size(),
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

QTEST_GUILESS_MAIN(TestHealthHandlers)

#include "tst_healthhandlers.moc"
