#pragma once

#include "core/base/exitcode.h"

#include <QByteArray>
#include <QJsonArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace Cli {

using Core::ExitCode;

//! @p text without what could steer the terminal: names and addresses come from other people.
[[nodiscard]] QString printable(QString text);

//! A line on standard output.
void say(const QString &line);

//! Bytes on standard output as they are. False, with errno, if it does not take them all.
[[nodiscard]] bool put(const QByteArray &bytes);

//! One clear sentence on standard error.
void complain(const QString &sentence);

//! Asks a question that yes or no answers, and waits for the answer. Nothing where standard input
//! is no terminal. Whatever is not "y" or "yes" is no.
[[nodiscard]] std::optional<bool> ask(const QString &question);

//! Complains and gives the code back, for `return fail(…)`.
[[nodiscard]] ExitCode fail(ExitCode code, const QString &sentence);

//! Rows as a JSON array of objects (--json), or as columns for people. @p columns are the members
//! in their order. People see the texts of an array with blanks between them.
void list(const QStringList &columns, const QJsonArray &rows, bool asJson);

} // namespace Cli
