// SPDX-License-Identifier: GPL-3.0-only
#include "protocol/staff.h"
#include "support/test.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

namespace ReadyReplyTest {

using namespace Qt::StringLiterals;
using Protocol::ReadyReply;

namespace {

QJsonObject object(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace

class TestReadyReply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatCannotBeUsedIsNamed_data()
    {
        QTest::addColumn<ReadyReply>("reply");
        QTest::addColumn<QByteArray>("json");

        QTest::newRow("ready") << ReadyReply{}
                               << QByteArray(R"({"status":"ready","parts":[],"reasons":[]})");
        QTest::newRow("gateway")
            << ReadyReply{.parts = {u"gateway"_s}, .reasons = {u"Why."_s}}
            << QByteArray(R"({"status":"not_ready","parts":["gateway"],"reasons":["Why."]})");
        QTest::newRow("what is known of the gateway")
            << ReadyReply{.parts = {},
                          .reasons = {},
                          .gateway = Core::GatewayState::Suspended,
                          .sending = false}
            << QByteArray(R"({"status":"ready","parts":[],"reasons":[],)"
                          R"("gateway":"suspended","sending":false})");
    }

    void whatCannotBeUsedIsNamed()
    {
        QFETCH(ReadyReply, reply);
        QFETCH(QByteArray, json);

        QCOMPARE(reply.toJson(), object(json));
    }
};

KIOSK_TEST(TestReadyReply)

} // namespace ReadyReplyTest
#include "tst_readyreply.moc"
