// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/enumtable.h"
#include "support/test.h"

#include <QTest>

namespace EnumTableTest {

using namespace Core;
using namespace Qt::StringLiterals;

namespace {

// The counter might stumble over these: names that end in digits, an enum without a name of its
// namespace, one in a class, another underlying type.
enum class Answer { Ok200, Gone410, Error };

enum class Single : unsigned char { Only };

class Shop
{
public:
    enum class Door { Front, Back };
};

static_assert(enumCount<Answer> == 3);
static_assert(enumCount<Single> == 1);
static_assert(enumCount<Shop::Door> == 2);

constexpr EnumNames<Answer> names({
    {Answer::Error, "error"_L1},
    {Answer::Ok200, "ok"_L1},
    {Answer::Gone410, "gone"_L1},
});

struct Facts
{
    int status = 0;
    QLatin1StringView text;
};

struct Price
{
    Answer answer = Answer::Error;
    int cents = 0;
};

constexpr EnumTable<Answer, Price> prices(std::array{Price{Answer::Gone410, 10},
                                                     Price{Answer::Error, 0},
                                                     Price{Answer::Ok200, 5}},
                                          &Price::answer);

constexpr EnumTable<Shop::Door, Facts> doors({
    {Shop::Door::Back, {.status = 2, .text = "back"_L1}},
    {Shop::Door::Front, {.status = 1, .text = "front"_L1}},
});

} // namespace

class TestEnumTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allValuesAreListedInTheirOrder()
    {
        QVERIFY((enumValues<Answer> == std::array{Answer::Ok200, Answer::Gone410, Answer::Error}));
    }

    void rowsMayStandInAnyOrder()
    {
        QCOMPARE(names[Answer::Ok200], "ok"_L1);
        QCOMPARE(names[Answer::Gone410], "gone"_L1);
        QCOMPARE(names[Answer::Error], "error"_L1);
        QCOMPARE(doors[Shop::Door::Front].status, 1);
        QCOMPARE(doors[Shop::Door::Back].text, "back"_L1);
        QCOMPARE(prices[Answer::Ok200].cents, 5);
    }

    void aNameIsReadBack()
    {
        for (const auto answer : enumValues<Answer>)
            QVERIFY(names.keyOf(QString(names[answer])) == answer);
        for (const auto &text : {u""_s, u"Ok"_s, u"ok "_s})
            QVERIFY(!names.keyOf(text));
    }

    void anArrayHasAPlaceForEachValue()
    {
        EnumArray<Answer, int> counts;

        ++counts[Answer::Error];

        QCOMPARE(counts[Answer::Ok200], 0);
        QCOMPARE(counts[Answer::Error], 1);
    }
};

KIOSK_TEST(TestEnumTable)

} // namespace EnumTableTest
#include "tst_enumtable.moc"
