// SPDX-License-Identifier: GPL-3.0-only
#include "support/test.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace LinksTest {

using namespace Qt::StringLiterals;

namespace {

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

//! @p page without its blocks and pieces of code, in which nothing is a link or a heading. The
//! lines stay where they are.
QString prose(const QString &page)
{
    QStringList lines;
    bool isCode = false;
    for (const auto &line : page.split(u'\n')) {
        const bool isFence = line.trimmed().startsWith("```"_L1);
        lines.append(isFence || isCode ? QString() : line);
        isCode = isCode != isFence;
    }
    return lines.join(u'\n');
}

//! The anchor of a heading as GitHub and GitLab make it.
QString anchorOf(QString heading)
{
    static const QRegularExpression link(u"\\[([^\\]]*)\\]\\([^)]*\\)"_s);
    static const QRegularExpression unwanted(u"[^\\w\\- ]"_s,
                                             QRegularExpression::UseUnicodePropertiesOption);
    heading.replace(link, u"\\1"_s);
    return heading.trimmed().toLower().remove(unwanted).replace(u' ', u'-');
}

QSet<QString> anchorsIn(const QString &page)
{
    static const QRegularExpression heading(u"^#{1,6} +(.*?) *$"_s,
                                            QRegularExpression::MultilineOption);
    QSet<QString> anchors;
    QHash<QString, int> seen;
    for (const auto &match : heading.globalMatch(prose(page))) {
        const auto anchor = anchorOf(match.captured(1));
        const int before = seen[anchor]++;
        anchors.insert(before == 0 ? anchor : u"%1-%2"_s.arg(anchor).arg(before));
    }
    return anchors;
}

//! The targets of links and pictures of @p page that are no whole addresses, with their lines.
QList<std::pair<QString, int>> targetsIn(const QString &page)
{
    static const QRegularExpression code(u"`[^`\\n]*`"_s);
    static const QRegularExpression link(
        u"\\]\\(([^()\\s]+)[^()]*\\)|\\b(?:src|href)=\"([^\"]+)\"|^\\[[^\\]]+\\]: *(\\S+)"_s,
        QRegularExpression::MultilineOption);
    static const QRegularExpression address(u"^[a-z]+:"_s);
    const auto text = prose(page).remove(code);
    QList<std::pair<QString, int>> targets;
    for (const auto &match : link.globalMatch(text)) {
        const auto target = match.captured(1) + match.captured(2) + match.captured(3);
        const auto line = QStringView(text).first(match.capturedStart()).count(u'\n') + 1;
        if (!address.match(target).hasMatch())
            targets.append({target, int(line)});
    }
    return targets;
}

} // namespace

