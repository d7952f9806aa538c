// SPDX-License-Identifier: GPL-3.0-only
#include "core/phone/numberlibrary.h"
#include "core/phone/phonenumber.h"
#include "support/test.h"

#include <QTest>

namespace NumberFormsTest {

using namespace Core;
using namespace Qt::StringLiterals;

class TestNumberForms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothFormsAreOneNumber_data()
    {
        QTest::addColumn<QString>("canonical");
        QTest::addColumn<QString>("other");
        const auto row = [](const char *name, const QString &canonical, const QString &other) {
            QTest::newRow(name) << canonical << other;
        };

        row("Brazil, 6", u"+5511961234567"_s, u"+551161234567"_s);
        row("Brazil, 7", u"+5521971234567"_s, u"+552171234567"_s);
        row("Brazil, 8", u"+5531987654321"_s, u"+553187654321"_s);
        row("Brazil, 9", u"+5585991234567"_s, u"+558591234567"_s);
        row("Argentina, Buenos Aires", u"+5491123456789"_s, u"+541123456789"_s);
        row("Argentina, Córdoba", u"+5493514567890"_s, u"+543514567890"_s);
        row("Argentina, four digits of area", u"+5492966412345"_s, u"+542966412345"_s);
        row("Mexico, the capital", u"+525512345678"_s, u"+5215512345678"_s);
        row("Mexico, Tijuana", u"+526641234567"_s, u"+5216641234567"_s);
        row("Benin, mobile", u"+2290197123456"_s, u"+22997123456"_s);
        row("Benin, fixed", u"+2290120212345"_s, u"+22920212345"_s);
        row("Ivory Coast, Moov", u"+2250102123456"_s, u"+22502123456"_s);
        row("Ivory Coast, Moov later", u"+2250171123456"_s, u"+22571123456"_s);
        row("Ivory Coast, MTN", u"+2250505123456"_s, u"+22505123456"_s);
        row("Ivory Coast, MTN later", u"+2250586123456"_s, u"+22586123456"_s);
        row("Ivory Coast, Orange", u"+2250708123456"_s, u"+22508123456"_s);
        row("Ivory Coast, Orange later", u"+2250797123456"_s, u"+22597123456"_s);
        row("Ivory Coast, fixed, Moov", u"+2252120812345"_s, u"+22520812345"_s);
        row("Ivory Coast, fixed, MTN", u"+2252520012345"_s, u"+22520012345"_s);
        row("Ivory Coast, fixed, Orange", u"+2252720212345"_s, u"+22520212345"_s);
    }

    void bothFormsAreOneNumber()
    {
        QFETCH(QString, canonical);
        QFETCH(QString, other);

        QCOMPARE(canonicalForm(other), canonical);
        QCOMPARE(canonicalForm(canonical), canonical);
        QCOMPARE(otherForm(canonical), other);
        QCOMPARE(PhoneNumber::fromE164(canonical)->e164(), canonical);
        QCOMPARE(PhoneNumber::fromE164(other), PhoneNumber::fromE164(canonical));
    }

    void everyOtherNumberHasOneForm_data()
    {
        QTest::addColumn<QString>("e164");

        QTest::newRow("Kyrgyzstan") << u"+996555121001"_s;
        QTest::newRow("Russia") << u"+79161234567"_s;
        QTest::newRow("America") << u"+12125550123"_s;
        QTest::newRow("Brazil, fixed line of 2") << u"+553127654321"_s;
        QTest::newRow("Brazil, fixed line of 5") << u"+553157654321"_s;
        QTest::newRow("Brazil, nine digits that begin with 95") << u"+5531951234567"_s;
        QTest::newRow("Brazil, a digit too few") << u"+55318765432"_s;
        QTest::newRow("Brazil, a digit too many") << u"+55319876543210"_s;
        QTest::newRow("Brazil, no area code") << u"+550187654321"_s;
        QTest::newRow("Argentina, free of charge") << u"+548001234567"_s;
        QTest::newRow("Argentina, a digit too few") << u"+54112345678"_s;
        QTest::newRow("Mexico, a digit too many") << u"+52155123456789"_s;
        QTest::newRow("Benin, another code of ten digits") << u"+2290297123456"_s;
        QTest::newRow("Benin, nine digits") << u"+229971234567"_s;
        QTest::newRow("Ivory Coast, given out in ten digits") << u"+2250704123456"_s;
        QTest::newRow("Ivory Coast, the same of Moov") << u"+2250107123456"_s;
        QTest::newRow("Ivory Coast, of no operator") << u"+22560123456"_s;
        QTest::newRow("a country whose code begins alike") << u"+5531"_s;
    }

    void everyOtherNumberHasOneForm()
    {
        QFETCH(QString, e164);

        QCOMPARE(canonicalForm(e164), e164);
        QCOMPARE(otherForm(e164), QString());
    }

    void differentPeopleStayDifferent_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("another");

        QTest::newRow("Brazil, mobile and fixed line") << u"+5531935551234"_s << u"+553135551234"_s;
        QTest::newRow("Brazil, two areas") << u"+553187654321"_s << u"+5532987654321"_s;
        QTest::newRow("Brazil, one digit") << u"+553187654321"_s << u"+5531987654322"_s;
        QTest::newRow("Argentina, one digit") << u"+541123456789"_s << u"+5491123456780"_s;
        QTest::newRow("Mexico, two areas") << u"+5215512345678"_s << u"+525612345678"_s;
        QTest::newRow("Benin, old and new range") << u"+22997123456"_s << u"+2290297123456"_s;
        QTest::newRow("Ivory Coast, the same eight digits of another operator")
            << u"+22508123456"_s << u"+2250508123456"_s;
        QTest::newRow("Ivory Coast, a mobile and a fixed line")
            << u"+22507212345"_s << u"+2252707212345"_s;
    }

    void differentPeopleStayDifferent()
    {
        QFETCH(QString, one);
        QFETCH(QString, another);

        QVERIFY(canonicalForm(one) != canonicalForm(another));
    }

    // All prefixes of eight digits behind the code of Ivory Coast, with any last digits.
    void noTwoOldNumbersBecomeOne()
    {
        QSet<QString> seen;
        for (int prefix = 0; prefix < 1000; ++prefix) {
            const auto old =
                u"+225"_s + QString::number(prefix).rightJustified(3, u'0') + u"12345"_s;
            const auto canonical = canonicalForm(old);
            QVERIFY(!seen.contains(canonical));
            seen.insert(canonical);
            QVERIFY(canonical == old || otherForm(canonical) == old);
        }
    }
};

KIOSK_TEST(TestNumberForms)

} // namespace NumberFormsTest
#include "tst_numberforms.moc"
