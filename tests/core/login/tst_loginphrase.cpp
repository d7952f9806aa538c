// SPDX-License-Identifier: GPL-3.0-only
#include "core/login/loginphrase.h"
#include "support/test.h"

#include <QTest>

#include <ctime>

namespace LoginPhraseTest {

using Core::LoginPhrase;
using Core::PhraseError;
using namespace Qt::StringLiterals;

namespace {

const auto id = u"3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s;
const auto otherId = u"abcdefab-cdef-4abc-8def-abcdefabcdef"_s;
const auto exact = u"AMT LOGIN "_s + id;

QString resultOf(const QString &keyword, const QString &text)
{
    const auto found = LoginPhrase(keyword).attemptIn(text);
    if (found)
        return found->toString(QUuid::WithoutBraces);
    return found.error() == PhraseError::NoLogin ? u"no login"_s : u"several ids"_s;
}

//! @p mark between any two characters of @p text.
QString strewn(const QString &text, const QString &mark)
{
    QString result;
    for (const QChar c : text)
        result += c + mark;
    return result;
}

QString repeated(const QString &piece, qsizetype length)
{
    return piece.repeated(length / piece.size());
}

} // namespace

class TestLoginPhrase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAroundTheWordsDoesNotMatter_data()
    {
        QTest::addColumn<QString>("text");

        QTest::newRow("exact") << exact;
        QTest::newRow("lower case") << exact.toLower();
        QTest::newRow("upper case") << exact.toUpper();
        QTest::newRow("mixed case") << u"aMt LoGiN 3F2b8c1E-6f1D-4a52-9D0e-0b7A5c2d9E11"_s;
        QTest::newRow("text before") << u"Салам! "_s + exact;
        QTest::newRow("text after") << exact + u", thank you."_s;
        QTest::newRow("full stop after") << exact + u'.';
        QTest::newRow("dash after") << exact + u" - please"_s;
        QTest::newRow("WhatsApp's bold") << u'*' + exact + u'*';
        QTest::newRow("WhatsApp's italics") << u'_' + exact + u'_';
        QTest::newRow("quotation marks") << u"«"_s + exact + u"»"_s;
        QTest::newRow("between lines") << u"Hello\n"_s + exact + u"\nBye"_s;
        QTest::newRow("keyword alone before") << u"AMT LOGIN AMT LOGIN? "_s + exact;
        QTest::newRow("truncated id before") << u"AMT LOGIN 3f2b8c1e-6f1d "_s + exact;
        QTest::newRow("half an emoji before") << QChar(0xDE00) + exact;
        QTest::newRow("half an emoji after") << exact + QChar(0xD83D);
        QTest::newRow("emoji around") << u"😀"_s + exact + u"😀"_s;
        QTest::newRow("NUL before") << QChar(u'\0') + exact;
        QTest::newRow("same id twice") << exact + u' ' + id;
        QTest::newRow("same id twice in other case") << exact + u' ' + id.toUpper();
        QTest::newRow("same phrase twice") << exact + u'\n' + exact;
        QTest::newRow("full-width") << u"ＡＭＴ　ｌｏｇｉｎ　"_s + id;
        QTest::newRow("full-width id")
            << u"AMT LOGIN ３ｆ２ｂ８ｃ１ｅ－６ｆ１ｄ－４ａ５２－９ｄ０ｅ－０ｂ７ａ５ｃ２ｄ９ｅ１１"_s;
        QTest::newRow("mathematical letters") << u"𝐀𝐌𝐓 𝗟𝗢𝗚𝗜𝗡 "_s + id;
    }

    void whatAroundTheWordsDoesNotMatter()
    {
        QFETCH(QString, text);

        QCOMPARE(resultOf(u"AMT LOGIN"_s, text), id);
    }

