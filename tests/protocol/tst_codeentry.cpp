// SPDX-License-Identifier: GPL-3.0-only
#include "protocol/code.h"
#include "support/test.h"

#include <QTest>

namespace CodeEntryTest {

using Protocol::CodeEntry;
using namespace Qt::StringLiterals;

namespace {

const auto id = u"3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s;

} // namespace

class TestCodeEntry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsTheBodyOfTheContract()
    {
        const CodeEntry entry{.attemptId = QUuid::fromString(id), .code = u"012345"_s};

        QCOMPARE(entry.toJson(), QJsonObject({{u"attemptId"_s, id}, {u"code"_s, u"012345"_s}}));
    }

    void onlyAnIdWithSixDigitsIsRead_data()
    {
        QTest::addColumn<QJsonValue>("attemptId");
        QTest::addColumn<QJsonValue>("code");
        QTest::addColumn<bool>("isRead");
        const QJsonValue missing(QJsonValue::Undefined);

        QTest::newRow("entry") << QJsonValue(id) << QJsonValue(u"012345"_s) << true;
        QTest::newRow("capitals") << QJsonValue(id.toUpper()) << QJsonValue(u"999999"_s) << true;
        QTest::newRow("no code") << QJsonValue(id) << missing << false;
        QTest::newRow("null code") << QJsonValue(id) << QJsonValue() << false;
        QTest::newRow("empty code") << QJsonValue(id) << QJsonValue(QString()) << false;
        QTest::newRow("five digits") << QJsonValue(id) << QJsonValue(u"12345"_s) << false;
        QTest::newRow("seven digits") << QJsonValue(id) << QJsonValue(u"1234567"_s) << false;
        QTest::newRow("blanks") << QJsonValue(id) << QJsonValue(u"123 45"_s) << false;
        QTest::newRow("letters") << QJsonValue(id) << QJsonValue(u"12345a"_s) << false;
        QTest::newRow("a sign") << QJsonValue(id) << QJsonValue(u"-12345"_s) << false;
        QTest::newRow("other digits") << QJsonValue(id) << QJsonValue(u"١٢٣٤٥٦"_s) << false;
        QTest::newRow("a number") << QJsonValue(id) << QJsonValue(123456) << false;
        QTest::newRow("no id") << missing << QJsonValue(u"012345"_s) << false;
        QTest::newRow("half an id")
            << QJsonValue(u"3f2b8c1e"_s) << QJsonValue(u"012345"_s) << false;
    }

    void onlyAnIdWithSixDigitsIsRead()
    {
        QFETCH(QJsonValue, attemptId);
        QFETCH(QJsonValue, code);
        QFETCH(bool, isRead);
        QJsonObject json;
        json.insert("attemptId"_L1, attemptId);
        json.insert("code"_L1, code);

        const auto entry = CodeEntry::fromJson(json);

        QCOMPARE(entry.has_value(), isRead);
        if (isRead) {
            QCOMPARE(entry->attemptId, QUuid::fromString(id));
            QCOMPARE(entry->code, code.toString());
        }
    }
};

KIOSK_TEST(TestCodeEntry)

} // namespace CodeEntryTest
#include "tst_codeentry.moc"
