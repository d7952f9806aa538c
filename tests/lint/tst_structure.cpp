// SPDX-License-Identifier: GPL-3.0-only
#include "support/test.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace StructureTest {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestFile = 350;
constexpr int shortFile = 40;
constexpr double mostShortFiles = 0.10;
constexpr int fewestFiles = 5;
constexpr int mostFiles = 25;

using Arrows = QMap<QString, QStringList>;

// The rooms of app/ from the bottom to the top: a room may include those that stand behind it.
const Arrows &roomArrows()
{
    static const Arrows arrows{
        {u"core"_s, {}},
        {u"protocol"_s, {u"core"_s}},
        {u"config"_s, {u"core"_s}},
        {u"storage"_s, {u"core"_s}},
        {u"net"_s, {u"core"_s}},
        {u"greenapi"_s, {u"core"_s, u"net"_s}},
        {u"simulator"_s, {u"core"_s, u"net"_s}},
        {u"http"_s, {u"core"_s, u"protocol"_s, u"greenapi"_s}},
        {u"kiosk"_s, {u"core"_s, u"protocol"_s, u"net"_s}},
        {u"service"_s,
         {u"core"_s, u"protocol"_s, u"config"_s, u"storage"_s, u"net"_s, u"greenapi"_s, u"http"_s,
          u"simulator"_s}},
        {u"cli"_s,
         {u"core"_s, u"protocol"_s, u"config"_s, u"storage"_s, u"greenapi"_s, u"service"_s}},
        {u"main"_s, {u"core"_s, u"config"_s, u"kiosk"_s, u"service"_s, u"simulator"_s}},
    };
    return arrows;
}

// The folders of a room, likewise. A room's own files, the empty name, may include all of them.
const QMap<QString, Arrows> &folderArrows()
{
    static const QMap<QString, Arrows> arrows{
        {u"core"_s,
         {{u"base"_s, {}},
          {u"phone"_s, {u"base"_s}},
          {u"model"_s, {u"base"_s, u"phone"_s}},
          {u"login"_s, {u"base"_s, u"phone"_s, u"model"_s}},
          {u"admin"_s, {u"base"_s, u"phone"_s, u"model"_s, u"login"_s}}}},
        {u"greenapi"_s,
         {{u"base"_s, {}}, {u"client"_s, {u"base"_s}}, {u"receiving"_s, {u"base"_s, u"client"_s}}}},
        {u"simulator"_s,
         {{u"base"_s, {}},
          {u"state"_s, {u"base"_s}},
          {u"whatsapp"_s, {u"base"_s, u"state"_s}},
          {u"api"_s, {u"base"_s, u"state"_s, u"whatsapp"_s}}}},
        {u"storage"_s,
         {{u"postgres"_s, {}},
          {u"engine"_s, {u"postgres"_s}},
          {u"transaction"_s, {u"postgres"_s, u"engine"_s}},
          {u"schema"_s, {u"engine"_s, u"transaction"_s}},
          {u"stores"_s, {u"engine"_s, u"transaction"_s, u"schema"_s}},
          {u"audit"_s, {u"engine"_s, u"transaction"_s}},
          {u"upkeep"_s, {u"engine"_s, u"transaction"_s, u"schema"_s, u"stores"_s, u"audit"_s}}}},
        {u"http"_s,
         {{u"base"_s, {}},
          {u"access"_s, {u"base"_s}},
          {u"gate"_s, {u"base"_s, u"access"_s}},
          {u"channel"_s, {u"base"_s, u"access"_s, u"gate"_s}},
          {u"webhook"_s, {u"base"_s, u"access"_s, u"gate"_s, u"channel"_s}},
          {u"handlers"_s, {u"base"_s, u"access"_s, u"gate"_s, u"channel"_s, u"webhook"_s}}}},
        {u"service"_s,
         {{u"process"_s, {}},
          {u"metrics"_s, {u"process"_s}},
          {u"gateway"_s, {u"process"_s}},
          {u"setup"_s, {u"process"_s, u"gateway"_s}},
          {u"doctor"_s, {u"process"_s, u"gateway"_s, u"setup"_s}}}},
        {u"kiosk"_s,
         {{u"base"_s, {}},
          {u"client"_s, {u"base"_s}},
          {u"flow"_s, {u"base"_s, u"client"_s}},
          {u"style"_s, {u"base"_s}},
          {u"widgets"_s, {u"base"_s, u"flow"_s, u"style"_s}},
          {u"keypad"_s, {u"base"_s, u"client"_s, u"flow"_s, u"style"_s, u"widgets"_s}},
          {u"staff"_s, {u"base"_s, u"flow"_s, u"style"_s, u"widgets"_s}},
          {u"pages"_s,
           {u"base"_s, u"client"_s, u"flow"_s, u"style"_s, u"widgets"_s, u"keypad"_s, u"staff"_s}},
          {u"sound"_s, {u"base"_s}},
          {u"machine"_s, {u"base"_s}}}},
        {u"cli"_s,
         {{u"base"_s, {}},
          {u"directory"_s, {u"base"_s}},
          {u"commands"_s, {u"base"_s, u"directory"_s}}}},
    };
    return arrows;
}

