// SPDX-License-Identifier: GPL-3.0-only
#include "protocol/session.h"
#include "support/test.h"

#include <QTest>

namespace MeReplyTest {

using Protocol::MeReply;
using Protocol::UserView;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

MeReply example()
{
    return {.user = {.id = 5,
                     .name = u"Asan Usenov"_s,
                     .maskedPhone = u"+996•••••001"_s,
                     .type = u"tenant"_s,
                     .role = u"tenant"_s,
                     .roleName = u"Tenant"_s},
            .expiresAt = QDateTime({2026, 1, 23}, {17, 30}, Qt::UTC),
            .expiresIn = 60s};
}

} // namespace

class TestMeReply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsTheUserWithTheSessionsEnd()
    {
        auto expected = example().user.toJson();
        expected.insert(
            "session"_L1,
            QJsonObject{{u"expiresAt"_s, u"2026-01-23T17:30:00Z"_s}, {u"expiresIn"_s, 60}});

        QCOMPARE(example().toJson(), expected);
        QCOMPARE(UserView::fromJson(expected), example().user);
    }

    void whatIsWrittenIsRead()
    {
        const auto read = MeReply::fromJson(example().toJson());

        QVERIFY(read);
        QCOMPARE(read->user, example().user);
        QCOMPARE(read->expiresAt, example().expiresAt);
        QCOMPARE(read->expiresIn, 60s);
    }

    void aSessionMayEndWithinTheSecond()
    {
        auto reply = example();
        reply.expiresIn = 0s;

        QCOMPARE(MeReply::fromJson(reply.toJson())->expiresIn, 0s);
    }

    void withoutAnEndItIsNotRead_data()
    {
        QTest::addColumn<QJsonValue>("session");

        QTest::newRow("missing") << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("empty") << QJsonValue(QJsonObject());
        QTest::newRow("no time") << QJsonValue(QJsonObject{{u"expiresIn"_s, 60}});
        QTest::newRow("no seconds")
            << QJsonValue(QJsonObject{{u"expiresAt"_s, u"2026-01-23T17:30:00Z"_s}});
    }

    void withoutAnEndItIsNotRead()
    {
        QFETCH(QJsonValue, session);
        auto json = example().user.toJson();
        json.insert("session"_L1, session);

        QVERIFY(!MeReply::fromJson(json));
    }
};

KIOSK_TEST(TestMeReply)

} // namespace MeReplyTest
#include "tst_mereply.moc"
