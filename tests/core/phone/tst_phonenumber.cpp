// SPDX-License-Identifier: GPL-3.0-only
#include "core/phone/phonenumber.h"
#include "support/test.h"

#include <QTest>

namespace PhoneNumberTest {

using Core::PhoneNumber;
using namespace Qt::StringLiterals;

namespace {

QString e164(const std::optional<PhoneNumber> &number)
{
    return number ? number->e164() : u"nobody"_s;
}

} // namespace

class TestPhoneNumber : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void peopleTypeItInManyWays_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("region");
        QTest::addColumn<QString>("expected");
        const auto known = u"+996555123456"_s;
        const auto nobody = u"nobody"_s;

        QTest::newRow("international") << u"+996 555 12-34-56"_s << u"KG"_s << known;
        QTest::newRow("trunk zero") << u"0555123456"_s << u"KG"_s << known;
        QTest::newRow("bare national") << u"555123456"_s << u"KG"_s << known;
        QTest::newRow("without the plus") << u"996555123456"_s << u"KG"_s << known;
        QTest::newRow("dialled from abroad") << u"00996555123456"_s << u"KG"_s << known;
        QTest::newRow("plus and trunk zero") << u"+996 (0555) 12-34-56"_s << u"KG"_s << known;
        QTest::newRow("brackets and dots") << u"(0555) 12.34.56"_s << u"KG"_s << known;
        QTest::newRow("blanks around") << u"  0555123456\t"_s << u"KG"_s << known;
        QTest::newRow("no-break blank") << u"0555\u00a0123456"_s << u"KG"_s << known;
        QTest::newRow("narrow blank") << u"+996\u202f555\u2009123456"_s << u"KG"_s << known;
        QTest::newRow("a mark of direction inside")
            << u"+996 555\u200e123\u200b456"_s << u"KG"_s << known;
        QTest::newRow("pasted with bidi marks")
            << u"\u202d+996555123456\u202c"_s << u"KG"_s << known;
        QTest::newRow("full-width digits") << u"０５５５１２３４５６"_s << u"KG"_s << known;
        QTest::newRow("full-width plus") << u"＋996555123456"_s << u"KG"_s << known;
        QTest::newRow("Arabic-Indic digits") << u"٠٥٥٥١٢٣٤٥٦"_s << u"KG"_s << known;
        QTest::newRow("international, other region") << u"+996555123456"_s << u"US"_s << known;
        QTest::newRow("international, no region") << u"+996555123456"_s << QString() << known;

        QTest::newRow("Russian") << u"8 (916) 123-45-67"_s << u"RU"_s << u"+79161234567"_s;
        QTest::newRow("Russian, abroad") << u"+7 916 123-45-67"_s << u"KG"_s << u"+79161234567"_s;
        QTest::newRow("American") << u"(212) 555-0123"_s << u"US"_s << u"+12125550123"_s;
        QTest::newRow("Italian keeps its zero")
            << u"06 1234 5678"_s << u"IT"_s << u"+390612345678"_s;
        QTest::newRow("Mexican of old") << u"1 55 1234 5678"_s << u"MX"_s << u"+525512345678"_s;
        QTest::newRow("fixed line") << u"0312 12-34-56"_s << u"KG"_s << u"+996312123456"_s;

        QTest::newRow("Brazilian with eight digits")
            << u"(31) 8765-4321"_s << u"BR"_s << u"+5531987654321"_s;
        QTest::newRow("Brazilian with nine digits")
            << u"+55 31 98765-4321"_s << u"KG"_s << u"+5531987654321"_s;
        QTest::newRow("Brazilian fixed line")
            << u"+55 31 3765-4321"_s << u"KG"_s << u"+553137654321"_s;
        QTest::newRow("Argentine with its 15")
            << u"011 15-2345-6789"_s << u"AR"_s << u"+5491123456789"_s;
        QTest::newRow("Argentine without the 9")
            << u"+54 11 2345-6789"_s << u"KG"_s << u"+5491123456789"_s;
        QTest::newRow("Mexican of WhatsApp")
            << u"+52 1 55 1234 5678"_s << u"KG"_s << u"+525512345678"_s;
        QTest::newRow("Beninese of today")
            << u"+229 01 97 12 34 56"_s << u"KG"_s << u"+2290197123456"_s;
        QTest::newRow("Beninese of before") << u"97123456"_s << u"BJ"_s << u"+2290197123456"_s;
        QTest::newRow("Ivorian of today")
            << u"+225 07 08 12 34 56"_s << u"KG"_s << u"+2250708123456"_s;
        QTest::newRow("Ivorian of before")
            << u"+225 08 12 34 56"_s << u"KG"_s << u"+2250708123456"_s;

