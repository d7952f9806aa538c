// SPDX-License-Identifier: GPL-3.0-only
#include "support/test.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

// "auto code = reply.json()["code"]" keeps a QJsonValueRef, which points into an object that is
// gone at the semicolon. No compiler of ours warns of it, and it often survives. This finds what is
// kept of an index into the result of a call; value(), at() and a second index return values.
const QRegularExpression &keptIndex()
{
    static const QRegularExpression pattern(uR"re((?x)
        (?(DEFINE)
            (?<paren> \( (?: [^()"] | "(?:[^"\\]|\\.)*" | (?&paren) )* \) )
            (?<call> [\w>] \s* (?&paren) )
            (?<opened> \( [^()]* (?&call) [^()]* \) )
        )
        (?: \b auto \b [^=;{}()]* = | \b return \b )
        (?: [^;{}()] | (?&paren) )*?
        (?: (?&call) | (?&opened) )
        \s* \[ [^\[\]]* \] \s* ; )re"_s);
    return pattern;
}

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

//! Looks through the sources for references to what no longer exists.
class TestDanglingReferences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noSourceKeepsAnIndexIntoAResult()
    {
        QStringList found;
        int files = 0;
        for (const auto &folder : {u"/app"_s, u"/tests"_s}) {
            QDirIterator each(QStringLiteral(SOURCES) + folder, {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
                              QDirIterator::Subdirectories);
            while (each.hasNext()) {
                const auto path = each.next();
                ++files;
                // This file has samples of what it looks for.
                if (!path.endsWith("/tst_danglingreferences.cpp"_L1))
                    found += placesIn(path);
            }
        }

        QVERIFY(files > 500);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

    void aKeptIndexIsFound_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("isFound");
        const auto row = [](const QString &line, bool isFound) {
            QTest::newRow(qPrintable(line)) << line << isFound;
        };
        row(uR"(const auto code = issue(caller).json()["code"_L1];)"_s, true);
        row(uR"(auto &&code = reply.json()[u"code"_s];)"_s, true);
        row(uR"(const auto entry = listed(*m_home, u"audit"_s)[1];)"_s, true);
        row(uR"(const auto row = m_home->ctl({u"list"_s}).rows()[0];)"_s, true);
        row(uR"(const auto token = (*m_client->nextMessage())["token"_L1];)"_s, true);
        row(uR"([&] { return reply.json()["code"_L1]; })"_s, true);
        row(u"const auto code =\n    reply.json()[\n        name];"_s, true);
        row(uR"(const auto code = reply.json().value("code"_L1);)"_s, false);
        row(uR"(const auto token = reply.json()["session"_L1]["token"_L1];)"_s, false);
        row(uR"(const auto code = reply.json()["code"_L1].toString();)"_s, false);
        row(uR"(const QJsonValue code = reply.json()["code"_L1];)"_s, false);
        row(uR"(const auto code = json["code"_L1];)"_s, false);
        row(u"return (*m_theme)[m_isWrong ? Tone::Bad : Tone::Edge];"_s, false);
        row(uR"(auto read = [] { take(); }; int x = many[0];)"_s, false);
    }

    void aKeptIndexIsFound()
    {
        QFETCH(QString, line);
        QFETCH(bool, isFound);

        QCOMPARE(keptIndex().match(line).hasMatch(), isFound);
    }

private:
    [[nodiscard]] static QStringList placesIn(const QString &path)
    {
        const auto text = textOf(path);
        QStringList places;
        for (const auto &match : keptIndex().globalMatch(text)) {
            const auto line = QStringView(text).first(match.capturedStart()).count(u'\n') + 1;
            places.append(u"%1:%2: %3"_s.arg(path).arg(line).arg(match.captured().simplified()));
        }
        return places;
    }
};

KIOSK_TEST(TestDanglingReferences)

#include "tst_danglingreferences.moc"
