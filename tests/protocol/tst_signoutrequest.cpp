// SPDX-License-Identifier: GPL-3.0-only
#include "protocol/session.h"
#include "support/test.h"

#include <QTest>

namespace SignOutRequestTest {

using Core::SignOutReason;
using Protocol::SignOutRequest;
using namespace Qt::StringLiterals;

class TestSignOutRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlySomebodyElseGivesAReason()
    {
        QCOMPARE(SignOutRequest().toJson(), QJsonObject());
        QCOMPARE(SignOutRequest{.reason = SignOutReason::NotMe}.toJson(),
                 QJsonObject({{u"reason"_s, u"not_me"_s}}));
    }

    void onlyKnownReasonsAreRead_data()
    {
        QTest::addColumn<QJsonValue>("reason");
        QTest::addColumn<std::optional<SignOutReason>>("expected");
        using Expect = std::optional<SignOutReason>;

        QTest::newRow("none") << QJsonValue(QJsonValue::Undefined) << Expect(SignOutReason::Done);
        QTest::newRow("null") << QJsonValue() << Expect(SignOutReason::Done);
        QTest::newRow("not me") << QJsonValue(u"not_me"_s) << Expect(SignOutReason::NotMe);
        QTest::newRow("another") << QJsonValue(u"bored"_s) << Expect();
        QTest::newRow("capitals") << QJsonValue(u"NOT_ME"_s) << Expect();
        QTest::newRow("empty") << QJsonValue(QString()) << Expect();
        QTest::newRow("a number") << QJsonValue(1) << Expect();
    }

    void onlyKnownReasonsAreRead()
    {
        QFETCH(QJsonValue, reason);
        QFETCH(std::optional<SignOutReason>, expected);
        QJsonObject json;
        json.insert("reason"_L1, reason);

        const auto read = SignOutRequest::fromJson(json);

        QCOMPARE(read.has_value(), expected.has_value());
        if (expected)
            QVERIFY(read->reason == *expected);
    }
};

KIOSK_TEST(TestSignOutRequest)

} // namespace SignOutRequestTest
#include "tst_signoutrequest.moc"
