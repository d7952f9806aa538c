// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/secret.h"

// The resources that this process takes of the machine, by means of Linux and libsodium. All
// functions return at once.

//! Assembles a running server; used by both programs.
namespace Service {

//! Keeps this process's memory, with the keys and tokens in it, out of core dumps, and out of reach
//! of debuggers of the same user. Call it before anything secret is read, once in main(). False if
//! the system does not let it.
bool preventCoreDumps();

//! Raises the limit of open files to the most that the system allows. Debian lets a process have
//! 1024 unless it asks for more, which is less than the connections that the gate takes. False if
//! the system does not let it, which costs nothing but those connections.
bool allowManyFiles();

//! Processor time since the start, in seconds; 0 where the system does not tell. Any thread.
[[nodiscard]] double cpuSeconds();

//! Memory that is in use and not swapped out, in bytes; 0 where the system does not tell. Any
//! thread.
[[nodiscard]] double residentBytes();

//! libsodium's generator. Initialises the library; call it once, before any thread starts.
[[nodiscard]] Core::RandomBytes secureRandomBytes();

} // namespace Service
