// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QSize>

namespace Benchmark {

//! How long it takes from one page to another and from one language to another, until it is
//! painted, on a screen of @p size; each page @p rounds times.
void measurePages(QSize size, int rounds);

} // namespace Benchmark
