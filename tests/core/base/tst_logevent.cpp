// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/logevent.h"
#include "support/test.h"

#include <QTest>

#include <limits>

namespace LogEventTest {

using Core::LogEvent;
using namespace Qt::StringLiterals;

class TestLogEvent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEventIsOneLineOfNamesAndValues()
    {
        const auto text = LogEvent("attempt.started"_L1)
                              .with("kiosk"_L1, u"Desk"_s)
                              .with("instance"_L1, std::numeric_limits<qint64>::max())
                              .text();

        QCOMPARE(text, u"event=attempt.started kiosk=Desk instance=9223372036854775807"_s);
    }

    void aValueCannotForgeALineOrAKey_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("written");

        QTest::newRow("plain") << u"3f2b8c1e-6f1d"_s << u"3f2b8c1e-6f1d"_s;
        QTest::newRow("masked phone") << u"+996•••••123"_s << u"+996•••••123"_s;
        QTest::newRow("Cyrillic") << u"Стойка"_s << u"Стойка"_s;
        QTest::newRow("empty") << QString() << u"\"\""_s;
        QTest::newRow("blank") << u"Front desk"_s << u"\"Front desk\""_s;
        QTest::newRow("no-break blank") << u"a\u00a0b"_s << u"\"a\u00a0b\""_s;
        QTest::newRow("equals sign") << u"a=b"_s << u"\"a=b\""_s;
        QTest::newRow("quotation mark") << u"a\"b"_s << u"\"a\\\"b\""_s;
        QTest::newRow("backslash") << u"a\\b"_s << u"\"a\\\\b\""_s;
        QTest::newRow("escaped quotation mark") << u"\\\" x=\""_s << u"\"\\\\\\\" x=\\\"\""_s;
        QTest::newRow("line feed") << u"a\nevent=b"_s << u"\"a\\nevent=b\""_s;
        QTest::newRow("carriage return") << u"a\rb"_s << u"\"a\\rb\""_s;
        QTest::newRow("tab") << u"a\tb"_s << u"\"a\\u0009b\""_s;
        QTest::newRow("NUL") << QString(QChar(0)) << u"\"\\u0000\""_s;
        QTest::newRow("escape") << u"\u001b[31m"_s << u"\"\\u001b[31m\""_s;
        QTest::newRow("delete") << u"\u007f"_s << u"\"\\u007f\""_s;
        QTest::newRow("next line") << QString(QChar(0x85)) << u"\"\\u0085\""_s;
        QTest::newRow("line separator") << u"\u2028"_s << u"\"\\u2028\""_s;
        QTest::newRow("paragraph separator") << u"\u2029"_s << u"\"\\u2029\""_s;
        QTest::newRow("right-to-left override") << u"\u202e"_s << u"\"\\u202e\""_s;
        QTest::newRow("emoji") << u"😀"_s << u"\"😀\""_s;
    }

    void aValueCannotForgeALineOrAKey()
    {
        QFETCH(QString, value);
        QFETCH(QString, written);

        QCOMPARE(LogEvent("x"_L1).with("key"_L1, value).text(), u"event=x key="_s + written);
    }
};

KIOSK_TEST(TestLogEvent)

} // namespace LogEventTest
#include "tst_logevent.moc"