    void extraSpacesDoNotMatter_data()
    {
        QTest::addColumn<QString>("space");

        QTest::newRow("several") << u"     "_s;
        QTest::newRow("tab") << u"\t"_s;
        QTest::newRow("newline") << u"\n"_s;
        QTest::newRow("carriage return and newline") << u"\r\n"_s;
        QTest::newRow("no-break") << u"\u00a0"_s;
        QTest::newRow("narrow no-break") << u"\u202f"_s;
        QTest::newRow("em") << u"\u2003"_s;
        QTest::newRow("ideographic") << u"\u3000"_s;
        QTest::newRow("line separator") << u"\u2028"_s;
        QTest::newRow("Braille blank") << u"\u2800"_s;
        QTest::newRow("mixture") << u" \u200b\t\u00a0\n "_s;
    }

    void extraSpacesDoNotMatter()
    {
        QFETCH(QString, space);
        const auto text = QStringList{space, u"AMT"_s, u"LOGIN"_s, id, space}.join(space);

        QCOMPARE(resultOf(u"AMT LOGIN"_s, text), id);
    }

    void invisibleCharactersDoNotMatter_data()
    {
        QTest::addColumn<char32_t>("mark");
        const auto row = [](const char *name, char32_t mark) { QTest::newRow(name) << mark; };

        row("NUL", 0x0000);
        row("escape", 0x001B);
        row("control of Latin-1", 0x009C);
        row("soft hyphen", 0x00AD);
        row("combining grapheme joiner", 0x034F);
        row("Arabic letter mark", 0x061C);
        row("Hangul choseong filler", 0x115F);
        row("Hangul jungseong filler", 0x1160);
        row("Khmer inherent vowel", 0x17B4);
        row("Mongolian variation selector", 0x180B);
        row("Mongolian vowel separator", 0x180E);
        row("zero-width space", 0x200B);
        row("zero-width non-joiner", 0x200C);
        row("zero-width joiner", 0x200D);
        row("left-to-right mark", 0x200E);
        row("right-to-left override", 0x202E);
        row("word joiner", 0x2060);
        row("reserved", 0x2065);
        row("left-to-right isolate", 0x2066);
        row("Hangul filler", 0x3164);
        row("first variation selector", 0xFE00);
        row("emoji variation selector", 0xFE0F);
        row("byte order mark", 0xFEFF);
        row("half-width Hangul filler", 0xFFA0);
        row("annotation anchor", 0xFFF9);
        row("musical format", 0x1D173);
        row("language tag", 0xE0001);
        row("tag letter", 0xE0061);
        row("supplementary variation selector", 0xE0100);
    }

    void invisibleCharactersDoNotMatter()
    {
        QFETCH(char32_t, mark);
        const auto text = strewn(exact, QString::fromUcs4(&mark, 1));

        QCOMPARE(resultOf(u"AMT LOGIN"_s, text), id);
        QCOMPARE(resultOf(strewn(u"AMT LOGIN"_s, QString::fromUcs4(&mark, 1)), exact), id);
    }

    void theKindOfDashDoesNotMatter_data()
    {
        QTest::addColumn<char32_t>("dash");
        const auto row = [](const char *name, char32_t dash) { QTest::newRow(name) << dash; };

        row("hyphen", 0x2010);
        row("non-breaking hyphen", 0x2011);
        row("figure dash", 0x2012);
        row("en dash", 0x2013);
        row("em dash", 0x2014);
        row("horizontal bar", 0x2015);
        row("minus", 0x2212);
        row("superscript minus", 0x207B);
        row("hyphen bullet", 0x2043);
        row("modifier letter minus", 0x02D7);
        row("heavy minus", 0x2796);
        row("two-em dash", 0x2E3A);
        row("small em dash", 0xFE58);
        row("small hyphen-minus", 0xFE63);
        row("full-width hyphen-minus", 0xFF0D);
    }

    void theKindOfDashDoesNotMatter()
    {
        QFETCH(char32_t, dash);
        const auto written = QString::fromUcs4(&dash, 1);

        QCOMPARE(resultOf(u"AMT LOGIN"_s, QString(exact).replace(u'-', written)), id);
        QCOMPARE(resultOf(u"AMT-LOGIN"_s, u"AMT"_s + written + u"LOGIN "_s + id), id);
        QCOMPARE(resultOf(u"AMT LOGIN"_s, exact + written + u"Asan"_s), id);
        QCOMPARE(resultOf(u"AMT LOGIN"_s, exact + u' ' + QString(otherId).replace(u'-', written)),
                 u"several ids"_s);
    }

