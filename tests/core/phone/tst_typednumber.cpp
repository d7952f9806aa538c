// SPDX-License-Identifier: GPL-3.0-only
#include "core/phone/typednumber.h"
#include "support/test.h"

#include <QTest>

namespace TypedNumberTest {

using namespace Core;
using namespace Qt::StringLiterals;

class TestTypedNumber : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrongIsToldApart_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("region");
        QTest::addColumn<std::optional<NumberFault>>("fault");
        using Fault = std::optional<NumberFault>;
        const auto row = [](const char *name, const QString &text, const QString &region,
                            Fault fault) { QTest::newRow(name) << text << region << fault; };

        row("good", u"0555 12-10-01"_s, u"KG"_s, {});
        // Benin's ten digits of 2024 are newer than the library of Debian 12.
        row("renumbered since", u"+229 01 97 12 34 56"_s, u"KG"_s, {});
        row("in the form of before", u"+229 97 12 34 56"_s, u"KG"_s, {});
        row("a name", u"мама"_s, u"KG"_s, NumberFault::NotANumber);
        row("nothing", QString(), u"KG"_s, NumberFault::NotANumber);
        row("no such country", u"+999 555 123456"_s, u"KG"_s, NumberFault::NotANumber);
        row("fifteen digits", u"+155508384256027"_s, u"KG"_s, NumberFault::NotANumber);
        row("a digit too few", u"+996 555 12-10-0"_s, u"KG"_s, NumberFault::WrongLength);
        row("a digit too many", u"+7 916 123-45-678"_s, u"KG"_s, NumberFault::WrongLength);
        row("a range that nobody has", u"+996 123 123456"_s, u"KG"_s, NumberFault::UnknownRange);
        // Kyrgyzstan has numbers of ten digits, too, of other ranges.
        row("a digit too many where lengths vary", u"+996 555 12-10-011"_s, u"KG"_s,
            NumberFault::UnknownRange);
        row("a spreadsheet's zero behind it", u"+9965551210010"_s, u"KG"_s,
            NumberFault::UnknownRange);
        row("a digit too few behind a zero", u"0555 12-10-0"_s, u"KG"_s, NumberFault::UnknownRange);
        row("a digit too many in Germany", u"+49 1512 3456 7890"_s, u"KG"_s,
            NumberFault::UnknownRange);
    }

    void whatIsWrongIsToldApart()
    {
        QFETCH(QString, text);
        QFETCH(QString, region);
        QFETCH(std::optional<NumberFault>, fault);

        const auto typed = TypedNumber::read(text, region);

        QCOMPARE(typed.fault, fault);
        QCOMPARE(PhoneNumber::fromTyped(text, region).has_value(), !fault);
    }

    void anUnknownRangeCanBeLetPass()
    {
        const auto typed = TypedNumber::read(u"+996 123 123456", u"KG"_s);

        QCOMPARE(typed.number->e164(), u"+996123123456"_s);
        QVERIFY(typed.faultFor(false));
        QVERIFY(!typed.faultFor(true));
        QVERIFY(TypedNumber::read(u"+7 916 123-45-678", u"KG"_s).faultFor(true));
    }

    // It stands in somebody's directory, or is the sender's: whether it exists is not in question.
    void whatIsLookedUpMayBeOfAnUnknownRange()
    {
        QCOMPARE(TypedNumber::known(u"+996 123 123456", u"KG"_s)->e164(), u"+996123123456"_s);
        QVERIFY(!TypedNumber::known(u"+7 916 123-45-678", u"KG"_s));
        QVERIFY(!TypedNumber::known(u"мама", u"KG"_s));
    }
};

KIOSK_TEST(TestTypedNumber)

} // namespace TypedNumberTest
#include "tst_typednumber.moc"
