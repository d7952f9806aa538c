#pragma once

#include <tl/expected.hpp>

//! The rules of a login as values and functions. No I/O, no clock of its own, no texts for people.
namespace Core {

//! A value, or the typed reason why there is none. tl::expected until the floor has C++23.
template <typename Value, typename Error>
using Expected = tl::expected<Value, Error>;

//! The reason, on its way into an Expected: `return Unexpected(…)`.
template <typename Error>
// NOLINTNEXTLINE(readability-identifier-naming): it stands for the type that it makes
[[nodiscard]] auto Unexpected(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace Core