    // The Cyrillic letters that Unicode Technical Standard 39 confuses with Latin ones, as its
    // skeletons say for either case, and those whose capital or small form joins them.
    void lookAlikeLettersDoNotMatter_data()
    {
        QTest::addColumn<QString>("cyrillic");
        QTest::addColumn<QString>("latin");

        const auto cyrillic = u"АаВвЬьСсԀԁЕеҼҽҒғԌԍНһіІЈјКкМмОоРрԚԛГгЅѕТтѴѵѠѡԜԝХхУуҮү"_s;
        const auto latin = u"AaBbBbCcDdEeEeFfGgHhiIJjKkMmOoPpQqRrSsTtVvWwWwXxYyYy"_s;
        QCOMPARE(cyrillic.size(), latin.size());
        for (qsizetype i = 0; i < cyrillic.size(); ++i) {
            QTest::addRow("U+%04X for %c", cyrillic[i].unicode(), latin[i].toLatin1())
                << QString(cyrillic[i]) << QString(latin[i]);
        }
        QTest::newRow("palochka for I") << u"Ӏ"_s << u"I"_s;
        QTest::newRow("palochka for l") << u"Ӏ"_s << u"l"_s;
        QTest::newRow("small palochka for i") << u"ӏ"_s << u"i"_s;
        QTest::newRow("small palochka for l") << u"ӏ"_s << u"l"_s;
    }

    void lookAlikeLettersDoNotMatter()
    {
        QFETCH(QString, cyrillic);
        QFETCH(QString, latin);
        const auto latinWord = u"Z"_s + latin + u"Z"_s;
        const auto cyrillicWord = u"Z"_s + cyrillic + u"Z"_s;
        auto mixedId = otherId;
        mixedId.replace(latin, cyrillic);

        QCOMPARE(resultOf(latinWord, cyrillicWord + u' ' + id), id);
        QCOMPARE(resultOf(cyrillicWord, latinWord + u' ' + id), id);
        QCOMPARE(resultOf(u"AMT LOGIN"_s, u"AMT LOGIN "_s + mixedId), otherId);
        QCOMPARE(resultOf(u"AMT LOGIN"_s, u"AMT LOGIN "_s + mixedId.toUpper()), otherId);
    }

    void twoIdsNameNone_data()
    {
        QTest::addColumn<QString>("text");

        QTest::newRow("two phrases") << exact + u" AMT LOGIN "_s + otherId;
        QTest::newRow("bare id after") << exact + u' ' + otherId;
        QTest::newRow("bare id before") << otherId + u' ' + exact;
        QTest::newRow("on lines of their own") << exact + u'\n' + otherId + u'\n' + exact;
        QTest::newRow("glued id before") << u"x"_s + otherId + u' ' + exact;
        QTest::newRow("second in disguise") << exact + u' ' + strewn(otherId, u"\u200b"_s);
        QTest::newRow("second in full width") << exact + u" ａ"_s + otherId.mid(1);
    }

    void twoIdsNameNone()
    {
        QFETCH(QString, text);

        QCOMPARE(resultOf(u"AMT LOGIN"_s, text), u"several ids"_s);
    }

