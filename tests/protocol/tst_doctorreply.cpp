// SPDX-License-Identifier: GPL-3.0-only
#include "protocol/staff.h"
#include "support/test.h"

#include <QJsonArray>
#include <QTest>

namespace DoctorReplyTest {

using Protocol::DoctorReply;
using namespace Qt::StringLiterals;

namespace {

const QDateTime noon({2026, 1, 23}, {12, 0}, Qt::UTC);

DoctorReply done()
{
    return {.examination = Core::Examination{
                .findings = {Core::Finding::of(Core::FindingCode::ClockOk, u"It is right."_s)},
                .at = noon}};
}

} // namespace

class TestDoctorReply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDoctorAtWorkSaysSo()
    {
        const auto json = DoctorReply().toJson();

        QCOMPARE(json["status"_L1].toString(), u"running"_s);
        QVERIFY(json["findings"_L1].isArray());
        const auto read = DoctorReply::fromJson(json);
        QVERIFY(read && !read->examination);
    }

    void whatWasFoundIsRead()
    {
        const auto json = done().toJson();

        const auto read = DoctorReply::fromJson(json);

        QCOMPARE(json["checkedAt"_L1].toString(), u"2026-01-23T12:00:00Z"_s);
        QVERIFY(read && read->examination);
        QCOMPARE(read->examination->at, noon);
        QVERIFY(read->examination->findings == done().examination->findings);
    }

    void anythingElseIsNoReply_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("no status") << u"status"_s << QJsonValue();
        QTest::newRow("new status") << u"status"_s << QJsonValue(u"asleep"_s);
        QTest::newRow("no time") << u"checkedAt"_s << QJsonValue();
        QTest::newRow("no findings") << u"findings"_s << QJsonValue();
    }

    void anythingElseIsNoReply()
    {
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        auto json = done().toJson();
        json.insert(member, value);

        QVERIFY(!DoctorReply::fromJson(json));
    }
};

KIOSK_TEST(TestDoctorReply)

} // namespace DoctorReplyTest

#include "tst_doctorreply.moc"
