#pragma once

#include "core/base/secret.h"

//! Assembles a running server; used by both programs.
namespace Service {

//! libsodium's generator. Initialises the library; call it once, before any thread starts.
[[nodiscard]] Core::RandomBytes secureRandomBytes();

} // namespace Service
