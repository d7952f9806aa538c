// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/language.h"
#include "kiosk/translations.h"
#include "support/windowtest.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>
#include <QMap>
#include <QProcess>
#include <QRawFont>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace TranslationsTest {

using namespace Qt::StringLiterals;

namespace {

struct Message
{
    QString context;
    QString source;
    QStringList forms;
    //! The translation's type: "", "unfinished", "vanished", "obsolete".
    QString state;
    bool isPlural = false;
};

void readTranslation(QXmlStreamReader &xml, Message &message)
{
    message.state = xml.attributes().value("type"_L1).toString();
    if (!message.isPlural) {
        message.forms = {xml.readElementText()};
        return;
    }
    while (xml.readNextStartElement())
        message.forms.append(xml.readElementText());
}

QString fileOf(const QString &directory, const QString &language)
{
    return directory + u"/kiosk_"_s + language + u".ts"_s;
}

QList<Message> messagesIn(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "name"_L1)
            context = xml.readElementText();
        else if (xml.name() == "message"_L1)
            messages.append({.context = context,
                             .source = {},
                             .forms = {},
                             .state = {},
                             .isPlural = xml.attributes().value("numerus"_L1) == "yes"_L1});
        else if (xml.name() == "source"_L1)
            messages.last().source = xml.readElementText();
        else if (xml.name() == "translation"_L1)
            readTranslation(xml, messages.last());
    }
    return messages;
}

QList<Message> messagesOf(const QString &language)
{
    return messagesIn(fileOf(QStringLiteral(TRANSLATIONS_DIR), language));
}

// The parts by which the program tells messages apart.
QStringList keysOf(const QList<Message> &messages)
{
    QStringList keys;
    for (const auto &message : messages) {
        keys.append(message.context + u" | "_s + message.source
                    + (message.isPlural ? u" | plural"_s : QString()));
    }
    keys.sort();
    return keys;
}

QString onlyInFirst(const QStringList &first, const QStringList &second)
{
    QStringList more = first;
    for (const auto &key : second)
        more.removeOne(key);
    return more.join(u'\n');
}

QStringList placeholders(const QString &text)
{
    static const QRegularExpression placeholder(u"%[0-9n]|\\{[a-z]+\\}"_s);
    QStringList found;
    for (auto it = placeholder.globalMatch(text); it.hasNext();)
        found.append(it.next().captured());
    found.sort();
    return found;
}

// Returns the punctuation at a sentence's end, which a translation keeps; else nothing.
QString endOf(const QString &text)
{
    return u".:?!"_s.contains(text.back()) ? text.right(1) : QString();
}

QStringList latinWordsIn(const QString &text)
{
    // Braces hold a placeholder of the login page.
    static const QRegularExpression word(u"\\{[a-z]+\\}(*SKIP)(*FAIL)|(?<!%)\\p{Latin}+"_s);
    QStringList found;
    for (auto it = word.globalMatch(text); it.hasNext();)
        found.append(it.next().captured());
    return found;
}

QByteArray nameOf(const QString &language)
{
    return QLocale::languageToString(QLocale(language).language()).toUtf8();
}

void addLanguages()
{
    QTest::addColumn<QString>("language");

    for (const auto &language : Core::languageCodes())
        QTest::newRow(nameOf(language).constData()) << language;
}

void addLanguagesBut(const QString &other)
{
    QTest::addColumn<QString>("language");

    for (const auto &language : Core::languageCodes()) {
        if (language != other)
            QTest::newRow(nameOf(language).constData()) << language;
    }
}

//! The translation of each source, by context. A translation with plurals is its first form.
QMap<QString, QMap<QString, QString>> bySource(const QList<Message> &messages)
{
    QMap<QString, QMap<QString, QString>> all;
    for (const auto &message : messages)
        all[message.source][message.context] = message.forms.first();
    return all;
}

