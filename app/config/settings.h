// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/language.h"
#include "core/base/passwordhash.h"
#include "core/base/secret.h"
#include "core/model/session.h"
#include "core/model/tenant.h"
#include "core/phone/phonenumber.h"

#include <QHostAddress>
#include <QList>
#include <QString>
#include <QStringList>
#include <QTime>
#include <QUrl>

#include <chrono>
#include <optional>
#include <utility>

//! Turns an INI file, the environment and credentials into one checked value.
namespace Config {

//! An address and the length of its prefix, as QHostAddress::isInSubnet() takes it.
using Subnet = std::pair<QHostAddress, int>;

//! Whether anybody may start an attempt, or only enrolled kiosks.
enum class StartPolicy { Open, Kiosks };

//! How notifications come in.
enum class GatewayMode { Webhook, Poll, Off };

//! The step that follows a login on a kiosk.
enum class HandoffMode { None, Browser, Command };

//! The colours of the screen.
enum class Theme { Light, Dark, Contrast };

enum class TextSize { Normal, Large };

//! Whether things move on the screen: as the system has it, always, or only where it must be.
enum class Motion { System, Full, Reduced };

//! When the screen is dimmed, in local time. @p to may be the next day; the two differ.
struct NightHours
{
    QTime from;
    //! The first minute that is not dimmed any more.
    QTime to;

    friend bool operator==(const NightHours &, const NightHours &) = default;
};

//! Which attempts need the number-match step.
struct ConfirmPolicy
{
    //! Web and staff where a gateway account is configured and replies are on; the rest is false.
    bool isAutomatic = true;
    bool web = false;
    bool staff = false;
    bool all = false;

    friend bool operator==(const ConfirmPolicy &, const ConfirmPolicy &) = default;
};

struct ServerSettings
{
    QHostAddress listen{QHostAddress::LocalHost};
    //! 0 picks a free one.
    quint16 port = 8080;
    //! How the internet reaches it, without a slash at its end.
    std::optional<QUrl> publicUrl;
    //! PEM files; both or none.
    QString tlsCertificate;
    QString tlsKey;
    QList<Subnet> trustedProxies{{QHostAddress(QHostAddress::LocalHost), 32},
                                 {QHostAddress(QHostAddress::LocalHostIPv6), 128}};
    StartPolicy startPolicy = StartPolicy::Open;
    //! Attempts a minute from one address; 0 is no limit.
    int startRate = 30;
    bool webLogin = true;
    //! Confirms links that staff make at kiosks; with none kiosk/admin_pin does where the kiosk is
    //! in the same process.
    std::optional<Core::PasswordHash> staffPin;
};

struct DatabaseSettings
{
    //! It may carry a password. "sqlite:" is the file in the data directory.
    Core::Secret url{QByteArrayLiteral("sqlite:")};
};

struct GreenApiSettings
{
    QUrl apiUrl{QStringLiteral("https://api.green-api.com")};
    //! The proxy of calls to the internet, "http://user:password@host:3128"; empty leaves it to
    //! the environment.
    Core::Secret proxy;
    std::optional<qint64> idInstance;
    Core::Secret apiToken;
    //! Empty if none is configured: then keptSecret() has one.
    Core::Secret webhookToken;
    //! Where notifications may come from; empty is anywhere.
    QList<Subnet> webhookAddresses;
    GatewayMode mode = GatewayMode::Webhook;
    bool reply = true;
};

struct MetricsSettings
{
    //! Opens /metrics to programs on other machines; empty keeps it to this one.
    Core::Secret token;
};

struct WhatsappSettings
{
    //! The company's number. Without it the gateway is asked.
    std::optional<Core::PhoneNumber> number;
};

struct LoginSettings
{
    //! The life of an attempt.
    std::chrono::seconds attempt{180};
    //! The time until a fresh code replaces the one on screen.
    std::chrono::seconds rotate{90};
    QString keyword{QStringLiteral("AMT LOGIN")};
    ConfirmPolicy confirm;
};

struct PhoneSettings
{
    //! For numbers that people type without a country code; never for a sender.
    QString region{QStringLiteral("KG")};
};

struct SessionSettings
{
    Core::SessionLimits kiosk{std::chrono::seconds(60), std::chrono::seconds(900)};
    Core::SessionLimits web{std::chrono::seconds(1800), std::chrono::seconds(43200)};
};

//! How long the server keeps what is over.
struct RetentionSettings
{
    std::chrono::days attempts{30};
    std::chrono::days sessions{30};
    std::chrono::days audit{365};
};

struct AuditSettings
{
    //! Seals the audit. Empty if none is configured: then keptSecret() has one.
    Core::Secret key;
};

struct KioskSettings
{
    QString name{QStringLiteral("Kiosk")};
    Core::Secret key;
    //! A server elsewhere; none is the program's own.
    std::optional<QUrl> server;
    //! In the order in which they are offered.
    QStringList languages = Core::languageCodes();
    Theme theme = Theme::Light;
    //! Opens the staff screen; none keeps it shut.
    std::optional<Core::PasswordHash> adminPin;
    //! The company's name, shown beside the logo; may be empty.
    QString company;
    //! An SVG or PNG file, or empty. It was there and looked like one when the settings were read.
    QString logo;
    //! "#rrggbb" in lower case, or empty for the theme's own.
    QString accent;
    std::optional<NightHours> night;
    //! 0 to 100 per cent.
    int volume = 70;
    //! Prompts are spoken where a voice is installed.
    bool speech = true;
    TextSize text = TextSize::Normal;
    //! The controls stand in the lower third, in reach of a person who sits.
    bool reach = false;
    Motion motion = Motion::System;
};

struct HandoffSettings
{
    HandoffMode mode = HandoffMode::None;
    std::optional<QUrl> url;
    QString command;
};

//! The files that the settings were read from.
struct SettingsFiles
{
    //! The configuration file; empty if there is none.
    QString configuration;
    //! The files in which a secret stands: the configuration file, or what a "<key>_file" names.
    QStringList withSecrets;
};

//! Everything that can be configured, checked. The defaults give a working system.
struct Settings
{
    ServerSettings server;
    DatabaseSettings database;
    GreenApiSettings greenApi;
    MetricsSettings metrics;
    WhatsappSettings whatsapp;
    LoginSettings login;
    PhoneSettings phone;
    SessionSettings session;
    RetentionSettings retention;
    AuditSettings audit;
    KioskSettings kiosk;
    HandoffSettings handoff;
    //! The built-in types, with what [roles] adds and changes.
    Core::RoleTable roles;
    SettingsFiles files;
};

} // namespace Config
