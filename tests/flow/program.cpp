// SPDX-License-Identifier: GPL-3.0-only
#include "program.h"

#include "eventually.h"
#include "support/testlogs.h"

#include <QStandardPaths>

#include <algorithm>
#include <csignal>

namespace FlowTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Program::Program(const QString &file, const QStringList &arguments,
                 const QProcessEnvironment &environment)
{
    m_process.setProcessEnvironment(environment);
    QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process,
                     [this] { read(); });
    QObject::connect(&m_process, &QProcess::readyReadStandardError, &m_process, [this] { read(); });
    m_process.start(file, arguments, QIODevice::ReadOnly);
    if (!m_process.waitForStarted())
        qWarning("%s does not start: %s", qPrintable(file), qPrintable(m_process.errorString()));
}

Program::~Program()
{
    if (QTest::currentTestFailed() && !m_errors.isEmpty())
        qInfo("%s had logged:\n%s", qPrintable(m_process.program()), m_errors.constData());
    kill();
    if (m_process.program().contains("amt-kiosk"_L1))
        TestSupport::keepLog(m_errors);
}

bool Program::hasLogged(const QStringList &words) const
{
    const auto lines = errors().split(u'\n');
    return std::any_of(lines.begin(), lines.end(), [&words](const QString &line) {
        return std::all_of(words.begin(), words.end(),
                           [&line](const QString &word) { return line.contains(word); });
    });
}

bool Program::isRunning() const
{
    return m_process.state() != QProcess::NotRunning;
}

void Program::signal(int number) const
{
    if (const auto pid = m_process.processId(); pid > 0)
        ::kill(pid_t(pid), number);
}

void Program::kill()
{
    m_process.kill();
    if (isRunning() && !m_process.waitForFinished())
        qWarning("%s does not end", qPrintable(m_process.program()));
}

std::optional<int> Program::exitCode()
{
    if (!eventually([this] { return !isRunning(); }))
        return std::nullopt;
    read();
    return m_process.exitStatus() == QProcess::NormalExit ? std::optional(m_process.exitCode())
                                                          : std::nullopt;
}

void Program::read()
{
    m_output += m_process.readAllStandardOutput();
    m_errors += m_process.readAllStandardError();
}

std::optional<QByteArray> outputOf(const QString &tool, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::SeparateChannels);
    process.start(tool, arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit
        || process.exitCode() != 0)
        return std::nullopt;
    return process.readAllStandardOutput();
}

QByteArray missingAmong(const QStringList &tools)
{
    QStringList missing;
    std::copy_if(tools.begin(), tools.end(), std::back_inserter(missing), [](const QString &tool) {
        return QStandardPaths::findExecutable(tool).isEmpty();
    });
    if (missing.isEmpty())
        return {};
    return "this test cannot work without "_ba + missing.join(u", "_s).toUtf8()
        + ": install what packaging/dependencies lists for the tests";
}

} // namespace FlowTest
