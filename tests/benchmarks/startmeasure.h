// SPDX-License-Identifier: GPL-3.0-only
#pragma once

namespace Benchmark {

//! How long the real program needs from its start to its first frame and to its first code, on a
//! screen in memory; @p runs times. False if that cannot be measured here.
[[nodiscard]] bool measureStarts(int runs);

} // namespace Benchmark
