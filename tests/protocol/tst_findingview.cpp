// SPDX-License-Identifier: GPL-3.0-only
#include "protocol/staff.h"
#include "support/test.h"

#include <QTest>

namespace FindingViewTest {

using namespace Protocol;
using namespace Qt::StringLiterals;
using Core::Finding;
using Core::FindingCode;

namespace {

const QDateTime noon({2026, 1, 23}, {12, 0}, Qt::UTC);

} // namespace

class TestFindingView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMembersAreTheDocumentedOnes()
    {
        const auto json = toJson(
            Finding::of(FindingCode::DiskLow, u"Little is free."_s, u"Remove."_s).withCount(700));

        QCOMPARE(json,
                 (QJsonObject{{u"part"_s, u"disk"_s},
                              {u"state"_s, u"warning"_s},
                              {u"code"_s, u"disk_low"_s},
                              {u"message"_s, u"Little is free."_s},
                              {u"fix"_s, u"Remove."_s},
                              {u"count"_s, 700}}));
    }

    void whatIsWrittenIsRead_data()
    {
        QTest::addColumn<Finding>("finding");
        const auto plain = Finding::of(FindingCode::ServerOk, u"It runs."_s);
        QTest::newRow("plain") << plain;
        QTest::newRow("since") << Finding(plain).withSince(noon);
        QTest::newRow("count") << Finding(plain).withCount(9007199254740993);
        QTest::newRow("count of none") << Finding(plain).withCount(0);
        QTest::newRow("subject") << Finding(plain).withSubject(u"/var/lib/киоск.db"_s);
        for (const auto code : Core::allFindingCodes())
            QTest::addRow("%s", qPrintable(Core::toString(code))) << Finding::of(code, u"x"_s);
    }

    void whatIsWrittenIsRead()
    {
        QFETCH(Finding, finding);

        const auto read = findingFrom(toJson(finding));

        QVERIFY(read);
        QVERIFY(*read == finding);
    }

    void aCodeOfANewerServerKeepsItsWords()
    {
        const auto read = findingFrom({{u"part"_s, u"moon"_s},
                                       {u"state"_s, u"failed"_s},
                                       {u"code"_s, u"moon_full"_s},
                                       {u"message"_s, u"The moon is full."_s}});

        QVERIFY(read);
        QVERIFY(read->code == FindingCode::Unknown);
        QCOMPARE(read->part, u"moon"_s);
        QVERIFY(read->state == Core::FindingState::Failed);
        QCOMPARE(read->message, u"The moon is full."_s);
    }

    void withoutPartStateOrCodeNothingIsRead_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");
        for (const auto &member : {u"part"_s, u"state"_s, u"code"_s}) {
            QTest::addRow("no %s", qPrintable(member)) << member << QJsonValue();
            QTest::addRow("number as %s", qPrintable(member)) << member << QJsonValue(1);
        }
        QTest::newRow("new state") << u"state"_s << QJsonValue(u"dreadful"_s);
    }

    void withoutPartStateOrCodeNothingIsRead()
    {
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        auto json = toJson(Finding::of(FindingCode::ServerOk, u"It runs."_s));
        json.insert(member, value);

        QVERIFY(!findingFrom(json));
        QCOMPARE(findingsFrom({json, 1, toJson(Finding::of(FindingCode::TlsOff, {}))}).size(), 1);
    }
};

KIOSK_TEST(TestFindingView)

} // namespace FindingViewTest

#include "tst_findingview.moc"
