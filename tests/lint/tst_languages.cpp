// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/language.h"
#include "support/test.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

//! A source that may have Cyrillic letters outside of comments, and why.
struct CyrillicSource
{
    QString path;
    QString why;
};

const QList<CyrillicSource> &cyrillicSources()
{
    static const QList<CyrillicSource> sources{
        {u"app/core/base/language.h"_s, u"the table of languages"_s},
        {u"app/core/base/unicodetext.cpp"_s, u"letters that look like Latin ones"_s},
        {u"app/cli/directory/csvtable.cpp"_s, u"tells encodings apart by the letters they give"_s},
        {u"app/cli/directory/directoryimport.cpp"_s,
         u"two letters that people take for one in names"_s},
        {u"app/cli/directory/tenantcsv.cpp"_s, u"words and a letter that spreadsheets write"_s},
        {u"app/kiosk/inventedscenes.cpp"_s, u"names of invented people"_s},
        {u"app/service/demo.cpp"_s, u"names of invented people"_s},
        {u"app/service/doctor/kioskdoctor.cpp"_s, u"the letters that a font must have"_s},
    };
    return sources;
}

QByteArray contentOf(const QString &path)
{
    QFile file(QStringLiteral(SOURCES) + u'/' + path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

//! Without comments. An address in a text ("https://…") is cut off, too, which does not matter
//! here.
QString codeOf(const QString &path)
{
    static const QRegularExpression comment(u"//[^\\n]*|/\\*.*?\\*/"_s,
                                            QRegularExpression::DotMatchesEverythingOption);
    return QString::fromUtf8(contentOf(path)).remove(comment);
}

QStringList sources()
{
    QStringList paths;
    const auto root = QStringLiteral(SOURCES) + u'/';
    for (const auto &folder : {u"app"_s, u"resources/login"_s}) {
        QDirIterator each(root + folder, {u"*.cpp"_s, u"*.h"_s, u"*.js"_s, u"*.html"_s},
                          QDir::Files, QDirIterator::Subdirectories);
        while (each.hasNext())
            paths.append(each.next().sliced(root.size()));
    }
    return paths;
}

bool mayHaveCyrillic(const QString &path)
{
    const auto &known = cyrillicSources();
    return std::any_of(known.begin(), known.end(),
                       [&path](const CyrillicSource &each) { return each.path == path; });
}

} // namespace

//! Whether the languages are listed in one place only, and what cannot read it there agrees.
class TestLanguages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLanguageIsKnownToQt_data() { addLanguages(); }

    void aLanguageIsKnownToQt()
    {
        QFETCH(QString, code);

        const QLocale locale(code);

        QCOMPARE(locale.name().section(u'_', 0, 0), code);
        QVERIFY(Core::findLanguage(code));
        QCOMPARE(QString(Core::languageOrFirst(code).code), code);
    }

    void everyLanguageHasItsOwnNameAndDenial()
    {
        QSet<QString> names;
        QSet<QString> denials;
        for (const auto &language : Core::languages) {
            names.insert(language.ownName.toString());
            denials.insert(language.denial.toString());
            QCOMPARE(language.denial.toString(), language.denial.toString().toUpper());
        }

        QCOMPARE(std::size_t(names.size()), Core::languages.size());
        QCOMPARE(std::size_t(denials.size()), Core::languages.size());
    }

    void whatIsNoCodeIsNoLanguage_data()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("empty") << QString();
        QTest::newRow("another") << u"de"_s;
        QTest::newRow("capitals") << u"KY"_s;
        QTest::newRow("more") << u"ru_RU"_s;
    }

    void whatIsNoCodeIsNoLanguage()
    {
        QFETCH(QString, code);

        QVERIFY(!Core::findLanguage(code));
        QCOMPARE(&Core::languageOrFirst(code), &Core::languages.front());
    }

    void everyLanguageHasItsTranslations_data() { addLanguages(); }

    void everyLanguageHasItsTranslations()
    {
        QFETCH(QString, code);

        const auto file = contentOf(u"translations/kiosk_%1.ts"_s.arg(code));

        QVERIFY(file.contains("<TS version=\"2.1\" language=\"" + code.toLatin1() + '_'));
    }

    void theApiDocumentHasEveryLanguage()
    {
        const auto document = QJsonDocument::fromJson(contentOf(u"resources/api/openapi.json"_s));
        const auto schema = document["components"_L1]["schemas"_L1]["Language"_L1].toObject();
        QStringList codes;
        for (const auto &each : schema["enum"_L1].toArray()) {
            if (!each.isNull())
                codes.append(each.toString());
        }

        QCOMPARE(codes, Core::languageCodes());
    }

    void theExampleOffersEveryLanguage()
    {
        const auto example = QString::fromUtf8(contentOf(u"packaging/amt-kiosk.conf.example"_s));

        QVERIFY(example.contains(u"\n#languages="_s + Core::languageCodes().join(u',') + u'\n'));
    }

    // Words that people read come from translations/*.ts.
    void noSourceHasCyrillicLetters()
    {
        static const QRegularExpression cyrillic(u"[^\\n]*\\p{Cyrillic}[^\\n]*"_s);
        QStringList found;
        for (const auto &path : sources()) {
            const auto match = cyrillic.match(codeOf(path));
            if (match.hasMatch() && !mayHaveCyrillic(path))
                found.append(path + u": "_s + match.captured().trimmed());
        }

        QVERIFY(sources().size() > 300);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

    void noExceptionIsForgotten()
    {
        static const QRegularExpression cyrillic(u"\\p{Cyrillic}"_s);
        for (const auto &each : cyrillicSources())
            QVERIFY2(codeOf(each.path).contains(cyrillic), qPrintable(each.path));
    }

    void noOtherSourceNamesALanguage()
    {
        const QRegularExpression named(u"[\"'](%1)[\"']"_s.arg(Core::languageCodes().join(u'|')));
        QStringList found;
        for (const auto &path : sources()) {
            if (path != "app/core/base/language.h"_L1 && codeOf(path).contains(named))
                found.append(path);
        }

        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

private:
    static void addLanguages()
    {
        QTest::addColumn<QString>("code");
        for (const auto &code : Core::languageCodes())
            QTest::newRow(qPrintable(code)) << code;
    }
};

KIOSK_TEST(TestLanguages)

#include "tst_languages.moc"
