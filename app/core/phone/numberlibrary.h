// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

//! The questions that numbers ask libphonenumber, of which each takes some microseconds.
namespace Core::NumberLibrary {

//! How far a number agrees with the numbering plan of its country, as this computer's
//! libphonenumber knows it. Debian 12 has the plans of October 2022.
enum class Agreement {
    //! A range that is in use.
    Valid,
    //! The number of digits is right, but no such range is known.
    Possible,
    WrongLength,
};

//! Reads @p text, which may be any, as a number without an extension, in E.164. @p region (ISO
//! 3166) completes one without a country code; with an empty one it must be international.
[[nodiscard]] std::optional<QString> e164From(QStringView text, const QString &region);

//! A text that is no number counts as one of the wrong length.
[[nodiscard]] Agreement agreementOf(const QString &e164);

//! For people to read and type, "+996 700 000 001".
[[nodiscard]] QString spaced(const QString &e164);

//! Whether @p region (ISO 3166) is one whose numbers can be completed: "GB", not "UK".
[[nodiscard]] bool knowsRegion(const QString &region);

//! "996". Empty if there is no such country.
[[nodiscard]] QString countryCodeOf(const QString &e164);

} // namespace Core::NumberLibrary

namespace Core {

// One subscriber's number that is written in two ways: WhatsApp keeps accounts under the form that
// a number had when they were made, and people leave out a digit that only some calls need. Both
// ways are E.164, "+553187654321" and "+5531987654321", and they never name two subscribers.

//! The form that numbers are kept and compared in: the one in force today. An @p e164 with one form
//! only comes back as it is, whether or not it is a number.
[[nodiscard]] QString canonicalForm(const QString &e164);

//! The other way to write @p canonical; empty if there is none.
[[nodiscard]] QString otherForm(const QString &canonical);

} // namespace Core
