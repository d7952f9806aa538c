// SPDX-License-Identifier: GPL-3.0-only
#include "protocol/code.h"
#include "support/test.h"

#include <QTest>

namespace CodeReplyTest {

using Protocol::CodeReply;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const auto id = u"3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s;

CodeReply example()
{
    return {.attemptId = QUuid::fromString(id),
            .expiresAt = QDateTime({2026, 1, 23}, {17, 30}, Qt::UTC),
            .expiresIn = 180s,
            .serverTime = QDateTime({2026, 1, 23}, {17, 27}, Qt::UTC),
            .resendAfter = 30s};
}

} // namespace

class TestCodeReply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsTheAnswerOfTheContract()
    {
        QCOMPARE(example().toJson(),
                 QJsonObject({{u"attemptId"_s, id},
                              {u"expiresAt"_s, u"2026-01-23T17:30:00Z"_s},
                              {u"expiresIn"_s, 180},
                              {u"serverTime"_s, u"2026-01-23T17:27:00Z"_s},
                              {u"resendAfter"_s, 30}}));
    }

    void whatIsWrittenIsRead()
    {
        const auto read = CodeReply::fromJson(example().toJson());

        QVERIFY(read);
        QCOMPARE(read->attemptId, example().attemptId);
        QCOMPARE(read->expiresAt, example().expiresAt);
        QCOMPARE(read->expiresIn, 180s);
        QCOMPARE(read->serverTime, example().serverTime);
        QCOMPARE(read->resendAfter, 30s);
    }

    void whatAScreenCanDoWithoutMayBeMissing()
    {
        auto json = example().toJson();
        json.remove("resendAfter"_L1);

        QCOMPARE(CodeReply::fromJson(json)->resendAfter, 0s);
    }

    void whatAScreenNeedsMustBeThere_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");

        for (const auto *member : {"attemptId", "expiresAt", "expiresIn", "serverTime"}) {
            QTest::addRow("no %s", member)
                << QString::fromLatin1(member) << QJsonValue(QJsonValue::Undefined);
            QTest::addRow("%s an object", member)
                << QString::fromLatin1(member) << QJsonValue(QJsonObject());
        }
        QTest::newRow("no id") << u"attemptId"_s << QJsonValue(u"3f2b8c1e"_s);
        QTest::newRow("over at once") << u"expiresIn"_s << QJsonValue(0);
    }

    void whatAScreenNeedsMustBeThere()
    {
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        auto json = example().toJson();
        json.remove(member);
        json.insert(member, value);

        QVERIFY(!CodeReply::fromJson(json));
    }
};

KIOSK_TEST(TestCodeReply)

} // namespace CodeReplyTest
#include "tst_codereply.moc"
