#include "server/healthhandlers.h"
#include "support/requests.h"

#include <QTest>

using namespace Server;
using namespace Qt::StringLiterals;
using TestSupport::jsonOf;
using TestSupport::requestOf;

class TestHealthHandlers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aProcessThatAnswersIsUp()
    {
        QCOMPARE(healthz(requestOf("GET", u"/healthz"_s)).status, 200);
    }

    void aUsableDatabaseIsReady()
    {
        const auto answer = ReadyzHandler([] { return true; })(requestOf("GET", u"/readyz"_s));

        QCOMPARE(answer.status, 200);
    }

    void anUnusableDatabaseIsAReasonNotToBeReady()
    {
        const auto answer = ReadyzHandler([] { return false; })(requestOf("GET", u"/readyz"_s));

        QCOMPARE(answer.status, 503);
        QVERIFY(jsonOf(answer)["reasons"_L1][0].toString().contains(u"database"_s));
    }
};

QTEST_GUILESS_MAIN(TestHealthHandlers)

#include "tst_healthhandlers.moc"
