// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "config/settings.h"

#include <QLatin1StringView>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace Config {

//! One key of the configuration: how it is written, where it goes and what it means. The table of
//! them is the one source of the settings' documents: packaging/amt-kiosk.conf.example and the
//! tables of packaging/doc/settings.md are made from it (tests/config/tst_example.cpp).
struct Key
{
    //! "server/port"
    QLatin1StringView name;
    //! Ends the sentence "allowed: …".
    QString allowed;
    //! False for a bad value, which leaves the settings as they were.
    std::function<bool(const QString &text, Settings &settings)> read;
    //! The value that Settings begins with, as people write it; empty is none.
    QString standard;
    //! English sentences; names, values and commands stand between backticks.
    QLatin1StringView help;
    //! A message must not repeat the value.
    bool isSecret = false;
    //! A hash that `amt-kioskctl pin` printed; secret as well.
    bool isHash = false;
    //! The value is for people or a shell to read, so that quotes and "#" may be meant.
    bool isFreeText = false;

    //! Whether an empty value is the same as none.
    [[nodiscard]] bool isOptional() const { return standard.isEmpty(); }
};

//! All keys, section after section, in the order in which they are read: a key stands after those
//! that it depends on.
[[nodiscard]] const QList<Key> &keys();

[[nodiscard]] const QStringList &keyNames();
//! In the order of keys(), then "roles".
[[nodiscard]] QStringList sectionNames();
//! The full names of a section's keys; none for a section that is not known, or for [roles].
[[nodiscard]] QStringList keyNamesIn(const QString &section);

} // namespace Config
