// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "config/settings.h"
#include "core/base/expected.h"

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <optional>

namespace Config {

//! $XDG_DATA_HOME/amt-kiosk, else ~/.local/share/amt-kiosk. It need not exist.
[[nodiscard]] QString dataDirectory(const QProcessEnvironment &environment);

//! $XDG_CONFIG_HOME/amt-kiosk/amt-kiosk.conf, else the same under ~/.config.
[[nodiscard]] QString userConfigurationFile(const QProcessEnvironment &environment);

//! Where settings may come from.
struct Sources
{
    //! The argument of --config.
    std::optional<QString> file;
    QProcessEnvironment environment;
    //! The file of last resort.
    QString systemFile{QStringLiteral("/etc/amt-kiosk/amt-kiosk.conf")};
};

//! A configuration file and whether somebody asked for it by name.
struct ChosenFile
{
    QString path;
    bool isExplicit = false;
};

//! The one configuration file that is read: what --config or $AMT_KIOSK_CONFIG names, else the
//! first that exists of the user's and the system's. Nothing if there is none.
[[nodiscard]] std::optional<ChosenFile> configurationFile(const Sources &sources);

//! The settings, or every mistake in them: one sentence each, which names the place, the key and
//! what is allowed, and never the value of a secret.
[[nodiscard]] Core::Expected<Settings, QStringList> load(const Sources &sources);

//! Notes that stop nothing, one sentence each: variables that are ignored because
//! Kubernetes made them, and texts with quotes or a comment in them, which are taken as they are.
[[nodiscard]] QStringList notes(const Sources &sources);

} // namespace Config
