// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/enumtable.h"
#include "core/model/finding.h"
#include "support/test.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace FindingTest {

using namespace Core;
using namespace Qt::StringLiterals;

class TestFinding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allCodesButUnknownAreListed()
    {
        QCOMPARE(std::size_t(allFindingCodes().size()) + 1, enumCount<FindingCode>);
        QVERIFY(!allFindingCodes().contains(FindingCode::Unknown));
    }

    void namesAreStableAndTheirOwn()
    {
        static const QRegularExpression form(u"^[a-z]+(_[a-z]+)+$"_s);
        QSet<QString> names;
        for (const auto code : allFindingCodes()) {
            const auto name = toString(code);
            QVERIFY2(form.match(name).hasMatch(), qPrintable(name));
            QVERIFY2(!names.contains(name), qPrintable(name));
            names.insert(name);
            QVERIFY(findingCodeFrom(name) == code);
        }
    }

    void aNewersCodeIsUnknown_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("new") << u"moon_full"_s;
        QTest::newRow("empty") << u""_s;
        QTest::newRow("letter case") << u"Server_ok"_s;
        QTest::newRow("unknown") << u"unknown"_s;
    }

    void aNewersCodeIsUnknown()
    {
        QFETCH(QString, name);

        QVERIFY(findingCodeFrom(name) == FindingCode::Unknown);
    }

    void partAndStateFollowFromTheCode_data()
    {
        QTest::addColumn<FindingCode>("code");
        QTest::addColumn<QString>("part");
        QTest::addColumn<FindingState>("state");
        QTest::newRow("server") << FindingCode::ServerOk << u"server"_s << FindingState::Ok;
        QTest::newRow("database") << FindingCode::DatabaseFailed << u"database"_s
                                  << FindingState::Failed;
        QTest::newRow("gateway") << FindingCode::GatewayOff << u"gateway"_s << FindingState::Off;
        QTest::newRow("webhook") << FindingCode::WebhookQuiet << u"webhook"_s
                                 << FindingState::Warning;
    }

    void partAndStateFollowFromTheCode()
    {
        QFETCH(FindingCode, code);
        QFETCH(QString, part);
        QFETCH(FindingState, state);

        const auto finding = Finding::of(code, u"It is so."_s, u"Do this."_s);

        QCOMPARE(finding.part, part);
        QVERIFY(finding.state == state);
        QCOMPARE(finding.message, u"It is so."_s);
        QCOMPARE(finding.fix, u"Do this."_s);
        QVERIFY(!finding.since && !finding.count && finding.subject.isEmpty());
    }

    void statesHaveNames()
    {
        for (const auto &name : {u"ok"_s, u"warning"_s, u"failed"_s, u"off"_s})
            QCOMPARE(toString(findingStateFrom(name).value()), name);
        QVERIFY(!findingStateFrom(u"OK"));
        QVERIFY(!findingStateFrom(u""));
    }
};

KIOSK_TEST(TestFinding)

} // namespace FindingTest

#include "tst_finding.moc"