QString secondsText(int seconds)
{
    return QCoreApplication::translate("Kiosk::WelcomePage", "You are signed out in %n second(s)",
                                       nullptr, seconds);
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;

private Q_SLOTS:
    // Copies of the translations, brought up to date with the sources of this moment.
    void initTestCase()
    {
        const auto sources = QStringLiteral(SOURCES_DIR);
        QStringList arguments{u"-silent"_s,
                              u"-no-obsolete"_s,
                              u"-locations"_s,
                              u"none"_s,
                              u"-I"_s + sources,
                              sources + u"/kiosk"_s,
                              sources + u"/http/writeloginpage.cpp"_s,
                              sources + u"/service/gateway/phonetexts.cpp"_s,
                              u"-ts"_s};
        for (const auto &language : Core::languageCodes()) {
            const QString copy = fileOf(m_directory.path(), language);
            QVERIFY(QFile::copy(fileOf(QStringLiteral(TRANSLATIONS_DIR), language), copy));
            arguments.append(copy);
        }
        QProcess lupdate;
        lupdate.start(QStringLiteral(LUPDATE), arguments);
        QVERIFY(lupdate.waitForFinished());
        QVERIFY2(lupdate.exitStatus() == QProcess::NormalExit && lupdate.exitCode() == 0,
                 lupdate.readAllStandardError().constData());
    }

    void everyTextOfTheSourcesIsThereAndNoOther_data() { addLanguages(); }

    void everyTextOfTheSourcesIsThereAndNoOther()
    {
        QFETCH(QString, language);

        const auto wanted = keysOf(messagesIn(fileOf(m_directory.path(), language)));
        const auto there = keysOf(messagesOf(language));

        QVERIFY(wanted.size() > 150);
        const QString missing = onlyInFirst(wanted, there);
        QVERIFY2(missing.isEmpty(), qPrintable(u"missing: "_s + missing));
        const QString unused = onlyInFirst(there, wanted);
        QVERIFY2(unused.isEmpty(), qPrintable(u"not in the sources any more: "_s + unused));
    }

    void everyTextIsFinishedInEveryLanguage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("plurals");

        const QMap<QString, int> moreThanTwo{{u"ru"_s, 3}};
        for (const auto &language : Core::languageCodes())
            QTest::newRow(nameOf(language).constData())
                << language << moreThanTwo.value(language, 2);
    }

    void everyTextIsFinishedInEveryLanguage()
    {
        QFETCH(QString, language);
        QFETCH(int, plurals);

        const auto messages = messagesOf(language);

        QVERIFY(messages.size() > 150);
        for (const auto &message : messages) {
            QVERIFY2(message.state.isEmpty(), qPrintable(message.source + u": "_s + message.state));
            QCOMPARE(message.forms.size(), message.isPlural ? plurals : 1);
            for (const auto &form : message.forms)
                QVERIFY2(!form.trimmed().isEmpty(), qPrintable(message.source));
        }
    }

    void everyTextIsOfTheShapeOfItsSource_data() { addLanguages(); }

    void everyTextIsOfTheShapeOfItsSource()
    {
        QFETCH(QString, language);

        for (const auto &message : messagesOf(language)) {
            for (const auto &form : message.forms) {
                QCOMPARE(form, form.trimmed());
                QCOMPARE(placeholders(form), placeholders(message.source));
                QVERIFY2(endOf(form) == endOf(message.source), qPrintable(form));
                QVERIFY2(!form.contains(u'"') && !form.contains(u'\''), qPrintable(form));
            }
        }
    }

    void russianAndKyrgyzAreTranslated_data() { addLanguagesBut(u"en"_s); }

    void russianAndKyrgyzAreTranslated()
    {
        QFETCH(QString, language);

        for (const auto &message : messagesOf(language))
            QVERIFY2(message.forms.first() != message.source, qPrintable(message.source));
    }

    // The login page and the messages have entries of their own only for what no screen says.
    void oneSentenceIsTranslatedOneWay_data() { addLanguages(); }

    void oneSentenceIsTranslatedOneWay()
    {
        QFETCH(QString, language);
        // The page and the screen say it in different words in one language or the other.
        const QSet<QString> twoWays{
            u"Press “Send” in WhatsApp"_s,
            u"Cannot scan? Send this text to our WhatsApp number:"_s,
            u"Please scan the code again."_s,
            u"Several people share this number on our list. Please ask at the front desk to put it "
            "right."_s,
            u"That did not work"_s,
            u"Your number is on our list, but signing in is switched off for it. Please ask at the "
            "front desk."_s,
        };

        const auto all = bySource(messagesOf(language));

        for (auto each = all.begin(); each != all.end(); ++each) {
            const bool isOfServer =
                each->contains(u"LoginPage"_s) || each->contains(u"PhoneTexts"_s);
            const QSet<QString> texts(each->begin(), each->end());
            QVERIFY2(!isOfServer || texts.size() == 1 || twoWays.contains(each.key()),
                     qPrintable(each.key()));
        }
        for (const auto &source : twoWays)
            QVERIFY2(all[source].size() > 1, qPrintable(source));
    }

    // A Latin look-alike within a word, or for one, is another letter to a voice and to a search.
    void cyrillicWordsHaveNoLatinLetters_data() { addLanguagesBut(u"en"_s); }

    void cyrillicWordsHaveNoLatinLetters()
    {
        QFETCH(QString, language);
        const QStringList names{u"WhatsApp"_s, u"QR"_s,        u"PIN"_s,   u"amt"_s,
                                u"kioskctl"_s, u"pin"_s,       u"https"_s, u"server"_s,
                                u"staff"_s,    u"JavaScript"_s};

        for (const auto &message : messagesOf(language)) {
            for (const auto &form : message.forms) {
                for (const auto &word : latinWordsIn(form))
                    QVERIFY2(names.contains(word), qPrintable(word + u" in: "_s + form));
            }
        }
    }

    void theLettersAreThoseOfTheLanguage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("alphabet");
        QTest::addColumn<QString>("ownLetters");

        const auto russian = u"абвгдежзийклмнопрстуфхцчшщъыьэюяё"_s;
        const auto english = u"abcdefghijklmnopqrstuvwxyz"_s;
        QTest::newRow("Russian") << u"ru"_s << QString(russian + english) << u"ё"_s;
        QTest::newRow("Kyrgyz") << u"ky"_s << QString(russian + english + u"ңөү"_s) << u"ңөү"_s;
        QTest::newRow("English") << u"en"_s << english << QString();
    }

    void theLettersAreThoseOfTheLanguage()
    {
        QFETCH(QString, language);
        QFETCH(QString, alphabet);
        QFETCH(QString, ownLetters);

        QString all;
        for (const auto &message : messagesOf(language))
            all += message.forms.join(QString()).toLower();

        for (const QChar letter : std::as_const(all))
            QVERIFY2(!letter.isLetter() || alphabet.contains(letter), qPrintable(QString(letter)));
        for (const QChar letter : std::as_const(ownLetters))
            QVERIFY2(all.contains(letter), qPrintable(QString(letter)));
    }

    void theFontHasEverySign_data() { addLanguages(); }

    void theFontHasEverySign()
    {
        QFETCH(QString, language);
        const auto font = QRawFont::fromFont(
            QFont(), language == u"en"_s ? QFontDatabase::Latin : QFontDatabase::Cyrillic);

        for (const auto &message : messagesOf(language)) {
            for (const QChar sign : message.forms.join(QString()))
                QVERIFY2(font.supportsCharacter(sign), qPrintable(message.source + u": "_s + sign));
        }
    }

    void countsAreSpokenRight_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("text");

        QTest::newRow("ru 1") << u"ru"_s << 1 << u"Выход через 1 секунду"_s;
        QTest::newRow("ru 2") << u"ru"_s << 2 << u"Выход через 2 секунды"_s;
        QTest::newRow("ru 5") << u"ru"_s << 5 << u"Выход через 5 секунд"_s;
        QTest::newRow("ru 11") << u"ru"_s << 11 << u"Выход через 11 секунд"_s;
        QTest::newRow("ru 21") << u"ru"_s << 21 << u"Выход через 21 секунду"_s;
        QTest::newRow("ru 54") << u"ru"_s << 54 << u"Выход через 54 секунды"_s;
        QTest::newRow("ky 1") << u"ky"_s << 1 << u"1 секунддан кийин чыгасыз"_s;
        QTest::newRow("ky 60") << u"ky"_s << 60 << u"60 секунддан кийин чыгасыз"_s;
        QTest::newRow("en 1") << u"en"_s << 1 << u"You are signed out in 1 second"_s;
        QTest::newRow("en 2") << u"en"_s << 2 << u"You are signed out in 2 seconds"_s;
    }

    void countsAreSpokenRight()
    {
        QFETCH(QString, language);
        QFETCH(int, count);
        QFETCH(QString, text);
        Kiosk::Translations translations;

        translations.setLanguage(language);

        QCOMPARE(secondsText(count), text);
    }

    void datesAreOfTheLanguageToo()
    {
        Kiosk::Translations translations;

        translations.setLanguage(u"ky"_s);
        QCOMPARE(QLocale().dayName(3), u"шаршемби"_s);
        translations.setLanguage(u"ru"_s);
        QCOMPARE(QLocale().dayName(3), u"среда"_s);
    }

    void theLastLanguageCounts()
    {
        Kiosk::Translations translations;
        translations.setLanguage(u"ru"_s);

        translations.setLanguage(u"en"_s);

        QCOMPARE(secondsText(2), u"You are signed out in 2 seconds"_s);
    }
};

KIOSK_WINDOW_TEST(TestTranslations)

} // namespace TranslationsTest
#include "tst_translations.moc"
