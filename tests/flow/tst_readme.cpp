#include "support/program.h"
#include "support/test.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

namespace ReadmeTest {

using namespace Qt::StringLiterals;
using TestSupport::Home;
using TestSupport::ServeProcess;

namespace {

const auto signedIn = u"+996555121001"_s;

//! The block of shell in the README that begins with @p beginning.
QString shellThatBegins(const QString &beginning)
{
    QFile file(QStringLiteral(README));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read the README");
    const auto text = QString::fromUtf8(file.readAll());
    const auto start = text.indexOf(u"```sh\n"_s + beginning);
    const auto from = text.indexOf(u'\n', start) + 1;
    return start < 0 ? QString() : text.sliced(from, text.indexOf(u"```"_s, from) - from);
}

struct Said
{
    int exitCode = -1;
    QString output;
};

Said run(const Home &home, const QString &script)
{
    QProcess shell;
    auto environment = home.environment();
    environment.insert(u"PATH"_s,
                       QFileInfo(QStringLiteral(KIOSKCTL)).path() + u':'
                           + environment.value(u"PATH"_s));
    shell.setProcessEnvironment(environment);
    shell.start(u"bash"_s, {u"-euo"_s, u"pipefail"_s, u"-c"_s, script});
    const auto isOver = [&shell] { return shell.state() == QProcess::NotRunning; };
    if (!QTest::qWaitFor(isOver, 60'000))
        return {};
    return {.exitCode = shell.exitCode(),
            .output = QString::fromUtf8(shell.readAllStandardOutput())};
}

} // namespace

//! The commands that the README shows work.
class TestReadme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLoginWithCurlEndsSignedIn_data()
    {
        QTest::addColumn<QByteArray>("gateway");
        QTest::addColumn<QString>("confirm");
        QTest::newRow("without an account") << QByteArray() << QString();
        // Messages sent there go nowhere; the number match would wait for it.
        QTest::newRow("with an account, as the README says")
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

        const auto said = run(home, script);

        QVERIFY2(said.exitCode == 0, qPrintable(said.output));
        QVERIFY2(said.output.contains("\"COMPLETED\""_L1), qPrintable(said.output));
        QVERIFY2(said.output.contains("Asan Usenov"_L1), qPrintable(said.output));
    }

    // With an account the number match is on; the README says so.
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

        const auto said = run(home, script);

        QVERIFY2(said.output.contains("\"VERIFIED\""_L1), qPrintable(said.output));
    }
};

KIOSK_TEST(TestReadme)

} // namespace ReadmeTest

#include "tst_readme.moc"
