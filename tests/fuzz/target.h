// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QByteArrayView>

//! Properties that hold for any input: libFuzzer looks for one that breaks them.
namespace Fuzz {

//! Each target defines it. Ends the process where a property does not hold.
void run(QByteArrayView input);

//! Ends the process, which counts as a crash, unless @p holds.
void require(bool holds, const char *property);

} // namespace Fuzz
