// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QLatin1StringView>

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace Core {

namespace EnumDetail {

//! Whether @p value has a name. GCC and Clang write a value without one as a cast: "(Color)7".
template <auto value>
consteval bool isNamed()
{
    constexpr std::string_view text = __PRETTY_FUNCTION__;
    constexpr char behind = text[text.find_last_of(')') + 1];
    return behind < '0' || behind > '9';
}

template <typename Enum, std::size_t first = 0>
consteval std::size_t count()
{
    static_assert(!std::is_convertible_v<Enum, std::underlying_type_t<Enum>>,
                  "only of an enum class every number may be looked at");
    if constexpr (isNamed<static_cast<Enum>(first)>())
        return count<Enum, first + 1>();
    else
        return first;
}

} // namespace EnumDetail

//! How many values @p Enum has. They are numbered 0, 1, 2 and so on without gaps, as an enum is
//! where no number is written.
template <typename Enum>
inline constexpr std::size_t enumCount = EnumDetail::count<Enum>();

//! All values of @p Enum in their order.
template <typename Enum>
inline constexpr std::array enumValues = []<std::size_t... i>(std::index_sequence<i...>)
{
    return std::array{static_cast<Enum>(i)...};
}
(std::make_index_sequence<enumCount<Enum>>());

//! Something for each value of an enum.
template <typename Enum, typename Value>
class EnumArray
{
public:
    //! @p value must be one of the enum's values.
    [[nodiscard]] constexpr const Value &operator[](Enum value) const
    {
        return m_values[static_cast<std::size_t>(value)];
    }
    [[nodiscard]] constexpr Value &operator[](Enum value)
    {
        return m_values[static_cast<std::size_t>(value)];
    }

private:
    std::array<Value, enumCount<Enum>> m_values{};
};

//! Constants for each value of an enum, written as rows in any order. A table in which a value has
//! no row, or two, does not compile: neither does, then, a new value that was forgotten somewhere.
template <typename Enum, typename Value>
class EnumTable
{
public:
    struct Row
    {
        Enum key;
        Value value;
    };

    template <std::size_t rowCount>
    consteval explicit EnumTable(const Row (&rows)[rowCount])
    {
        static_assert(rowCount == enumCount<Enum>, "every value of the enum needs one row");
        for (const auto &row : rows)
            place(row.key, row.value);
    }

    //! Builds it from rows that have their enum's value in @p member.
    template <std::size_t rowCount, typename Key>
    consteval EnumTable(const std::array<Value, rowCount> &rows, Key member)
    {
        static_assert(rowCount == enumCount<Enum>, "every value of the enum needs one row");
        for (const auto &row : rows)
            place(row.*member, row);
    }

    [[nodiscard]] constexpr const Value &operator[](Enum key) const { return m_values[key]; }

    //! The first value of the enum that has @p value, or nothing.
    template <typename Other>
    [[nodiscard]] std::optional<Enum> keyOf(const Other &value) const
    {
        for (const auto key : enumValues<Enum>) {
            if (m_values[key] == value)
                return key;
        }
        return std::nullopt;
    }

private:
    consteval void place(Enum key, const Value &value)
    {
        if (m_isPlaced[key])
            throw "a value of the enum has two rows";
        m_isPlaced[key] = true;
        m_values[key] = value;
    }

    EnumArray<Enum, Value> m_values;
    EnumArray<Enum, bool> m_isPlaced;
};

//! The names of the values.
template <typename Enum>
using EnumNames = EnumTable<Enum, QLatin1StringView>;

} // namespace Core
