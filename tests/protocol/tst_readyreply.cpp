#include "protocol/readyreply.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

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
    void itIsReadAsItIsWritten_data()
    {
        QTest::addColumn<QStringList>("parts");
        QTest::addColumn<QByteArray>("json");

        QTest::newRow("ready") << QStringList()
                               << QByteArray(R"({"status":"ready","parts":[],"reasons":[]})");
        QTest::newRow("gateway")
            << QStringList{u"gateway"_s}
            << QByteArray(R"({"status":"not_ready","parts":["gateway"],"reasons":["Why."]})");
    }

    void itIsReadAsItIsWritten()
    {
        QFETCH(QStringList, parts);
        QFETCH(QByteArray, json);
        const QStringList reasons = parts.isEmpty() ? QStringList() : QStringList{u"Why."_s};

        QCOMPARE((ReadyReply{.parts = parts, .reasons = reasons}).toJson(), object(json));
        const auto read = ReadyReply::fromJson(object(json));

        QVERIFY(read);
        QCOMPARE(read->parts, parts);
        QCOMPARE(read->reasons, reasons);
    }

    void ofTheGatewayIsToldWhatIsKnown_data()
    {
        using Gateway = std::optional<Core::GatewayState>;
        using Sending = std::optional<bool>;
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<Gateway>("gateway");
        QTest::addColumn<Sending>("sending");

        QTest::newRow("nothing") << QByteArray(R"({"status":"ready"})") << Gateway() << Sending();
        QTest::newRow("both") << QByteArray(
            R"({"status":"ready","gateway":"suspended","sending":false})")
                              << Gateway(Core::GatewayState::Suspended) << Sending(false);
        QTest::newRow("it sends") << QByteArray(R"({"status":"ready","sending":true})") << Gateway()
                                  << Sending(true);
        QTest::newRow("of a newer server")
            << QByteArray(R"({"status":"ready","gateway":"on_fire","sending":1})")
            << Gateway(Core::GatewayState::Unknown) << Sending();
        QTest::newRow("null") << QByteArray(R"({"status":"ready","gateway":null,"sending":null})")
                              << Gateway() << Sending();
    }

    void ofTheGatewayIsToldWhatIsKnown()
    {
        QFETCH(QByteArray, json);
        QFETCH(std::optional<Core::GatewayState>, gateway);
        QFETCH(std::optional<bool>, sending);

        const auto read = ReadyReply::fromJson(object(json));

        QVERIFY(read);
        QVERIFY(read->gateway == gateway);
        QVERIFY(read->sending == sending);
        const auto again = ReadyReply::fromJson(read->toJson());
        QVERIFY(again->gateway == gateway);
        QVERIFY(again->sending == sending);
    }

    void aServerThatNamesNoPartIsOneThatIsNotReady()
    {
        const auto read = ReadyReply::fromJson(object(R"({"status":"not_ready"})"));

        QVERIFY(read);
        QCOMPARE(read->parts, QStringList{u"server"_s});
    }

    void whatIsNoneOfOursIsNothing_data()
    {
        QTest::addColumn<QByteArray>("json");

        QTest::newRow("empty") << QByteArray("{}");
        QTest::newRow("another status") << QByteArray(R"({"status":"UP"})");
        QTest::newRow("a number") << QByteArray(R"({"status":200})");
        QTest::newRow("an error") << QByteArray(R"({"error":{"code":"unavailable"}})");
    }

    void whatIsNoneOfOursIsNothing()
    {
        QFETCH(QByteArray, json);

        QVERIFY(!ReadyReply::fromJson(object(json)));
    }
};

QTEST_GUILESS_MAIN(TestReadyReply)
#include "tst_readyreply.moc"
