// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/enumtable.h"
#include "kiosk/staff/stafftexts.h"
#include "kiosk/translations.h"
#include "support/test.h"

#include <QSet>
#include <QTest>

namespace FindingTextTest {

using namespace Qt::StringLiterals;
using Core::Finding;
using Core::FindingCode;
using Core::FindingState;
using Kiosk::FindingText;

namespace {

const auto message = u"What the server says."_s;
const auto fix = u"What the server advises."_s;

QList<Finding> findings()
{
    const QDateTime time(QDate(2026, 1, 21), QTime(15, 41), Qt::UTC);
    QList<Finding> all;
    for (const auto code : Core::allFindingCodes()) {
        all.append(Finding::of(code, message, fix)
                       .withSince(time)
                       .withCount(7)
                       .withSubject(u"/srv/subject"_s));
    }
    return all;
}

} // namespace

class TestFindingText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFindingHasASentenceOfItsOwn_data() { addLanguages(); }

    void everyFindingHasASentenceOfItsOwn()
    {
        QFETCH(QString, language);
        m_translations.setLanguage(language);

        QSet<QString> sentences;
        for (const auto &finding : findings()) {
            const QString sentence = FindingText::sentence(finding);
            QVERIFY2(!sentence.isEmpty() && sentence != message,
                     qPrintable(Core::toString(finding.code)));
            QVERIFY2(!sentences.contains(sentence), qPrintable(sentence));
            QVERIFY2(!sentence.contains(u'%'), qPrintable(sentence));
            sentences.insert(sentence);
        }
    }

    void whatIsNotWellComesWithAdvice_data() { addLanguages(); }

    void whatIsNotWellComesWithAdvice()
    {
        QFETCH(QString, language);
        m_translations.setLanguage(language);

        for (const auto &finding : findings()) {
            const QString advice = FindingText::advice(finding);
            const bool isWell = finding.state == FindingState::Ok;
            QVERIFY2(advice.isEmpty() == isWell, qPrintable(Core::toString(finding.code)));
            QVERIFY2(advice != fix, qPrintable(Core::toString(finding.code)));
            QVERIFY2(!advice.contains(u'%'), qPrintable(advice));
            QCOMPARE(FindingText::row(finding).detail, advice);
        }
    }

    void aFindingOfANewerServerSpeaksForItself()
    {
        const Finding unknown{.code = FindingCode::Unknown,
                              .part = u"future"_s,
                              .state = FindingState::Warning,
                              .message = message,
                              .fix = fix};

        const auto row = FindingText::row(unknown);

        QCOMPARE(row.title, message);
        QCOMPARE(row.detail, fix);
    }

    void timesAreWrittenInTheLanguage()
    {
        const QDateTime start(QDate(2026, 1, 21), QTime(15, 41), Qt::UTC);
        const auto finding = Finding::of(FindingCode::ServerOk, message).withSince(start);

        m_translations.setLanguage(u"ru"_s);
        QCOMPARE(FindingText::sentence(finding), u"Сервер работает с 21 января 2026, 15:41"_s);
        m_translations.setLanguage(u"ky"_s);
        QVERIFY(FindingText::sentence(finding).contains(u"2026-ж., 21-январь, 15:41"_s));
    }

private:
    static void addLanguages()
    {
        QTest::addColumn<QString>("language");

        for (const auto *language : {"ru", "ky", "en"})
            QTest::newRow(language) << QString::fromLatin1(language);
    }

    Kiosk::Translations m_translations;

    // People who do not see the colour see the drawing.
    void everyStateHasADrawingOfItsOwn()
    {
        QSet<QString> drawings;

        for (const auto state : Core::enumValues<Core::FindingState>) {
            auto finding = Core::Finding::of(Core::FindingCode::DatabaseOk, {});
            finding.state = state;
            drawings.insert(Kiosk::FindingText::row(finding).icon);
        }

        QCOMPARE(std::size_t(drawings.size()), Core::enumCount<Core::FindingState>);
    }
};

KIOSK_TEST(TestFindingText)

} // namespace FindingTextTest
#include "tst_findingtext.moc"
