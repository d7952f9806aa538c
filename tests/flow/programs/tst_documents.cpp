// SPDX-License-Identifier: GPL-3.0-only
#include "support/freeport.h"
#include "support/program.h"
#include "support/test.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

namespace DocumentsTest {

using namespace Qt::StringLiterals;
using TestSupport::Home;
using TestSupport::ServeProcess;

namespace {

const auto signedIn = u"+996555121001"_s;

//! A block of a document that is marked as ```sh: it runs without a network or rights.
struct ShellBlock
{
    QString text;
    int line = 0;
};

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QList<ShellBlock> shellBlocksIn(const QString &page)
{
    static const QRegularExpression block(u"^ *```sh\\n(.*?)^ *```$"_s,
                                          QRegularExpression::MultilineOption
                                              | QRegularExpression::DotMatchesEverythingOption);
    QList<ShellBlock> blocks;
    for (const auto &match : block.globalMatch(page)) {
        const auto line = QStringView(page).first(match.capturedStart(1)).count(u'\n') + 1;
        blocks.append({match.captured(1), int(line)});
    }
    return blocks;
}

QString documents()
{
    return QStringLiteral(SOURCE_FOLDER) + u"/packaging/doc"_s;
}

//! The block of the interface's description that begins with @p beginning.
QString shellThatBegins(const QString &beginning)
{
    for (const auto &block : shellBlocksIn(contentOf(documents() + u"/interface.md"_s))) {
        if (block.text.startsWith(beginning))
            return block.text;
    }
    return {};
}

//! The pages whose blocks are run.
QStringList pages()
{
    const QDir root(QStringLiteral(SOURCE_FOLDER));
    QStringList paths;
    for (const auto &name :
         {u"README.md"_s, u"README.ru.md"_s, u"CONTRIBUTING.md"_s, u"tests/README.md"_s})
        paths.append(root.filePath(name));
    for (const auto &entry : QDir(documents()).entryInfoList({u"*.md"_s}, QDir::Files))
        paths.append(entry.filePath());
    return paths;
}

//! A terminal in which a reader pastes the blocks of a page one after the other. What they started
//! in the background ends with it.
QString sessionOf(const QList<ShellBlock> &blocks)
{
    auto script = u"trap 'kill $(jobs -p) 2>/dev/null || :' EXIT\n"_s;
    for (const auto &block : blocks)
        script += u"echo 'line %1' >&2\n"_s.arg(block.line) + block.text;
    return script;
}

struct Said
{
    int exitCode = -1;
    QString output;
    QString complaints;
};

Said run(const QProcessEnvironment &variables, const QString &script, const QString &folder)
{
    QProcess shell;
    auto environment = variables;
    environment.insert(u"PATH"_s,
                       QFileInfo(QStringLiteral(KIOSKCTL)).path() + u':'
                           + environment.value(u"PATH"_s));
    shell.setProcessEnvironment(environment);
    shell.setWorkingDirectory(folder);
    shell.start(u"bash"_s, {u"-euo"_s, u"pipefail"_s, u"-c"_s, script});
    const auto isOver = [&shell] { return shell.state() == QProcess::NotRunning; };
    if (!QTest::qWaitFor(isOver, 60'000))
        return {};
    return {.exitCode = shell.exitCode(),
            .output = QString::fromUtf8(shell.readAllStandardOutput()),
            .complaints = QString::fromUtf8(shell.readAllStandardError())};
}

} // namespace

//! The commands that the documents show work.
class TestDocuments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyBlockOfShellWorks_data()
    {
        QTest::addColumn<QString>("path");
        for (const auto &path : pages()) {
            if (!shellBlocksIn(contentOf(path)).isEmpty())
                QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
        }
    }

    void everyBlockOfShellWorks()
    {
        QFETCH(QString, path);
        const auto port = u"127.0.0.1:%1"_s.arg(TestSupport::freePort());
        const Home home;
        auto environment = home.environment();
        // As a reader has them.
        environment.remove(u"XDG_CONFIG_HOME"_s);
        environment.remove(u"XDG_DATA_HOME"_s);
        environment.insert(u"AMT_SERVER_PORT"_s, port.section(u':', 1));
        QDir(home.path()).mkdir(u"fresh"_s);
        auto script = sessionOf(shellBlocksIn(contentOf(path)));
        script.replace(u"127.0.0.1:8080"_s, port);

        const auto said = run(environment, script, home.path() + u"/fresh"_s);

        QVERIFY2(said.exitCode == 0, qPrintable(said.output + said.complaints));
    }

    void theHandbookHasBlocksToRun()
    {
        qsizetype count = 0;
        for (const auto &path : pages())
            count += shellBlocksIn(contentOf(path)).size();
        QVERIFY(count > 5);
    }

    void theLoginWithCurlEndsSignedIn_data()
    {
        QTest::addColumn<QByteArray>("gateway");
        QTest::addColumn<QString>("confirm");
        QTest::newRow("without an account") << QByteArray() << QString();
        // Messages sent there go nowhere; the number match would wait for it.
        QTest::newRow("with an account, as the page says")
            << "[greenapi]\nid_instance=1101000001\napi_token=invented\n"
               "api_url=http://127.0.0.1:9\n"_ba
            << u"none"_s;
    }

    void theLoginWithCurlEndsSignedIn()
    {
        QFETCH(QByteArray, gateway);
        QFETCH(QString, confirm);
        Home home;
        home.configure("[server]\nport=0\n" + gateway);
        if (!confirm.isEmpty())
            home.set(u"AMT_LOGIN_CONFIRM"_s, confirm);
        QVERIFY(home.addTenant(u"Asan Usenov"_s, signedIn));
        ServeProcess server(home);
        QVERIFY(server.isListening());
        auto script = shellThatBegins(u"server=http://127.0.0.1:8080\n"_s);
        QVERIFY(!script.isEmpty());
        script.replace(u"http://127.0.0.1:8080"_s, server.url().toString());

        const auto said = run(home.environment(), script, home.path());

        QVERIFY2(said.exitCode == 0, qPrintable(said.output));
        QVERIFY2(said.output.contains("\"COMPLETED\""_L1), qPrintable(said.output));
        QVERIFY2(said.output.contains("Asan Usenov"_L1), qPrintable(said.output));
    }

    // With an account the number match is on; the page says so.
    void withAnAccountTheLoginWaitsForTheNumber()
    {
        Home home;
        home.configure("[server]\nport=0\n[greenapi]\nid_instance=1101000001\n"
                       "api_token=invented\napi_url=http://127.0.0.1:9\n");
        QVERIFY(home.addTenant(u"Asan Usenov"_s, signedIn));
        ServeProcess server(home);
        QVERIFY(server.isListening());
        auto script = shellThatBegins(u"server=http://127.0.0.1:8080\n"_s);
        script.replace(u"http://127.0.0.1:8080"_s, server.url().toString());

        const auto said = run(home.environment(), script, home.path());

        QVERIFY2(said.output.contains("\"VERIFIED\""_L1), qPrintable(said.output));
    }
};

KIOSK_TEST(TestDocuments)

} // namespace DocumentsTest

#include "tst_documents.moc"
