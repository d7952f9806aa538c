// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/unicodetext.h"
#include "core/model/signinmessage.h"
#include "support/test.h"

#include <QTest>

namespace WellFormedTextTest {

using namespace Core;
using namespace Qt::StringLiterals;

namespace {

QString units(std::initializer_list<char16_t> all)
{
    QString text;
    for (const auto unit : all)
        text += QChar(unit);
    return text;
}

} // namespace

class TestWellFormedText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextCanBeStoredAndReadBack_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto pair = units({0xd83d, 0xde00});
        const auto instead = units({0xfffd});
        QTest::newRow("plain") << u"Айгүл"_s << u"Айгүл"_s;
        QTest::newRow("empty") << u""_s << u""_s;
        QTest::newRow("null") << QString() << QString();
        QTest::newRow("a pair") << u'a' + pair + u'b' << u'a' + pair + u'b';
        QTest::newRow("NUL") << u'a' + units({0}) + u'b' << u'a' + instead + u'b';
        QTest::newRow("high alone") << u'a' + units({0xd83d}) + u'b' << u'a' + instead + u'b';
        QTest::newRow("high at the end") << u'a' + units({0xd83d}) << u'a' + instead;
        QTest::newRow("low alone") << u'a' + units({0xde00}) + u'b' << u'a' + instead + u'b';
        QTest::newRow("low first") << units({0xde00}) << instead;
        QTest::newRow("the wrong way round") << units({0xde00, 0xd83d}) << instead + instead;
        QTest::newRow("high and a pair") << units({0xd83d}) + pair << instead + pair;
        QTest::newRow("a pair and low") << pair + units({0xde00}) << pair + instead;
        QTest::newRow("not a character")
            << units({u'a', 0xfffe, 0xffff}) << u'a' + instead + instead;
        QTest::newRow("marks first") << units({0xfeff, 0xfeff, u'a'}) << u"a"_s;
        QTest::newRow("a mark only") << units({0xfeff}) << u""_s;
        QTest::newRow("a mark within") << units({u'a', 0xfeff}) << units({u'a', 0xfeff});
        QTest::newRow("right to left") << units({0x202e, 0x05d0}) << units({0x202e, 0x05d0});
    }

    void everyTextCanBeStoredAndReadBack()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);

        const auto result = wellFormed(text);

        QCOMPARE(result, expected);
        QCOMPARE(result.isNull(), text.isNull());
        QCOMPARE(wellFormed(result), result);
    }

    void aLongMessageIdIsKeyedByItsHash_data()
    {
        QTest::addColumn<qsizetype>("size");
        QTest::addColumn<bool>("isHashed");
        QTest::newRow("empty") << qsizetype(0) << false;
        QTest::newRow("usual") << qsizetype(20) << false;
        QTest::newRow("the longest") << qsizetype(128) << false;
        QTest::newRow("longer") << qsizetype(129) << true;
        QTest::newRow("endless") << qsizetype(1'000'000) << true;
    }

    void aLongMessageIdIsKeyedByItsHash()
    {
        QFETCH(qsizetype, size);
        QFETCH(bool, isHashed);
        const QString id(size, u'A');

        const auto key = MessageKey::of(1, u"996555121001@c.us"_s, id);

        QCOMPARE(key.instance, 1);
        QCOMPARE(key.chat, u"996555121001@c.us"_s);
        QCOMPARE(key.messageId.startsWith(u"sha256:"_s), isHashed);
        QCOMPARE(key.messageId.size(), isHashed ? 71 : size);
        QVERIFY(key == MessageKey::of(1, u"996555121001@c.us"_s, id));
        QVERIFY(!(key == MessageKey::of(1, u"996555121001@c.us"_s, id + u'B')));
    }
};

KIOSK_TEST(TestWellFormedText)

} // namespace WellFormedTextTest

#include "tst_wellformedtext.moc"
