#include "kiosk/translations.h"

#include <QCoreApplication>
#include <QFile>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {

struct Message
{
    QString context;
    QString source;
    QStringList forms;
    //! Of the translation: "", "unfinished", "vanished", "obsolete".
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

QList<Message> messagesOf(const QString &language)
{
    QFile file(QStringLiteral(TRANSLATIONS_DIR) + u"/kiosk_"_s + language + u".ts"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (!xml.readNextStartElement() && xml.tokenType() != QXmlStreamReader::EndElement)
            continue;
        if (xml.tokenType() != QXmlStreamReader::StartElement)
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

QStringList placeholders(const QString &text)
{
    static const QRegularExpression placeholder(u"%[0-9n]"_s);
    QStringList found;
    for (auto it = placeholder.globalMatch(text); it.hasNext();)
        found.append(it.next().captured());
    found.sort();
    return found;
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

private Q_SLOTS:
    void everyTextIsFinishedInEveryLanguage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("plurals");

        QTest::newRow("Russian") << u"ru"_s << 3;
        QTest::newRow("Kyrgyz") << u"ky"_s << 2;
        QTest::newRow("English") << u"en"_s << 2;
    }

    void everyTextIsFinishedInEveryLanguage()
    {
        QFETCH(QString, language);
        QFETCH(int, plurals);

        const auto messages = messagesOf(language);

        QVERIFY(messages.size() > 40);
        for (const auto &message : messages) {
            QVERIFY2(message.state.isEmpty(), qPrintable(message.source));
            QCOMPARE(message.forms.size(), message.isPlural ? plurals : 1);
            for (const auto &form : message.forms) {
                QVERIFY2(!form.trimmed().isEmpty(), qPrintable(message.source));
                QCOMPARE(placeholders(form), placeholders(message.source));
            }
        }
    }

    void allLanguagesHaveTheSameTexts()
    {
        const auto keys = [](const QString &language) {
            QStringList texts;
            for (const auto &message : messagesOf(language))
                texts.append(message.context + u'|' + message.source);
            texts.sort();
            return texts;
        };

        QCOMPARE(keys(u"ky"_s), keys(u"ru"_s));
        QCOMPARE(keys(u"en"_s), keys(u"ru"_s));
    }

    void russianAndKyrgyzAreTranslated_data()
    {
        QTest::addColumn<QString>("language");

        QTest::newRow("Russian") << u"ru"_s;
        QTest::newRow("Kyrgyz") << u"ky"_s;
    }

    void russianAndKyrgyzAreTranslated()
    {
        QFETCH(QString, language);

        for (const auto &message : messagesOf(language))
            QVERIFY2(message.forms.first() != message.source, qPrintable(message.source));
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

        translations.use(language);

        QCOMPARE(secondsText(count), text);
    }

    void theLastLanguageCounts()
    {
        Kiosk::Translations translations;
        translations.use(u"ru"_s);

        translations.use(u"en"_s);

        QCOMPARE(secondsText(2), u"You are signed out in 2 seconds"_s);
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