    void anythingElseIsNoLogin_data()
    {
        QTest::addColumn<QString>("text");

        QTest::newRow("empty") << QString();
        QTest::newRow("chat") << u"Саламатсызбы"_s;
        QTest::newRow("keyword alone") << u"AMT LOGIN"_s;
        QTest::newRow("bare id") << id;
        QTest::newRow("half the keyword") << u"LOGIN "_s + id;
        QTest::newRow("words swapped") << u"LOGIN AMT "_s + id;
        QTest::newRow("id first") << id + u" AMT LOGIN"_s;
        QTest::newRow("words between") << u"AMT LOGIN code "_s + id;
        QTest::newRow("colon between") << u"AMT LOGIN: "_s + id;
        QTest::newRow("no blank before the id") << u"AMT LOGIN"_s + id;
        QTest::newRow("no blank in the keyword") << u"AMTLOGIN "_s + id;
        QTest::newRow("keyword glued to a letter") << u"x"_s + exact;
        QTest::newRow("keyword glued to a Cyrillic letter") << u"ж"_s + exact;
        QTest::newRow("keyword glued to a digit") << u"1"_s + exact;
        QTest::newRow("id glued to a letter") << exact + u"z"_s;
        QTest::newRow("id glued to a Cyrillic letter") << exact + u"ж"_s;
        QTest::newRow("id glued to a digit") << exact + u"0"_s;
        QTest::newRow("id goes on") << exact + u"-0b7a"_s;
        QTest::newRow("id in braces") << u"AMT LOGIN {"_s + id + u'}';
        QTest::newRow("id truncated") << exact.chopped(1);
        QTest::newRow("id without dashes") << u"AMT LOGIN "_s + QString(id).remove(u'-');
        QTest::newRow("id with a letter that is no digit") << QString(exact).replace(u'f', u'g');
        QTest::newRow("null id") << u"AMT LOGIN 00000000-0000-0000-0000-000000000000"_s;
        QTest::newRow("Arabic-Indic digits") << QString(exact).replace(u'0', u'٠');
    }

    void anythingElseIsNoLogin()
    {
        QFETCH(QString, text);

        QCOMPARE(resultOf(u"AMT LOGIN"_s, text), u"no login"_s);
    }

    void whatWasMeantToSignInIsSeen_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("ids");
        const auto row = [](const char *name, const QString &text, const QStringList &ids) {
            QTest::newRow(name) << text << ids;
        };

