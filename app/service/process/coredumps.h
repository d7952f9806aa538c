#pragma once

namespace Service {

//! Keeps this process's memory, with the keys and tokens in it, out of core dumps, and out of reach
//! of debuggers of the same user. Call it before anything secret is read, once in main(). False if
//! the system does not let it.
bool preventCoreDumps();

} // namespace Service
