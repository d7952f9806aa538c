// SPDX-License-Identifier: GPL-3.0-only
#include "core/phone/typednumber.h"
#include "support/test.h"

#include <QTest>

namespace PhoneTypingTest {

using Core::PhoneTyping;
using namespace Qt::StringLiterals;

class TestPhoneTyping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNumberIsGroupedAsItGrows_data()
    {
        QTest::addColumn<QString>("region");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *name, const QString &region, const QString &typed,
                            const QString &shown) {
            QTest::newRow(name) << region << typed << shown;
        };

        row("nothing", u"KG"_s, {}, {});
        row("a plus", u"KG"_s, u"+"_s, u"+"_s);
        row("the code", u"KG"_s, u"+996"_s, u"+996 "_s);
        row("one digit", u"KG"_s, u"+9965"_s, u"+996 5"_s);
        row("four digits", u"KG"_s, u"+9965551"_s, u"+996 555 1"_s);
        row("seven digits", u"KG"_s, u"+9965551210"_s, u"+996 555 121 0"_s);
        row("whole", u"KG"_s, u"+996555121001"_s, u"+996 555 121 001"_s);
        row("trunk zero", u"KG"_s, u"0555121001"_s, u"0555 121 001"_s);
        row("Russian", u"KG"_s, u"+79161234567"_s, u"+7 916 123-45-67"_s);
        row("Kazakh", u"KZ"_s, u"+77012345678"_s, u"+7 701 234 5678"_s);
        row("American", u"US"_s, u"2125550123"_s, u"(212) 555-0123"_s);
        row("German", u"KG"_s, u"+4915112345678"_s, u"+49 1511 2345678"_s);
        row("no such country", u"KG"_s, u"+999555"_s, u"+999555"_s);
    }

    void aNumberIsGroupedAsItGrows()
    {
        QFETCH(QString, region);
        QFETCH(QString, typed);
        QFETCH(QString, shown);

        QCOMPARE(PhoneTyping(region).shown(typed), shown);
    }

    void noDigitIsLostOrAdded_data()
    {
        QTest::addColumn<QString>("typed");

        QTest::newRow("national") << u"0555121001"_s;
        QTest::newRow("international") << u"+996555121001"_s;
        QTest::newRow("code and trunk zero") << u"+9960555121001"_s;
        QTest::newRow("code twice") << u"+996996555121001"_s;
        QTest::newRow("far too long") << u"+9965551210015551210"_s;
        QTest::newRow("only zeros") << u"00000000"_s;
    }

    void noDigitIsLostOrAdded()
    {
        QFETCH(QString, typed);

        for (qsizetype size = 0; size <= typed.size(); ++size) {
            QString shown = PhoneTyping(u"KG"_s).shown(typed.left(size));
            shown.remove(QRegularExpression(u"[^0-9+]"_s));
            QCOMPARE(shown, typed.left(size));
        }
    }

    void whatPeopleTypeIsTheirNumber_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("expected");
        const auto aigul = u"+996555121001"_s;

        QTest::newRow("after the code") << u"+996555121001"_s << aigul;
        QTest::newRow("with the zero, after the code") << u"+9960555121001"_s << aigul;
        QTest::newRow("with blanks") << u"+996 0555 12 10 01"_s << aigul;
        QTest::newRow("with the code once more") << u"+996996555121001"_s << aigul;
        QTest::newRow("with the code once more and the zero") << u"+9969960555121001"_s << aigul;
        QTest::newRow("national") << u"0555121001"_s << aigul;
        QTest::newRow("bare") << u"555121001"_s << aigul;
        QTest::newRow("dialled from abroad") << u"00996555121001"_s << aigul;
        QTest::newRow("a number with the code's own digits")
            << u"+996996121001"_s << u"+996996121001"_s;
        QTest::newRow("Russian") << u"+79161234567"_s << u"+79161234567"_s;
        QTest::newRow("Kazakh") << u"+77012345678"_s << u"+77012345678"_s;
        QTest::newRow("German") << u"+4915112345678"_s << u"+4915112345678"_s;

        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("only the code") << u"+996"_s << QString();
        QTest::newRow("only the code, twice") << u"+996996"_s << QString();
        QTest::newRow("one digit short") << u"+99655512100"_s << QString();
        QTest::newRow("two too many") << u"+99655512100111"_s << QString();
        QTest::newRow("the code three times") << u"+996996996555121001"_s << QString();
    }

    void whatPeopleTypeIsTheirNumber()
    {
        QFETCH(QString, typed);
        QFETCH(QString, expected);

        const auto number = PhoneTyping(u"KG"_s).number(typed);

        QCOMPARE(number ? number->e164() : QString(), expected);
    }

    void everyRegionHasItsCode_data()
    {
        QTest::addColumn<QString>("region");
        QTest::addColumn<QString>("code");

        QTest::newRow("KG") << u"KG"_s << u"+996"_s;
        QTest::newRow("RU") << u"RU"_s << u"+7"_s;
        QTest::newRow("US") << u"US"_s << u"+1"_s;
        QTest::newRow("none") << QString() << QString();
        QTest::newRow("no region") << u"XX"_s << QString();
    }

    void everyRegionHasItsCode()
    {
        QFETCH(QString, region);
        QFETCH(QString, code);

        QCOMPARE(PhoneTyping(region).countryCode(), code);
    }

    void withoutARegionInternationalNumbersAreTaken()
    {
        const PhoneTyping typing({});

        QCOMPARE(typing.number(u"+996555121001")->e164(), u"+996555121001"_s);
        QVERIFY(!typing.number(u"0555121001"));
    }
};

KIOSK_TEST(TestPhoneTyping)

} // namespace PhoneTypingTest
#include "tst_phonetyping.moc"
