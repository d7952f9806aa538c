// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/expected.h"

#include <QByteArray>
#include <QJsonArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace Cli {

using Core::ExitCode;

//! How a command ended: done, or with an exit code. What went wrong has been said by then.
using Outcome = Core::Expected<void, ExitCode>;

//! The outcome of a program that ends with @p exitCode.
[[nodiscard]] Outcome outcomeOf(int exitCode);

//! @p text without what could steer the terminal: names and addresses come from other people.
[[nodiscard]] QString printable(QString text);

//! Where a command writes to and what it asks: the standard streams, or a test.
class Console
{
public:
    Console() = default;
    virtual ~Console() = default;
    Q_DISABLE_COPY_MOVE(Console)

    //! Writes bytes to standard output as they are. False, with errno, if it does not take them
    //! all.
    [[nodiscard]] virtual bool write(const QByteArray &bytes) = 0;

    //! Writes one clear sentence to standard error.
    virtual void printError(const QString &sentence) = 0;

    //! Asks a question that yes or no answers, and waits for the answer: "y" or "yes" is yes,
    //! anything else is no. Nothing where standard input is no terminal.
    [[nodiscard]] virtual std::optional<bool> confirm(const QString &question) = 0;

    //! Writes a line to standard output.
    void print(const QString &line);

    //! Prints an error and returns the code, for `return console.fail(…)`.
    [[nodiscard]] tl::unexpected<ExitCode> fail(ExitCode code, const QString &sentence);

    //! Prints rows as a JSON array of objects (--json), or as columns for people. @p columns are
    //! the members in their order. People see the texts of an array with blanks between them.
    void printTable(const QStringList &columns, const QJsonArray &rows, bool asJson);
};

//! The standard streams.
class StandardConsole final : public Console
{
public:
    [[nodiscard]] bool write(const QByteArray &bytes) override;
    void printError(const QString &sentence) override;
    [[nodiscard]] std::optional<bool> confirm(const QString &question) override;
};

//! Is called with how much of a work is done; @p total does not change on the way.
using Progress = std::function<void(qsizetype done, qsizetype total)>;

//! How far a long work is, as a line on standard error that is written anew and vanishes in the
//! end. Nothing where standard error is no terminal.
class ProgressBar
{
public:
    //! @p work is a word or two, "Reading".
    explicit ProgressBar(QString work);
    ~ProgressBar();
    Q_DISABLE_COPY_MOVE(ProgressBar)

    void show(qsizetype done, qsizetype total);
    //! show(), to hand over; the bar must outlive it.
    [[nodiscard]] Progress reporter();

    //! The line, for example "Reading  [##########          ]  50 %".
    [[nodiscard]] static QString line(const QString &work, int percent);

private:
    QString m_work;
    bool m_isTerminal;
    int m_percent = -1;
};

} // namespace Cli
