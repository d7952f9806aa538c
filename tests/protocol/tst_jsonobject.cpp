// SPDX-License-Identifier: GPL-3.0-only
#include "protocol/json.h"
#include "support/test.h"

#include <QTest>

namespace JsonObjectTest {

using namespace Qt::StringLiterals;

class TestJsonObject : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyAnObjectIsRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isObject");

        QTest::newRow("empty object") << "{}"_ba << true;
        QTest::newRow("with blanks") << " {\"a\": [1, {\"b\": null}]}\n"_ba << true;
        QTest::newRow("empty") << ""_ba << false;
        QTest::newRow("array") << "[]"_ba << false;
        QTest::newRow("number") << "1"_ba << false;
        QTest::newRow("null") << "null"_ba << false;
        QTest::newRow("truncated") << "{\"a\":"_ba << false;
        QTest::newRow("more after") << "{}{}"_ba << false;
        QTest::newRow("form data") << "a=b"_ba << false;
        QTest::newRow("not UTF-8") << "{\"a\":\"\xff\"}"_ba << false;
        QTest::newRow("NUL") << QByteArray("\0{}", 3) << false;
        QTest::newRow("a million brackets") << QByteArray(1'000'000, '[') << false;
        QTest::newRow("a deep object") << QByteArray("{\"a\":").repeated(100'000) << false;
    }

    void onlyAnObjectIsRead()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, isObject);

        QCOMPARE(Protocol::objectFrom(text).has_value(), isObject);
    }

    void anObjectIsWrittenCompactlyInUtf8()
    {
        const QJsonObject object{{u"name"_s, u"Асан"_s}, {u"id"_s, qint64(9007199254740993)}};

        const auto bytes = Protocol::toBytes(object);

        QCOMPARE(bytes, "{\"id\":9007199254740993,\"name\":\"Асан\"}"_ba);
        QCOMPARE(Protocol::objectFrom(bytes), object);
    }
};

KIOSK_TEST(TestJsonObject)

} // namespace JsonObjectTest
#include "tst_jsonobject.moc"
