#pragma once

#include "cli/command.h"
#include "core/expected.h"

#include <QDateTime>
#include <QJsonValue>
#include <QString>

#include <optional>

namespace Cli {

// What the listings have in common.

void addJsonOption(QCommandLineParser &parser);
//! For a table without an end.
void addLimitOption(QCommandLineParser &parser);

//! --limit. What is wrong with it has been said on standard error.
[[nodiscard]] Core::Expected<int, ExitCode> limitOf(const Call &call);

//! A time as listings write it, or null.
[[nodiscard]] QJsonValue timeCell(const std::optional<QDateTime> &time);
//! A text, or null where it is empty.
[[nodiscard]] QJsonValue textCell(const QString &text);

} // namespace Cli