//! A source of app/ by its path there: "http/gate/guard.cpp".
struct Source
{
    QString path;
    QString text;

    [[nodiscard]] QString room() const { return path.section(u'/', 0, 0); }
    //! Empty for the files of the room itself.
    [[nodiscard]] QString folder() const { return path.section(u'/', 1, -2); }
    [[nodiscard]] int lines() const { return int(text.count(u'\n')); }
};

QString readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QList<Source> sourcesIn(const QString &top)
{
    const QDir folder(top);
    QList<Source> sources;
    QDirIterator files(top, {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const auto path = files.next();
        sources.append({.path = folder.relativeFilePath(path), .text = readFile(path)});
    }
    std::sort(sources.begin(), sources.end(),
              [](const auto &a, const auto &b) { return a.path < b.path; });
    return sources;
}

// "http/gate" of #include "http/gate/gate.h"; "protocol" of "protocol/json.h".
QStringList foldersUsedBy(const Source &source)
{
    static const QRegularExpression include(u"^#include \"([a-z0-9/]+)/[a-z0-9]+\\.h\"$"_s,
                                            QRegularExpression::MultilineOption);
    QStringList folders;
    for (const auto &match : include.globalMatch(source.text))
        folders.append(match.captured(1));
    return folders;
}

} // namespace

