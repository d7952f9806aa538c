#pragma once

#include "core/phone/typednumber.h"

#include <QCommandLineOption>
#include <QString>

namespace Cli {

//! "--new-ranges", of the commands that put numbers into the directory: takes those of ranges that
//! this computer's libphonenumber does not know.
[[nodiscard]] QCommandLineOption newRangesOption();

//! Says what is wrong with a number, and what helps: "is no number; …".
[[nodiscard]] QString sentenceOf(Core::NumberFault fault);

} // namespace Cli
