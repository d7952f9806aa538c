// SPDX-License-Identifier: GPL-3.0-only
#include "protocol/staff.h"
#include "support/test.h"

#include <QJsonArray>
#include <QTest>

namespace HealthReplyTest {

using Protocol::HealthReply;
using namespace Qt::StringLiterals;

namespace {

const QDateTime noon({2026, 1, 23}, {12, 0}, Qt::UTC);

HealthReply reply()
{
    return {.findings = {Core::Finding::of(Core::FindingCode::DatabaseOk, u"It answers."_s)},
            .version = u"0.1.0"_s,
            .startedAt = noon.addDays(-2),
            .serverTime = noon};
}

} // namespace

class TestHealthReply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMembersAreTheDocumentedOnes()
    {
        const auto json = reply().toJson();

        QCOMPARE(json.keys(),
                 QStringList({u"findings"_s, u"serverTime"_s, u"startedAt"_s, u"version"_s}));
        QCOMPARE(json["version"_L1].toString(), u"0.1.0"_s);
        QCOMPARE(json["startedAt"_L1].toString(), u"2026-01-21T12:00:00Z"_s);
        QCOMPARE(json["serverTime"_L1].toString(), u"2026-01-23T12:00:00Z"_s);
        QCOMPARE(json["findings"_L1][0]["code"_L1].toString(), u"database_ok"_s);
    }

    void whatIsWrittenIsRead() { QVERIFY(HealthReply::fromJson(reply().toJson()) == reply()); }

    void anythingElseIsNoReply_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("no start") << u"startedAt"_s << QJsonValue();
        QTest::newRow("no time") << u"serverTime"_s << QJsonValue(u"noon"_s);
        QTest::newRow("no findings") << u"findings"_s << QJsonValue();
        QTest::newRow("findings of another kind") << u"findings"_s << QJsonValue(u"fine"_s);
    }

    void anythingElseIsNoReply()
    {
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        auto json = reply().toJson();
        json.insert(member, value);

        QVERIFY(!HealthReply::fromJson(json));
    }
};

KIOSK_TEST(TestHealthReply)

} // namespace HealthReplyTest

#include "tst_healthreply.moc"
