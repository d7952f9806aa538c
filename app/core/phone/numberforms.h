#pragma once

#include <QString>

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
