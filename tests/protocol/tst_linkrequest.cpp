#include "protocol/linkrequest.h"

#include <QTest>

using Protocol::LinkRequest;
using namespace Qt::StringLiterals;

class LinkRequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsTheBodyOfTheContract()
    {
        const LinkRequest request{.ticket = u"0042"_s, .phone = u"0555 12 10 01"_s};

        const auto read = LinkRequest::fromJson(request.toJson());

        QCOMPARE(request.toJson(),
                 QJsonObject({{u"ticket"_s, u"0042"_s}, {u"phone"_s, u"0555 12 10 01"_s}}));
        QVERIFY(read);
        QCOMPARE(read->ticket, request.ticket);
        QCOMPARE(read->phone, request.phone);
    }

    void somethingElseIsNotRead_data()
    {
        QTest::addColumn<QJsonValue>("ticket");
        QTest::addColumn<QJsonValue>("phone");
        const QJsonValue phone(u"+996555121001"_s);
        QTest::newRow("no ticket") << QJsonValue(QJsonValue::Undefined) << phone;
        QTest::newRow("number") << QJsonValue(1234) << phone;
        QTest::newRow("three digits") << QJsonValue(u"123"_s) << phone;
        QTest::newRow("five digits") << QJsonValue(u"12345"_s) << phone;
        QTest::newRow("a letter") << QJsonValue(u"123O"_s) << phone;
        QTest::newRow("other digits") << QJsonValue(u"١٢٣٤"_s) << phone;
        QTest::newRow("no phone") << QJsonValue(u"1234"_s) << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("empty phone") << QJsonValue(u"1234"_s) << QJsonValue(QString());
        QTest::newRow("phone as a number") << QJsonValue(u"1234"_s) << QJsonValue(996555121001LL);
    }

    void somethingElseIsNotRead()
    {
        QFETCH(QJsonValue, ticket);
        QFETCH(QJsonValue, phone);
        QJsonObject json;
        json.insert("ticket"_L1, ticket);
        json.insert("phone"_L1, phone);

        QVERIFY(!LinkRequest::fromJson(json));
    }
};

QTEST_APPLESS_MAIN(LinkRequestTest)
#include "tst_linkrequest.moc"