        row("two phrases", exact + u" AMT LOGIN "_s + otherId, {id, otherId});
        row("an old draft before it", u"AMT LOGIN "_s + otherId + exact, {otherId, id});
        row("plus for blank", QString(exact).replace(u' ', u'+'), {id});
        row("%20 for blank", QString(exact).replace(u" "_s, u"%20"_s), {id});
        row("%2520 for blank", QString(exact).replace(u" "_s, u"%2520"_s), {id});
        row("%20 and the kind of dash", u"AMT%20LOGIN%20"_s + QString(id).replace(u'-', u'–'),
            {id});
        row("underlines", QString(exact).replace(u' ', u'_'), {id});
        row("no blanks", QString(exact).remove(u' '), {id});
        row("colon between", u"AMT LOGIN: "_s + id, {id});
        row("words between", u"AMT LOGIN code "_s + id, {id});
        row("id first", id + u" AMT LOGIN"_s, {id});
        row("half the keyword", u"LOGIN "_s + id, {id});
        row("bare id", id, {id});
        row("id goes on", exact + u"-0b7a"_s, {id});
        row("only the keyword", u"AMT LOGIN"_s, {});
        row("only the keyword, small", u" amt login. "_s, {});
        row("only the keyword, in look-alikes", u"АМТ LОGIN"_s, {});
        row("only the keyword, encoded", u"AMT%20LOGIN%20"_s, {});
        row("id cut", exact.chopped(5), {});
        row("id without dashes", u"AMT LOGIN "_s + QString(id).remove(u'-'), {});
        row("an id with a letter that none has", QString(exact).replace(u'b', u'g'), {});
        row("an id with a round zero", QString(exact).replace(u'0', u'O'), {});
        row("many ids", exact + u' ' + (otherId + u' ').repeated(20), {id, otherId});
    }

    void whatWasMeantToSignInIsSeen()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, ids);

        const auto unclear = LoginPhrase(u"AMT LOGIN"_s).unclearIn(text);

        QVERIFY(unclear);
        QStringList found;
        for (const auto &each : unclear->ids)
            found.append(each.toString(QUuid::WithoutBraces));
        QCOMPARE(found, ids);
    }

    void whatIsAboutSomethingElseIsNot_data()
    {
        QTest::addColumn<QString>("text");

        QTest::newRow("empty") << QString();
        QTest::newRow("greeting") << u"Саламатсызбы"_s;
        QTest::newRow("about signing in") << u"AMT LOGIN не работает, помогите"_s;
        QTest::newRow("a question about it") << u"How do I use AMT LOGIN?"_s;
        QTest::newRow("one word of the keyword") << u"LOGIN"_s;
        QTest::newRow("the keyword within words") << u"xAMT LOGINy"_s;
        QTest::newRow("the keyword and a number of the house") << u"AMT LOGIN 12"_s;
        QTest::newRow("a number") << u"3f2b8c1e"_s;
        QTest::newRow("the keyword and a word with hyphens")
            << u"AMT LOGIN what-is-this-thing-good-for-actually"_s;
        QTest::newRow("an essay") << exact + QString(2000, u'a');
    }

    void whatIsAboutSomethingElseIsNot()
    {
        QFETCH(QString, text);

        QVERIFY(!LoginPhrase(u"AMT LOGIN"_s).unclearIn(text));
    }

    void anyKeywordWorks_data()
    {
        QTest::addColumn<QString>("keyword");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isFound");

        QTest::newRow("one word") << u"login"_s << u"LOGIN "_s + id << true;
        QTest::newRow("Cyrillic") << u"ВОЙТИ"_s << u"войти "_s + id << true;
        QTest::newRow("decomposed Cyrillic") << u"ВОЙТИ"_s << u"ВОИ\u0306ТИ "_s + id << true;
        QTest::newRow("Kyrgyz") << u"АМТ КИРҮҮ"_s << u"амт кирүү "_s + id << true;
        QTest::newRow("blanks around") << u"  AMT   LOGIN "_s << exact << true;
        QTest::newRow("special characters")
            << u"A.M+T (LOGIN)? [1]|2\\d^$"_s << u"a.m+t (login)? [1]|2\\d^$ "_s + id << true;
        QTest::newRow("a dot is a dot") << u"A.T LOGIN"_s << exact << false;
        QTest::newRow("no end of quotation") << u"A\\E.*"_s << u"A "_s + id << false;
        QTest::newRow("emoji") << u"🔑 LOGIN"_s << u"🔑 login "_s + id << true;
        QTest::newRow("another keyword") << u"AMT ENTER"_s << exact << false;
    }

    void anyKeywordWorks()
    {
        QFETCH(QString, keyword);
        QFETCH(QString, text);
        QFETCH(bool, isFound);

        QCOMPARE(resultOf(keyword, text), isFound ? id : u"no login"_s);
    }

    void hugeTextsAreFast_data()
    {
        QTest::addColumn<QString>("around");
        constexpr auto mebi = 1 << 20;
        constexpr auto enough = mebi / 8; // where the time is quadratic this takes minutes

        QTest::newRow("letters") << repeated(u"a"_s, mebi);
        QTest::newRow("blanks") << u"AMT"_s + repeated(u" "_s, enough) + u"LOGIN"_s;
        QTest::newRow("keywords") << repeated(u"AMT LOGIN "_s, enough);
        QTest::newRow("hexadecimal") << repeated(u"0123abcd-"_s, enough);
        QTest::newRow("same phrases") << repeated(exact + u' ', enough);
        QTest::newRow("unsorted marks") << repeated(u"\u0301\u0316"_s, enough);
        QTest::newRow("letters that decompose") << repeated(u"\u0390"_s, enough);
        QTest::newRow("a letter that becomes a sentence") << repeated(u"\ufdfa"_s, enough);
    }

    void hugeTextsAreFast()
    {
        QFETCH(QString, around);
        const auto before = std::clock(); // of this process: the machine may be busy

        const auto result = resultOf(u"AMT LOGIN"_s, around + u' ' + exact);

        QCOMPARE(result, id);
        QVERIFY((std::clock() - before) / CLOCKS_PER_SEC < 5);
    }

    void whatIsWrittenIsRead()
    {
        const LoginPhrase phrase(u"AMT LOGIN"_s);
        const auto attempt = QUuid::fromString(id);

        QCOMPARE(phrase.textFor(attempt), exact);
        QCOMPARE(phrase.attemptIn(phrase.textFor(attempt)).value(), attempt);
    }
};

KIOSK_TEST(TestLoginPhrase)

} // namespace LoginPhraseTest
#include "tst_loginphrase.moc"
