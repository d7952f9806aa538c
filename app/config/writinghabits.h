#pragma once

#include "config/keys.h"

#include <QString>

#include <optional>

// How people write configuration files elsewhere, where it means something else here.
namespace Config {

//! The fault in how the value @p text of @p key is written, and the cure, as the end of a
//! sentence that begins with the key. Nothing if it is written as it should be, or as nobody can
//! tell. It never repeats the value.
//!
//! A value that stands in quotes (docker's --env-file and systemd differ in whether they keep
//! them), one with a comment behind it, and a hash whose dollar signs a shell has eaten.
[[nodiscard]] std::optional<QString> writingHabit(const Key &key, const QString &text);

//! Whether the value of @p key is for people or a shell to read, so that quotes and "#" may be
//! meant: then writingHabit() is worth a note, and else a mistake.
[[nodiscard]] bool isFreeText(const Key &key);

//! The key of @p candidates, full names such as "server/port", that somebody means who writes
//! @p name in @p section: "Port", "public-url", "server.port" or "AMT_SERVER_PORT". Empty if none.
[[nodiscard]] QString meantKey(const QString &section, const QString &name,
                               const QStringList &candidates);

} // namespace Config
