// SPDX-License-Identifier: GPL-3.0-only
#pragma once

namespace Benchmark {

class EventWatch;

//! The longest event in the window's thread while visitors sign in and out, @p logins times.
void measureLogins(EventWatch &application, int logins);

} // namespace Benchmark