        QTest::newRow("empty") << QString() << u"KG"_s << nobody;
        QTest::newRow("blank") << u"   "_s << u"KG"_s << nobody;
        QTest::newRow("only a plus") << u"+"_s << u"KG"_s << nobody;
        QTest::newRow("only a country") << u"+996"_s << u"KG"_s << nobody;
        QTest::newRow("too short") << u"55512345"_s << u"KG"_s << nobody;
        QTest::newRow("local numbers only") << u"12345"_s << u"KG"_s << nobody;
        QTest::newRow("too long") << u"+99655512345678"_s << u"KG"_s << nobody;
        QTest::newRow("a digit too many") << u"+996 555 12-34-567"_s << u"KG"_s << nobody;
        QTest::newRow("German, a digit too many") << u"+49 1512 3456 7890"_s << u"KG"_s << nobody;
        QTest::newRow("Austrian, far too many") << u"+43 664 1234567890"_s << u"KG"_s << nobody;
        QTest::newRow("an area that does not exist") << u"0555123456"_s << u"RU"_s << nobody;
        QTest::newRow("fifteen digits") << u"+155508384256027"_s << u"KG"_s << nobody;
        QTest::newRow("national, no region") << u"0555123456"_s << QString() << nobody;
        QTest::newRow("national, unknown region") << u"0555123456"_s << u"XX"_s << nobody;
        QTest::newRow("no such country") << u"+999 555 123456"_s << u"KG"_s << nobody;
        QTest::newRow("vanity") << u"0555 FLOWER"_s << u"KG"_s << nobody;
        QTest::newRow("with a name") << u"0555123456 (мама)"_s << u"KG"_s << nobody;
        QTest::newRow("extension in words") << u"0555123456 ext. 12"_s << u"KG"_s << nobody;
        QTest::newRow("extension after #") << u"0555123456#12"_s << u"KG"_s << nobody;
        QTest::newRow("extension after ;") << u"0555123456;12"_s << u"KG"_s << nobody;
        QTest::newRow("two numbers") << u"0555123456, 0777123456"_s << u"KG"_s << nobody;
        QTest::newRow("two lines") << u"0555123456\n0777123456"_s << u"KG"_s << nobody;
        QTest::newRow("half an emoji") << QString(QChar(0xD83D)) << u"KG"_s << nobody;
        QTest::newRow("a megabyte of digits") << QString(1 << 20, u'5') << u"KG"_s << nobody;
        QTest::newRow("a megabyte of pluses") << QString(1 << 20, u'+') << u"KG"_s << nobody;
    }

    void peopleTypeItInManyWays()
    {
        QFETCH(QString, text);
        QFETCH(QString, region);
        QFETCH(QString, expected);

        const auto number = PhoneNumber::fromTyped(text, region);

        QCOMPARE(e164(number), expected);
    }

    void aSenderIsAlwaysInternational_data()
    {
        QTest::addColumn<QString>("digits");
        QTest::addColumn<QString>("expected");
        const auto nobody = u"nobody"_s;

        QTest::newRow("Kyrgyz") << u"996555123456"_s << u"+996555123456"_s;
        QTest::newRow("St Pierre, not Kyrgyz") << u"508551234"_s << u"+508551234"_s;
        QTest::newRow("Russian") << u"79161234567"_s << u"+79161234567"_s;
        QTest::newRow("American") << u"12125550123"_s << u"+12125550123"_s;
        QTest::newRow("Italian with its zero") << u"390612345678"_s << u"+390612345678"_s;
        QTest::newRow("Argentine mobile") << u"5491123456789"_s << u"+5491123456789"_s;
        QTest::newRow("Mexican") << u"525512345678"_s << u"+525512345678"_s;
        QTest::newRow("Mexican of WhatsApp") << u"5215512345678"_s << u"+525512345678"_s;
        QTest::newRow("Argentine of whom the 9 was left out")
            << u"541123456789"_s << u"+5491123456789"_s;
        QTest::newRow("Brazilian of WhatsApp") << u"553187654321"_s << u"+5531987654321"_s;
        QTest::newRow("Brazilian") << u"5531987654321"_s << u"+5531987654321"_s;
        QTest::newRow("Brazilian fixed line") << u"553137654321"_s << u"+553137654321"_s;
        QTest::newRow("Beninese of WhatsApp") << u"22997123456"_s << u"+2290197123456"_s;
        QTest::newRow("Beninese") << u"2290197123456"_s << u"+2290197123456"_s;
        QTest::newRow("Ivorian of WhatsApp") << u"22508123456"_s << u"+2250708123456"_s;
        QTest::newRow("Ivorian") << u"2250708123456"_s << u"+2250708123456"_s;
        QTest::newRow("of a range that the library does not know")
            << u"996123123456"_s << u"+996123123456"_s;
        QTest::newRow("longer is another") << u"9965551234567"_s << u"+9965551234567"_s;
        QTest::newRow("contained is another") << u"79965551234"_s << u"+79965551234"_s;

        QTest::newRow("Kyrgyz trunk zero") << u"9960555123456"_s << nobody;
        QTest::newRow("Russian trunk eight") << u"789161234567"_s << nobody;
        QTest::newRow("American trunk one") << u"112125550123"_s << nobody;
        QTest::newRow("Hungarian trunk") << u"3606201234567"_s << nobody;
        QTest::newRow("national") << u"0555123456"_s << nobody;
        QTest::newRow("dialled from abroad") << u"00996555123456"_s << nobody;
        QTest::newRow("only a country") << u"996"_s << nobody;
        QTest::newRow("no such country") << u"999555123456"_s << nobody;
        QTest::newRow("too long") << u"996555123456789012345"_s << nobody;
        QTest::newRow("fifteen digits, of an American hidden id") << u"155508384256027"_s << nobody;
        QTest::newRow("fifteen digits, of a German one") << u"491512345678901"_s << nobody;
        QTest::newRow("empty") << QString() << nobody;
        QTest::newRow("plus") << u"+996555123456"_s << nobody;
        QTest::newRow("blank inside") << u"996 555123456"_s << nobody;
        QTest::newRow("blank after") << u"996555123456 "_s << nobody;
        QTest::newRow("letter") << u"996555l23456"_s << nobody;
        QTest::newRow("device suffix left on") << u"996555123456:3"_s << nobody;
        QTest::newRow("chat suffix left on") << u"996555123456@c.us"_s << nobody;
        QTest::newRow("Arabic-Indic digits") << u"٩٩٦٥٥٥١٢٣٤٥٦"_s << nobody;
        QTest::newRow("full-width digits") << u"９９６５５５１２３４５６"_s << nobody;
        QTest::newRow("NUL inside") << u"996555\0123456"_s << nobody;
        QTest::newRow("a megabyte") << QString(1 << 20, u'9') << nobody;
    }

    void aSenderIsAlwaysInternational()
    {
        QFETCH(QString, digits);
        QFETCH(QString, expected);

        const auto number = PhoneNumber::fromInternationalDigits(digits);

        QCOMPARE(e164(number), expected);
    }

    void numbersAreEqualOnlyIfEveryDigitIs()
    {
        const auto known = PhoneNumber::fromTyped(u"0555123456", u"KG"_s);

        QCOMPARE(PhoneNumber::fromInternationalDigits(u"996555123456"), known);
        for (const auto &digits : {u"9965551234567"_s, u"99655512345"_s, u"996555123457"_s})
            QVERIFY(PhoneNumber::fromInternationalDigits(digits) != known);
    }

    void theMaskShowsTheCountryAndThreeDigits_data()
    {
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("masked");

        QTest::newRow("Kyrgyz") << u"+996555123123"_s << u"+996•••••123"_s;
        QTest::newRow("American") << u"+12125550123"_s << u"+1•••••123"_s;
        QTest::newRow("short") << u"+508551234"_s << u"+508•••••234"_s;
    }

    void theMaskShowsTheCountryAndThreeDigits()
    {
        QFETCH(QString, number);
        QFETCH(QString, masked);

        QCOMPARE(PhoneNumber::fromE164(number)->masked(), masked);
    }

    void whatIsTypedCanBeReadBackFromE164_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("region");

        QTest::newRow("Kyrgyz") << u"0555123456"_s << u"KG"_s;
        QTest::newRow("Italian") << u"06 1234 5678"_s << u"IT"_s;
        QTest::newRow("Mexican") << u"1 55 1234 5678"_s << u"MX"_s;
        QTest::newRow("Argentine") << u"011 15-2345-6789"_s << u"AR"_s;
        QTest::newRow("Russian") << u"8 812 345 67 89"_s << u"RU"_s;
        QTest::newRow("Brazilian") << u"31 8765-4321"_s << u"BR"_s;
        QTest::newRow("Beninese") << u"97123456"_s << u"BJ"_s;
        QTest::newRow("American") << u"1 212 555 0123"_s << u"US"_s;
        QTest::newRow("St Pierre") << u"0551234"_s << u"PM"_s;
    }

    void whatIsTypedCanBeReadBackFromE164()
    {
        QFETCH(QString, text);
        QFETCH(QString, region);
        const auto typed = PhoneNumber::fromTyped(text, region);
        QVERIFY(typed);

        const auto read = PhoneNumber::fromE164(typed->e164());

        QCOMPARE(read, typed);
        QCOMPARE(PhoneNumber::fromInternationalDigits(typed->digits()), typed);
    }

    void e164NeedsItsPlus()
    {
        QVERIFY(PhoneNumber::fromE164(u"+996555123456"));
        for (const auto &text : {u"996555123456"_s, u"+"_s, u""_s, u"++996555123456"_s,
                                 u"+996 555123456"_s, u"＋996555123456"_s})
            QVERIFY2(!PhoneNumber::fromE164(text), qUtf8Printable(text));
    }
};

KIOSK_TEST(TestPhoneNumber)

} // namespace PhoneNumberTest
#include "tst_phonenumber.moc"
