// SPDX-License-Identifier: GPL-3.0-only
#include "core/login/loginphrase.h"
#include "support/test.h"

#include <QTest>

namespace SignInDenialTest {

using Core::isDenial;
using namespace Qt::StringLiterals;

class TestSignInDenial : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneWordAloneDisowns_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("english") << u"NO"_s;
        QTest::newRow("russian") << u"НЕТ"_s;
        QTest::newRow("kyrgyz") << u"ЖОК"_s;
        QTest::newRow("small") << u"no"_s;
        QTest::newRow("small russian") << u"нет"_s;
        QTest::newRow("mixed") << u"Жок"_s;
        QTest::newRow("blanks") << u"  no \n"_s;
        QTest::newRow("full stop") << u"Нет."_s;
        QTest::newRow("exclamation marks") << u"НЕТ!!!"_s;
        QTest::newRow("quotes") << u"«НЕТ»"_s;
        QTest::newRow("bold") << u"*NO*"_s;
        QTest::newRow("invisible characters") << u"\u200bN\u2060O\ufeff"_s;
        QTest::newRow("no-break space") << u"\u00a0НЕТ\u00a0"_s;
        QTest::newRow("latin letters for the russian word") << u"HET"_s;
        QTest::newRow("a cyrillic letter in the english word") << u"NО"_s;
        QTest::newRow("latin letters in the kyrgyz word") << u"ЖOK"_s;
        QTest::newRow("full width") << u"ＮＯ"_s;
    }

    void oneWordAloneDisowns()
    {
        QFETCH(QString, text);

        QVERIFY(isDenial(text));
    }

    void anythingElseDoesNot_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("blanks") << u" \n "_s;
        QTest::newRow("punctuation") << u"..."_s;
        QTest::newRow("yes") << u"ДА"_s;
        QTest::newRow("a word more") << u"Нет, это я"_s;
        QTest::newRow("twice") << u"no no"_s;
        QTest::newRow("a letter more") << u"NOT"_s;
        QTest::newRow("in two pieces") << u"N O"_s;
        QTest::newRow("with a hyphen inside") << u"N-O"_s;
        QTest::newRow("a digit more") << u"NO1"_s;
        QTest::newRow("a picture") << u"NO \U0001F600"_s;
        QTest::newRow("half a picture") << u"NO"_s + QChar(0xD83D);
        QTest::newRow("login message") << u"AMT LOGIN 3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s;
        QTest::newRow("a megabyte") << QString(1'000'000, u'.') + u"NO NO"_s;
    }

    void anythingElseDoesNot()
    {
        QFETCH(QString, text);

        QVERIFY(!isDenial(text));
    }
};

KIOSK_TEST(TestSignInDenial)

} // namespace SignInDenialTest

#include "tst_signindenial.moc"
