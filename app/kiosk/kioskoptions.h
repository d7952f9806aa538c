// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/language.h"
#include "core/base/passwordhash.h"
#include "core/base/secret.h"
#include "kiosk/machine/nightdimmer.h"
#include "kiosk/pages/demopanel.h"
#include "kiosk/style/design.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <optional>

namespace Kiosk {

//! Whether things move on the screen.
enum class MotionSetting {
    //! Unless the desktop asks for less.
    System,
    Full,
    Reduced,
};

//! The configuration of a kiosk's window.
struct KioskOptions
{
    //! "http://127.0.0.1:8080"
    QUrl server;
    //! Empty where the server lets anyone start an attempt.
    Core::Secret key;
    //! The window's title.
    QString name;
    Brand brand;
    //! Codes of Core::Language, at least one, in the order of their buttons.
    QStringList languages = Core::languageCodes();
    //! One of the languages; each visitor begins with it.
    QString startLanguage = Core::languages.front().code;
    //! Each visitor begins with this.
    AccessibilityOptions accessibility;
    //! The country, such as "KG", whose numbers are typed without a country code.
    QString phoneRegion = QStringLiteral("KG");
    //! How long a greeting may stay, whatever the server grants.
    std::chrono::seconds sessionIdle{60};
    //! The hash of the PIN that opens the staff's page; without one the page stays shut.
    std::optional<Core::PasswordHash> pin;
    //! The file that keeps the count of wrong PINs over a restart; empty for none.
    QString pinCountFile;
    //! 0 to 100 per cent.
    int volume = 70;
    //! Prompts are spoken where there is a voice.
    bool speech = true;
    MotionSetting motion = MotionSetting::System;
    //! When the screen is dimmed.
    std::optional<NightHours> night;
    //! A normal window instead of the full screen.
    bool isWindowed = false;
    //! The invented phones of the demo's panel; without any there is no panel.
    QList<DemoSender> demoSenders;
};

} // namespace Kiosk
