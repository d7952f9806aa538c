// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <tl/expected.hpp>
#include <utility>

//! The rules of a login as values and functions. No I/O, no clock of its own, no texts for people.
namespace Core {

//! A value, or the typed reason why there is none. tl::expected until the floor has C++23.
template <typename Value, typename Error>
using Expected = tl::expected<Value, Error>;

//! The reason, on its way into an Expected: `return Unexpected(…)`.
template <typename Error>
// Callers write it as the type that it makes, which std::unexpected will be with C++23.
// NOLINTNEXTLINE(readability-identifier-naming)
[[nodiscard]] auto Unexpected(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

//! Exit codes of the programs. Scripts rely on them, so their values never change.
enum class ExitCode {
    Done = 0,
    //! The thing asked for failed.
    Failed = 1,
    Usage = 2,
    Configuration = 3,
    Database = 4,
    //! The network or the gateway.
    Network = 5,
};

} // namespace Core

//! Declares @p name as the value of the Expected that follows, or returns its error from the
//! function: KIOSK_TRY(attempt, m_attempts.find(id)); goes on with `attempt`.
#define KIOSK_TRY(name, ...)                                                                       \
    auto name##OrError = (__VA_ARGS__);                                                            \
    if (!name##OrError)                                                                            \
        return ::Core::Unexpected(std::move(name##OrError).error());                               \
    auto &name = *name##OrError

//! Returns the error of an Expected<void> from the function, if there is one.
#define KIOSK_CHECK(...) KIOSK_CHECK_AS(KIOSK_JOINED(checked, __COUNTER__), __VA_ARGS__)

#define KIOSK_CHECK_AS(name, ...)                                                                  \
    if (auto name = (__VA_ARGS__); !name)                                                          \
    return ::Core::Unexpected(std::move(name).error())
#define KIOSK_JOINED(a, b) KIOSK_JOINED_EXPANDED(a, b)
#define KIOSK_JOINED_EXPANDED(a, b) a##b
