// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "config/keys.h"
#include "config/values.h"
#include "core/base/enumtable.h"

#include <type_traits>
#include <utility>

// The kinds of keys, from which keys.cpp makes its table. A Field is a lambda that finds the key's
// place in the Settings it is given, so that a default is written in settings.h only.
namespace Config::KeyKinds {

// NOLINTBEGIN(bugprone-macro-parentheses): a member cannot stand in parentheses
//! The Field of Settings::path.
#define KIOSK_FIELD(path)                                                                          \
    [](auto &settings) -> auto &                                                                   \
    {                                                                                              \
        return settings.path;                                                                      \
    }
// NOLINTEND(bugprone-macro-parentheses)

template <typename Field>
using ValueOf = std::remove_cvref_t<std::invoke_result_t<Field, Settings &>>;

//! The two things that a key has whatever its value is.
struct Words
{
    QString allowed;
    QLatin1StringView help;
};

//! A key whose value @p parse reads: from the text, and from the settings read so far if it wants
//! them. @p write gives the default as people write it.
template <typename Field, typename Parse, typename Write>
Key key(QLatin1StringView name, Field field, Parse parse, Write write, const Words &words)
{
    using Value = ValueOf<Field>;
    constexpr bool isHash = std::is_same_v<Value, std::optional<Core::PasswordHash>>;
    const auto read = [field, parse](const QString &text, Settings &settings) {
        auto value = [&] {
            if constexpr (std::is_invocable_v<Parse, const QString &, const Settings &>)
                return parse(text, std::as_const(settings));
            else
                return parse(text);
        }();
        if (value)
            field(settings) = std::move(*value);
        return value.has_value();
    };
    const Settings defaults;
    return {.name = name,
            .allowed = words.allowed,
            .read = read,
            .standard = write(field(defaults)),
            .help = words.help,
            .isSecret = isHash || std::is_same_v<Value, Core::Secret>,
            .isHash = isHash};
}

//! A key of any other kind of value; see Config::textOf().
template <typename Field, typename Parse>
Key key(QLatin1StringView name, Field field, Parse parse, const Words &words)
{
    return key(
        name, field, parse, [](const auto &value) { return textOf(value); }, words);
}

//! A whole number, or a span of time in the field's own unit.
template <typename Field>
Key number(QLatin1StringView name, Field field, std::pair<qint64, qint64> range,
           QLatin1StringView help)
{
    using Value = ValueOf<Field>;
    const auto parse = [range](const QString &text) {
        const auto number = wholeNumber(text, range.first, range.second);
        return number ? std::optional(static_cast<Value>(*number)) : std::nullopt;
    };
    const auto write = [](const Value &value) {
        if constexpr (std::is_arithmetic_v<Value>)
            return QString::number(value);
        else
            return QString::number(value.count());
    };
    const auto allowed = QStringLiteral("a whole number from %1 to %2");
    return key(name, field, parse, write, {allowed.arg(range.first).arg(range.second), help});
}

template <typename Field>
Key truth(QLatin1StringView name, Field field, QLatin1StringView help)
{
    const auto write = [](bool value) { return QVariant(value).toString(); };
    return key(name, field, Config::truth, write, {QStringLiteral("true, false"), help});
}

//! One of the words of @p names, which live as long as the program.
template <typename Field, typename Enum>
Key choice(QLatin1StringView name, Field field, const Core::EnumNames<Enum> &names,
           QLatin1StringView help)
{
    QStringList words;
    for (const auto value : Core::enumValues<Enum>)
        words.append(names[value]);
    const auto parse = [&names](const QString &text) { return names.keyOf(text); };
    const auto write = [&names](Enum value) { return QString(names[value]); };
    return key(name, field, parse, write, {words.join(QStringLiteral(", ")), help});
}

//! A text that @p isGood.
template <typename Field>
Key text(QLatin1StringView name, Field field, bool (*isGood)(const QString &), const Words &words)
{
    const auto parse = [isGood](const QString &text) {
        return isGood(text) ? std::optional(text) : std::nullopt;
    };
    return key(name, field, parse, words);
}

//! The same, of a text that people or a shell read.
template <typename Field>
Key freeText(QLatin1StringView name, Field field, bool (*isGood)(const QString &),
             const Words &words)
{
    auto result = text(name, field, isGood, words);
    result.isFreeText = true;
    return result;
}

} // namespace Config::KeyKinds