//! Follows every link of the documents that leads to a place in the repository.
class TestLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLinkLeadsSomewhere_data()
    {
        QTest::addColumn<QString>("path");
        const QDir root(QStringLiteral(SOURCES));
        QDirIterator each(root.path(), {u"*.md"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (each.hasNext()) {
            const auto path = each.next();
            const auto name = root.relativeFilePath(path);
            if (!name.startsWith("build/"_L1) && !name.startsWith(u'.'))
                QTest::newRow(qPrintable(name)) << path;
        }
    }

    void everyLinkLeadsSomewhere()
    {
        QFETCH(QString, path);
        const auto page = textOf(path);
        QStringList broken;

        for (const auto &[target, line] : targetsIn(page)) {
            const auto file = target.section(u'#', 0, 0);
            const auto anchor = target.section(u'#', 1);
            const auto place = file.isEmpty() ? path : QFileInfo(path).dir().absoluteFilePath(file);
            if (!QFileInfo::exists(place)
                || (!anchor.isEmpty() && !anchorsIn(textOf(place)).contains(anchor)))
                broken.append(u"line %1: %2"_s.arg(line).arg(target));
        }

        QVERIFY2(broken.isEmpty(), qPrintable(broken.join(u'\n')));
    }

    // `app/http/gate/`, or `http/gate/guard` of app/: a place that a reader is sent to.
    void everyPlaceThatIsNamedIsThere_data() { everyLinkLeadsSomewhere_data(); }

    void everyPlaceThatIsNamedIsThere()
    {
        QFETCH(QString, path);
        static const QRegularExpression place(u"`([a-z]+(?:/[a-z0-9_]+)+(?:\\.[a-z]+)?/?)`"_s);
        const QDir root(QStringLiteral(SOURCES));
        const auto rooms =
            QDir(root.filePath(u"app"_s)).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        const auto folders = root.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        QStringList missing;

        for (const auto &match : place.globalMatch(textOf(path))) {
            const auto named = match.captured(1);
            const auto top = named.section(u'/', 0, 0);
            // Settings, paths of the interface and files of a machine are written like this, too.
            const bool isOfFolder = folders.contains(top) && top != "build"_L1;
            const bool isOfRoom = rooms.contains(top) && QFileInfo(path).path().endsWith("/app"_L1);
            const auto file = root.filePath(isOfFolder ? named : u"app/"_s + named);
            if ((isOfFolder || isOfRoom) && !QFileInfo::exists(file)
                && !QFileInfo::exists(file + u".h"_s))
                missing.append(named);
        }

        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }

    // "test_http guard 'aLargeNotificationIsDrainedAndTaken:a byte more'": a command that a reader
    // types.
    void everyTestThatIsNamedIsThere_data() { everyLinkLeadsSomewhere_data(); }

    void everyTestThatIsNamedIsThere()
    {
        QFETCH(QString, path);
        static const QRegularExpression command(
            u"\\btest_([a-z]+) ([a-z]+)(?: '?([a-z]\\w+)(?::([^']+)')?)?|-R '\\^([a-z]+)\\$'"_s);
        QStringList missing;

        for (const auto &match : command.globalMatch(textOf(path))) {
            const auto file = u"tst_"_s + match.captured(2) + match.captured(5) + u".cpp"_s;
            QDirIterator found(QStringLiteral(SOURCES "/tests/") + match.captured(1), {file},
                               QDir::Files, QDirIterator::Subdirectories);
            const auto test = found.hasNext() ? textOf(found.next()) : QString();
            const auto function = u"void %1()"_s.arg(match.captured(3));
            const auto row = u"\"%1\""_s.arg(match.captured(4));
            if (test.isEmpty() || (!match.captured(3).isEmpty() && !test.contains(function))
                || (!match.captured(4).isEmpty() && !test.contains(row)))
                missing.append(match.captured());
        }

        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }

    void everyPageOfTheHandbookIsInItsIndex()
    {
        const QDir folder(QStringLiteral(SOURCES) + u"/packaging/doc"_s);
        QSet<QString> listed{u"README.md"_s};
        for (const auto &target : targetsIn(textOf(folder.filePath(u"README.md"_s))))
            listed.insert(target.first);
        for (const auto &name : folder.entryList({u"*.md"_s}, QDir::Files))
            QVERIFY2(listed.contains(name), qPrintable(name));
    }

    void anAnchorIsWrittenAsTheSitesDo_data()
    {
        QTest::addColumn<QString>("heading");
        QTest::addColumn<QString>("anchor");
        QTest::newRow("words") << u"On the Internet"_s << u"on-the-internet"_s;
        QTest::newRow("signs") << u"HTTP and `WS`: what, why?"_s << u"http-and-ws-what-why"_s;
        QTest::newRow("hyphen") << u"Set-up of a_desk"_s << u"set-up-of-a_desk"_s;
        QTest::newRow("Russian") << u"Если что-то не так"_s << u"если-что-то-не-так"_s;
        QTest::newRow("a link") << u"See [the log](log.md)"_s << u"see-the-log"_s;
    }

    void anAnchorIsWrittenAsTheSitesDo()
    {
        QFETCH(QString, heading);
        QFETCH(QString, anchor);

        QCOMPARE(anchorOf(heading), anchor);
    }

    void aLinkIsFound_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<QString>("target");
        QTest::newRow("link") << u"a [b](c.md#d) e"_s << u"c.md#d"_s;
        QTest::newRow("title") << u"[b](c.md \"D\")"_s << u"c.md"_s;
        QTest::newRow("picture") << u"<img src=\"a/b.png\" alt=\"\">"_s << u"a/b.png"_s;
        QTest::newRow("reference") << u"[b][1]\n\n[1]: c.md\n"_s << u"c.md"_s;
        QTest::newRow("address") << u"[b](https://login.example.org)"_s << QString();
        QTest::newRow("in code") << u"`[b](c.md)`"_s << QString();
        QTest::newRow("in a block") << u"```md\n[b](c.md)\n```\n"_s << QString();
    }

    void aLinkIsFound()
    {
        QFETCH(QString, page);
        QFETCH(QString, target);

        const auto targets = targetsIn(page);

        QCOMPARE(targets.size(), target.isEmpty() ? 0 : 1);
        QVERIFY(target.isEmpty() || targets.first().first == target);
    }

    void twoHeadingsHaveTwoAnchors()
    {
        QCOMPARE(anchorsIn(u"# A\n## B\n## B\n```sh\n# C\n```\n"_s),
                 (QSet<QString>{u"a"_s, u"b"_s, u"b-1"_s}));
    }
};

KIOSK_TEST(TestLinks)

} // namespace LinksTest

#include "tst_links.moc"
