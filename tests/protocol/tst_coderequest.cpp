// SPDX-License-Identifier: GPL-3.0-only
#include "protocol/code.h"
#include "support/test.h"

#include <QJsonArray>
#include <QTest>

namespace CodeRequestTest {

using Protocol::CodeRequest;
using namespace Qt::StringLiterals;

class TestCodeRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsTheBodyOfTheContract()
    {
        const CodeRequest anyLanguage{.phone = u"0555 12 10 01"_s, .language = {}};
        const CodeRequest kyrgyz{.phone = u"+996555121001"_s, .language = u"ky"_s};

        QCOMPARE(anyLanguage.toJson(), QJsonObject({{u"phone"_s, u"0555 12 10 01"_s}}));
        QCOMPARE(kyrgyz.toJson(),
                 QJsonObject({{u"phone"_s, u"+996555121001"_s}, {u"language"_s, u"ky"_s}}));
    }

    void whatIsWrittenIsRead()
    {
        for (const auto &language : {QString(), u"ru"_s}) {
            const auto read =
                CodeRequest::fromJson(CodeRequest{.phone = u"1"_s, .language = language}.toJson());

            QVERIFY(read);
            QCOMPARE(read->phone, u"1"_s);
            QCOMPARE(read->language, language);
        }
    }

    void somethingElseIsNotRead_data()
    {
        QTest::addColumn<QJsonObject>("json");

        QTest::newRow("nothing") << QJsonObject();
        QTest::newRow("empty phone") << QJsonObject{{u"phone"_s, QString()}};
        QTest::newRow("null") << QJsonObject{{u"phone"_s, QJsonValue()}};
        QTest::newRow("a number") << QJsonObject{{u"phone"_s, 555121001}};
        QTest::newRow("an array") << QJsonObject{{u"phone"_s, QJsonArray{u"+996555121001"_s}}};
        QTest::newRow("another language")
            << QJsonObject{{u"phone"_s, u"+996555121001"_s}, {u"language"_s, u"de"_s}};
    }

    void somethingElseIsNotRead()
    {
        QFETCH(QJsonObject, json);

        QVERIFY(!CodeRequest::fromJson(json));
    }
};

KIOSK_TEST(TestCodeRequest)

} // namespace CodeRequestTest
#include "tst_coderequest.moc"