//! Rules about app/ as a whole, each of which keeps a stranger from getting lost.
class TestStructure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_sources = sourcesIn(QStringLiteral(SOURCES "/app"));
        m_tests = sourcesIn(QStringLiteral(SOURCES "/tests"));
        QVERIFY(m_sources.size() > 100);
        QVERIFY(m_tests.size() > 100);
    }

    void aRoomUsesOnlyThoseBelowIt()
    {
        QStringList faults;
        for (const auto &source : m_sources) {
            if (!roomArrows().contains(source.room()) && source.path.contains(u'/'))
                faults.append(source.path + u": a room that roomArrows() does not have"_s);
            for (const auto &used : foldersUsedBy(source)) {
                const auto room = used.section(u'/', 0, 0);
                if (room != source.room() && !roomArrows().value(source.room()).contains(room))
                    faults.append(source.path + u" includes "_s + room);
            }
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    void aFolderUsesOnlyThoseBelowIt()
    {
        QStringList faults;
        for (const auto &source : m_sources) {
            const auto folders = folderArrows().value(source.room());
            if (source.folder().isEmpty())
                continue; // the room's own files
            if (!folders.contains(source.folder()))
                faults.append(source.path + u": a folder that folderArrows() does not have"_s);
            for (const auto &used : foldersUsedBy(source)) {
                const auto folder = used.section(u'/', 1);
                if (used.section(u'/', 0, 0) == source.room() && folder != source.folder()
                    && !folders.value(source.folder()).contains(folder))
                    faults.append(source.path + u" includes "_s + used);
            }
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    void noArrowsLeadInACircle()
    {
        for (const auto &arrows : folderArrows().values() + QList{roomArrows()}) {
            QSet<QString> settled;
            bool isSettling = true;
            while (isSettling) {
                isSettling = false;
                for (auto arrow = arrows.begin(); arrow != arrows.end(); ++arrow) {
                    const bool isBelowSettled =
                        std::all_of(arrow->begin(), arrow->end(), [&settled](const auto &used) {
                            return settled.contains(used);
                        });
                    if (isBelowSettled && !settled.contains(arrow.key())) {
                        settled.insert(arrow.key());
                        isSettling = true;
                    }
                }
            }
            QCOMPARE(settled.size(), arrows.size());
        }
    }

    void aFolderIsNeitherCrowdedNorEmpty()
    {
        QMap<QString, int> files;
        for (const auto &source : m_sources) {
            if (source.path.contains(u'/'))
                ++files[source.path.section(u'/', 0, -2)];
        }
        QStringList faults;
        for (auto folder = files.begin(); folder != files.end(); ++folder) {
            const bool isRoom = !folder.key().contains(u'/'); // it has a CMakeLists.txt, too
            const int count = folder.value() + (isRoom ? 1 : 0);
            if (count > mostFiles
                || (count < fewestFiles && !folderArrows().contains(folder.key())))
                faults.append(u"%1 has %2 files"_s.arg(folder.key()).arg(count));
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    void noFileIsTwoThings()
    {
        QStringList faults;
        for (const auto &source : m_sources) {
            if (source.lines() > longestFile)
                faults.append(u"%1 has %2 lines"_s.arg(source.path).arg(source.lines()));
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    void fewFilesAreLessThanOneThing()
    {
        QStringList shorts;
        for (const auto &source : m_sources) {
            if (source.lines() < shortFile)
                shorts.append(source.path);
        }
        QVERIFY2(double(shorts.size()) < mostShortFiles * double(m_sources.size()),
                 qPrintable(u"%1 of %2:\n"_s.arg(shorts.size()).arg(m_sources.size())
                            + shorts.join(u'\n')));
    }

    // "Of more keys than this …" and "Who asks …" cost a second read each time.
    void aCommentBeginsWithItsSubject()
    {
        static const QRegularExpression backwards(
            u"^ *//!?<? (?:@\\w+ \\w+ )?(Who|What|Whoever|Whatever|Of|Nobody|Nothing|Those)\\b.*"_s,
            QRegularExpression::MultilineOption);
        QStringList faults;
        for (const auto &source : m_sources + m_tests) {
            for (const auto &match : backwards.globalMatch(source.text)) {
                if (isFirstLineOfComment(source.text, match.capturedStart()))
                    faults.append(source.path + u": "_s + match.captured().trimmed());
            }
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    // A stranger has the RFCs and the gateway's pages, and packaging/doc.
    void noCommentCitesADocumentThatIsNotHere()
    {
        static const QRegularExpression citation(u"//.*\\b(contract|design|house|section) \\d+"_s);
        QStringList faults;
        for (const auto &source : m_sources + m_tests) {
            if (const auto match = citation.match(source.text); match.hasMatch())
                faults.append(source.path + u": "_s + match.captured());
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    void everyFileNamesItsLicence()
    {
        QStringList faults;
        for (const auto &source : m_sources + m_tests) {
            if (!source.text.startsWith("// SPDX-License-Identifier: GPL-3.0-only\n"_L1))
                faults.append(source.path);
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    void onlyTheKioskTranslates()
    {
        static const QRegularExpression call(u"[^a-zA-Z_]tr\\("_s);
        for (const auto &source : m_sources) {
            if (source.room() != "kiosk"_L1)
                QVERIFY2(!source.text.contains(call), qPrintable(source.path));
        }
    }

private:
    static bool isFirstLineOfComment(const QString &text, qsizetype start)
    {
        const auto before = text.left(std::max<qsizetype>(start - 1, 0)).section(u'\n', -1);
        return !before.trimmed().startsWith("//"_L1);
    }

    QList<Source> m_sources;
    QList<Source> m_tests;
};

KIOSK_TEST(TestStructure)

} // namespace StructureTest

#include "tst_structure.moc"
