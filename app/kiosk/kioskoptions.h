#pragma once

#include "core/base/language.h"
#include "core/base/passwordhash.h"
#include "core/base/secret.h"
#include "kiosk/machine/nighthours.h"
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

//! What a kiosk is told about itself.
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
    AccessibilityOptions ease;
    //! Whose numbers are typed without a country code.
    QString phoneRegion = QStringLiteral("KG");
    //! How long a greeting may stay, whatever the server grants.
    std::chrono::seconds sessionIdle{60};
    //! Opens the staff's screen; nothing keeps it shut.
    std::optional<Core::PasswordHash> pin;
    //! Keeps the count of wrong PINs over a restart; if it is empty, nothing does.
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
    //! With any, there is a panel to play the phone with.
    QList<DemoSender> demoSenders;
};

} // namespace Kiosk
