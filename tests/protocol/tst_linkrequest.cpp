// SPDX-License-Identifier: GPL-3.0-only
#include "protocol/link.h"
#include "support/test.h"

#include <QTest>

namespace LinkRequestTest {

using Protocol::LinkRequest;
using namespace Qt::StringLiterals;

class TestLinkRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsTheBodyOfTheContract()
    {
        const LinkRequest request{
            .ticket = u"0042"_s, .phone = u"0555 12 10 01"_s, .pin = Core::Secret("271828")};

        const auto read = LinkRequest::fromJson(request.toJson());

        QCOMPARE(request.toJson(),
                 QJsonObject({{u"ticket"_s, u"0042"_s},
                              {u"phone"_s, u"0555 12 10 01"_s},
                              {u"pin"_s, u"271828"_s}}));
        QVERIFY(read);
        QCOMPARE(read->ticket, request.ticket);
        QCOMPARE(read->phone, request.phone);
        QCOMPARE(read->pin.reveal(), request.pin.reveal());
    }

    void somethingElseIsNotRead_data()
    {
        QTest::addColumn<QJsonValue>("ticket");
        QTest::addColumn<QJsonValue>("phone");
        QTest::addColumn<QJsonValue>("pin");
        const QJsonValue pin(u"271828"_s);
        const QJsonValue phone(u"+996555121001"_s);
        QTest::newRow("no ticket") << QJsonValue(QJsonValue::Undefined) << phone << pin;
        QTest::newRow("number") << QJsonValue(1234) << phone << pin;
        QTest::newRow("three digits") << QJsonValue(u"123"_s) << phone << pin;
        QTest::newRow("five digits") << QJsonValue(u"12345"_s) << phone << pin;
        QTest::newRow("a letter") << QJsonValue(u"123O"_s) << phone << pin;
        QTest::newRow("other digits") << QJsonValue(u"١٢٣٤"_s) << phone << pin;
        QTest::newRow("no phone") << QJsonValue(u"1234"_s) << QJsonValue(QJsonValue::Undefined)
                                  << pin;
        QTest::newRow("empty phone") << QJsonValue(u"1234"_s) << QJsonValue(QString()) << pin;
        QTest::newRow("phone as a number")
            << QJsonValue(u"1234"_s) << QJsonValue(996555121001LL) << pin;
        const QJsonValue ticket(u"1234"_s);
        QTest::newRow("no PIN") << ticket << phone << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("three digits of a PIN") << ticket << phone << QJsonValue(u"271"_s);
        QTest::newRow("thirteen digits") << ticket << phone << QJsonValue(u"2718281828459"_s);
        QTest::newRow("letters in the PIN") << ticket << phone << QJsonValue(u"abcd"_s);
        QTest::newRow("other digits in the PIN") << ticket << phone << QJsonValue(u"١٢٣٤"_s);
        QTest::newRow("PIN as a number") << ticket << phone << QJsonValue(271828);
    }

    void somethingElseIsNotRead()
    {
        QFETCH(QJsonValue, ticket);
        QFETCH(QJsonValue, phone);
        QFETCH(QJsonValue, pin);
        QJsonObject json;
        json.insert("ticket"_L1, ticket);
        json.insert("phone"_L1, phone);
        json.insert("pin"_L1, pin);

        QVERIFY(!LinkRequest::fromJson(json));
    }
};

KIOSK_TEST(TestLinkRequest)

} // namespace LinkRequestTest
#include "tst_linkrequest.moc"
