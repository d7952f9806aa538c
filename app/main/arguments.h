// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "config/settings.h"
#include "core/base/expected.h"
#include "kiosk/kioskoptions.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

//! amt-kiosk: a server in its thread, a kiosk in the window's, and the loop.
namespace Main {

//! The arguments of the program's call.
struct Arguments
{
    std::optional<QString> configFile;
    std::optional<QUrl> server;
    bool isWindowed = false;
    //! "ru", "ky" or "en"; empty if not given.
    QString language;
    bool isDemo = false;
    //! Empty unless the screens are to be saved as pictures.
    QString screenshotDirectory;
};

//! The reason why the program ends without a start.
struct NoArguments
{
    //! The help or the version was asked for, and is this text.
    bool isHelp = false;
    QString text;
};

//! Reads the command line, the program's name included. Needs no application object.
[[nodiscard]] Core::Expected<Arguments, NoArguments> argumentsFrom(const QStringList &commandLine,
                                                                   const QString &version);

//! The kiosk's options from the settings and the command line, without its server and key.
[[nodiscard]] Kiosk::KioskOptions kioskOptionsFrom(const Config::Settings &settings,
                                                   const Arguments &arguments);

} // namespace Main
