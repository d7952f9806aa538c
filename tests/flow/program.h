// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>

#include <chrono>
#include <optional>

namespace FlowTest {

//! A program that runs beside the test and ends with it, at the latest.
class Program
{
public:
    Program(const QString &file, const QStringList &arguments,
            const QProcessEnvironment &environment);
    ~Program();
    Q_DISABLE_COPY_MOVE(Program)

    //! The text that it wrote up to now.
    [[nodiscard]] QString output() const { return QString::fromUtf8(m_output); }
    [[nodiscard]] QString errors() const { return QString::fromUtf8(m_errors); }
    //! One of the lines of its log has all of these words.
    [[nodiscard]] bool hasLogged(const QStringList &words) const;

    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] qint64 process() const { return m_process.processId(); }
    void signal(int number) const;
    void kill();
    //! Waits for the end; nothing if it does not come, or if it comes with a crash.
    [[nodiscard]] std::optional<int> exitCode();

private:
    void read();

    QProcess m_process;
    QByteArray m_output;
    QByteArray m_errors;
};

//! The standard output of one of the machine's tools, ended or not; nothing if it failed.
[[nodiscard]] std::optional<QByteArray> outputOf(const QString &tool, const QStringList &arguments);

//! The sentence to fail with where a tool of these is not installed; empty if all are.
[[nodiscard]] QByteArray missingAmong(const QStringList &tools);

} // namespace FlowTest
