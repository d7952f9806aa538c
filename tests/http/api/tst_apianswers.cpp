// SPDX-License-Identifier: GPL-3.0-only
#include "http/api/apicases.h"
#include "support/apidocument.h"
#include "support/test.h"

#include <QTest>

namespace ApiAnswersTest {

using namespace TestSupport;
using namespace Qt::StringLiterals;

//! Asks a real server for every answer that /api/schema/ describes, and looks whether it is as it
//! stands there.
class TestApiAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const LoopbackServer server;
        m_schema = get(server.url(), "/api/schema/").json();
        QVERIFY(!m_schema.isEmpty());
    }

    void anAnswerIsAsDescribed_data()
    {
        QTest::addColumn<qsizetype>("index");
        const auto cases = apiCases();
        for (qsizetype i = 0; i < cases.size(); ++i)
            QTest::newRow(qPrintable(nameOf(cases[i]))) << i;
    }

    void anAnswerIsAsDescribed()
    {
        QFETCH(qsizetype, index);
        const auto each = apiCases().at(index);
        const ApiDocument schema(m_schema);
        ApiCaller caller(each.options);
        QVERIFY(caller.server.isReady());

        const auto reply = each.ask(caller);

        QCOMPARE(reply.status, each.status);
        QCOMPARE(schema.faultsOf(reply, each.method, each.path).join(u'\n'), QString());
        if (reply.status >= 300 || !caller.isJson)
            return;
        const auto faults = schema.faultsOfRequest(caller.body, each.method, each.path);
        QCOMPARE(faults.join(u'\n'), QString());
    }

    void everyAnswerIsAskedFor()
    {
        auto missing = ApiDocument(m_schema).answers();
        for (const auto &each : apiCases()) {
            missing.removeAll(QString::fromLatin1(each.method) + u' ' + each.path + u' '
                              + QString::number(each.status));
        }

        QCOMPARE(missing.join(u'\n'), QString());
    }

private:
    QJsonObject m_schema;
};

KIOSK_TEST(TestApiAnswers)

} // namespace ApiAnswersTest

#include "tst_apianswers.moc"
