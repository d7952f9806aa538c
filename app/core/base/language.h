// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QLatin1StringView>
#include <QString>
#include <QStringList>

#include <array>

namespace Core {

//! How a language writes dates, in the format characters of QDateTime::toString(). QLocale knows
//! only whole formats with the year, none for a day and its month.
struct DateFormats
{
    QStringView day{u"dddd, d MMMM"};
    QStringView shortDay{u"ddd, d MMM"};
    QStringView moment{u"d MMMM yyyy, HH:mm"};
    QStringView recentMoment{u"d MMM, HH:mm:ss"};
};

//! A language of the screens, of the login page and of the messages in WhatsApp.
struct Language
{
    //! ISO 639-1, in lower case: in settings, in the API, in staff-choices.json and in the names of
    //! translations/*.ts. QLocale knows it, too.
    QLatin1StringView code;
    //! The language's name in the language itself.
    QStringView ownName;
    //! The answer of a person who did not sign in, in capitals.
    QStringView denial;
    DateFormats dates{};
};

//! All languages, in the order in which they are offered; the first one serves where none is named.
//! A new one is a row here, whose code CMake reads off, and translations/kiosk_<code>.ts.
inline constexpr std::array languages{
    Language{.code = QLatin1StringView("ru"), .ownName = u"Русский", .denial = u"НЕТ"},
    // The formats are those of CLDR, the source of Qt's names of months: "2026-ж., 21-январь".
    Language{.code = QLatin1StringView("ky"),
             .ownName = u"Кыргызча",
             .denial = u"ЖОК",
             .dates = {.day = u"dddd, d-MMMM",
                       .shortDay = u"ddd, d-MMM",
                       .moment = u"yyyy-'ж'., d-MMMM, HH:mm",
                       .recentMoment = u"d-MMM, HH:mm:ss"}},
    Language{.code = QLatin1StringView("en"), .ownName = u"English", .denial = u"NO"},
};

//! The language of @p code, or nullptr. Codes are compared exactly: "KY" is none.
[[nodiscard]] const Language *findLanguage(QStringView code);

//! The same, but the first language for an empty or unknown code.
[[nodiscard]] const Language &languageOrFirst(QStringView code);

//! The codes in the order of the table.
[[nodiscard]] QStringList languageCodes();

//! "ru, ky or en": ends a sentence about what is allowed.
[[nodiscard]] QString languageAlternatives();

} // namespace Core
