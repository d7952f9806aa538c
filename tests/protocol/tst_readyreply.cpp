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
