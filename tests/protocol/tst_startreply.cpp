// SPDX-License-Identifier: GPL-3.0-only
#include "protocol/login.h"
#include "support/test.h"

#include <QJsonArray>
#include <QTest>

namespace StartReplyTest {

using Protocol::StartReply;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const auto id = u"3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s;

//! The example of the documented interface.
StartReply example()
{
    return {
        .attemptId = QUuid::fromString(id),
        .expiresAt = QDateTime({2026, 1, 23}, {17, 30}, Qt::UTC),
        .loginMessage = u"AMT LOGIN "_s + id,
        .whatsappLink = u"https://wa.me/996700000001?text=AMT%20LOGIN%20"_s + id,
        .channelToken = Core::Secret("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"_ba),
        .expiresIn = 180s,
        .serverTime = QDateTime({2026, 1, 23}, {17, 27}, Qt::UTC),
        .rotateAfter = 90s,
        .codeLogin = true,
    };
}

} // namespace

class TestStartReply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsTheExampleOfTheContract()
    {
        const QJsonObject expected{
            {u"attemptId"_s, id},
            {u"expiresAt"_s, u"2026-01-23T17:30:00Z"_s},
            {u"loginMessage"_s, u"AMT LOGIN 3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s},
            {u"qrPayload"_s, u"AMT LOGIN 3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s},
            {u"whatsappLink"_s,
             u"https://wa.me/996700000001?text=AMT%20LOGIN%20"
             "3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s},
            {u"channelToken"_s, u"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"_s},
            {u"expiresIn"_s, 180},
            {u"serverTime"_s, u"2026-01-23T17:27:00Z"_s},
            {u"rotateAfter"_s, 90}, // beside the original system's
            {u"codeLogin"_s, true},
        };

        QCOMPARE(example().toJson(), expected);
    }

    void withoutANumberTheLinkIsNull()
    {
        auto reply = example();
        reply.whatsappLink.reset();

        const auto json = reply.toJson();

        QVERIFY(json.value("whatsappLink"_L1).isNull());
        QVERIFY(!StartReply::fromJson(json)->whatsappLink);
    }

    void whatIsWrittenIsRead()
    {
        const auto written = example();

        const auto read = StartReply::fromJson(written.toJson());

        QVERIFY(read);
        QCOMPARE(read->attemptId, written.attemptId);
        QCOMPARE(read->expiresAt, written.expiresAt);
        QCOMPARE(read->loginMessage, written.loginMessage);
        QCOMPARE(read->whatsappLink, written.whatsappLink);
        QCOMPARE(read->channelToken.reveal(), written.channelToken.reveal());
        QCOMPARE(read->expiresIn, written.expiresIn);
        QCOMPARE(read->serverTime, written.serverTime);
        QCOMPARE(read->rotateAfter, written.rotateAfter);
        QVERIFY(read->codeLogin);
    }

    void whatAScreenCanDoWithoutMayBeMissing()
    {
        auto json = example().toJson();
        json.remove("qrPayload"_L1);
        json.remove("whatsappLink"_L1);
        json.remove("rotateAfter"_L1);
        json.remove("codeLogin"_L1);
        json.insert("news"_L1, true);

        const auto read = StartReply::fromJson(json);

        QVERIFY(read);
        QVERIFY(!read->whatsappLink);
        QCOMPARE(read->rotateAfter, 0s);
    }

    void whatAScreenNeedsMustBeThere_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");

        for (const auto &member : {u"attemptId"_s, u"expiresAt"_s, u"loginMessage"_s,
                                   u"channelToken"_s, u"expiresIn"_s, u"serverTime"_s}) {
            const auto row = [&member](const char *what, const QJsonValue &value) {
                QTest::addRow("%s %s", what, qPrintable(member)) << member << value;
            };
            row("missing", QJsonValue(QJsonValue::Undefined));
            row("null", QJsonValue());
            row("false", false);
            row("empty", QString());
            row("array for", QJsonArray{1});
            row("object for", QJsonObject());
        }
        QTest::newRow("id in braces") << u"attemptId"_s << QJsonValue(u'{' + id + u'}');
        QTest::newRow("local time") << u"expiresAt"_s << QJsonValue(u"2026-01-23T17:30:00"_s);
        QTest::newRow("number for time") << u"serverTime"_s << QJsonValue(1769189400);
        QTest::newRow("number for token") << u"channelToken"_s << QJsonValue(1);
        QTest::newRow("text for seconds") << u"expiresIn"_s << QJsonValue(u"180"_s);
        QTest::newRow("no seconds") << u"expiresIn"_s << QJsonValue(0);
        QTest::newRow("negative seconds") << u"expiresIn"_s << QJsonValue(-1);
        QTest::newRow("absurd seconds") << u"expiresIn"_s << QJsonValue(1e300);
    }

    void whatAScreenNeedsMustBeThere()
    {
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        auto json = example().toJson();
        json.insert(member, value); // an undefined value removes the member

        QVERIFY(!StartReply::fromJson(json));
    }
};

KIOSK_TEST(TestStartReply)

} // namespace StartReplyTest
#include "tst_startreply.moc"
