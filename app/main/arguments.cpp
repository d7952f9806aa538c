// SPDX-License-Identifier: GPL-3.0-only
#include "main/arguments.h"

#include "core/base/language.h"
#include "service/demo.h"

#include <QCommandLineParser>

namespace Main {

using namespace Qt::StringLiterals;

namespace {

QString helpText()
{
    const auto language = u"  --language "_s + Core::languageCodes().join(u'|');
    return u"Usage: amt-kiosk [OPTIONS]\n"
           "Shows the front-desk login on the whole screen.\n\n"
           "  --config FILE            the configuration file\n"
           "  --server URL             use a server elsewhere; start none here\n"
           "  --windowed               a normal window, for development\n"
           "%1start in that language\n"
           "  --demo                   invented tenants and a phone played by buttons\n"
           "  --screenshot DIR         with --demo: save every screen in every language,\n"
           "                           size and theme as a picture, and end; with\n"
           "                           --language or --windowed only that one\n"
           "  -h, --help               this help\n"
           "  -v, --version            the version"_s.arg(language.leftJustified(27));
}

auto wrong(const QString &sentence)
{
    return Core::Unexpected(NoArguments{.isHelp = false, .text = sentence});
}

// Empty if the arguments make sense together.
std::optional<QString> mistakeIn(const Arguments &arguments, const QCommandLineParser &parser)
{
    if (!parser.positionalArguments().isEmpty())
        return u"what is %1? see: amt-kiosk --help"_s.arg(parser.positionalArguments().first());
    if (parser.isSet(u"language"_s) && !Core::findLanguage(arguments.language))
        return u"--language takes %1"_s.arg(Core::languageAlternatives());
    const auto scheme = arguments.server ? arguments.server->scheme() : QString();
    if (arguments.server
        && (arguments.server->host().isEmpty() || (scheme != "http"_L1 && scheme != "https"_L1)))
        return u"--server takes an address like https://login.example.org"_s;
    if (arguments.isDemo && arguments.server)
        return u"--demo has a server of its own: leave --server out"_s;
    if (!arguments.screenshotDirectory.isEmpty() && !arguments.isDemo)
        return u"--screenshot goes with --demo"_s;
    return std::nullopt;
}

} // namespace

Core::Expected<Arguments, NoArguments> argumentsFrom(const QStringList &commandLine,
                                                     const QString &version)
{
    QCommandLineParser parser;
    parser.addOptions({{{u"h"_s, u"help"_s}, {}},
                       {{u"v"_s, u"version"_s}, {}},
                       {u"config"_s, {}, u"FILE"_s},
                       {u"server"_s, {}, u"URL"_s},
                       {u"windowed"_s, {}},
                       {u"language"_s, {}, Core::languageCodes().join(u'|')},
                       {u"demo"_s, {}},
                       {u"screenshot"_s, {}, u"DIR"_s}});
    if (!parser.parse(commandLine))
        return wrong(parser.errorText() + u" See: amt-kiosk --help"_s);
    if (parser.isSet(u"help"_s))
        return Core::Unexpected(NoArguments{.isHelp = true, .text = helpText()});
    if (parser.isSet(u"version"_s))
        return Core::Unexpected(NoArguments{.isHelp = true, .text = u"amt-kiosk "_s + version});

    Arguments arguments;
    if (parser.isSet(u"config"_s))
        arguments.configFile = parser.value(u"config"_s);
    if (parser.isSet(u"server"_s))
        arguments.server = QUrl(parser.value(u"server"_s), QUrl::StrictMode);
    arguments.isWindowed = parser.isSet(u"windowed"_s);
    arguments.language = parser.value(u"language"_s);
    arguments.isDemo = parser.isSet(u"demo"_s);
    arguments.screenshotDirectory = parser.value(u"screenshot"_s);
    if (const auto mistake = mistakeIn(arguments, parser))
        return wrong(*mistake);
    return arguments;
}

namespace {

Kiosk::DemoSender::Kind kindOf(const std::optional<Core::Tenant> &tenant,
                               const Core::RoleTable &roles)
{
    using Kind = Kiosk::DemoSender::Kind;
    if (!tenant)
        return Kind::Unknown;
    if (!tenant->isActive)
        return Kind::Disabled;
    switch (roles.roleOf(tenant->type)) {
    case Core::Role::Tenant:
        return Kind::Tenant;
    case Core::Role::Landlord:
        return Kind::Landlord;
    case Core::Role::Investor:
        return Kind::Investor;
    case Core::Role::Staff:
        return Kind::Staff;
    case Core::Role::Admin:
        return Kind::Admin;
    }
    Q_UNREACHABLE();
}

QList<Kiosk::DemoSender> sendersForPanel(const Core::RoleTable &roles)
{
    QList<Kiosk::DemoSender> senders;
    for (const auto &sender : Service::demoSenders())
        senders.append({.kind = kindOf(sender.tenant, roles),
                        .name = sender.tenant ? sender.tenant->name : QString()});
    return senders;
}

Kiosk::ThemeName themeOf(Config::Theme theme)
{
    switch (theme) {
    case Config::Theme::Light:
        return Kiosk::ThemeName::Light;
    case Config::Theme::Dark:
        return Kiosk::ThemeName::Dark;
    case Config::Theme::Contrast:
        return Kiosk::ThemeName::Contrast;
    }
    Q_UNREACHABLE();
}

Kiosk::MotionSetting motionOf(Config::Motion motion)
{
    switch (motion) {
    case Config::Motion::System:
        return Kiosk::MotionSetting::System;
    case Config::Motion::Full:
        return Kiosk::MotionSetting::Full;
    case Config::Motion::Reduced:
        return Kiosk::MotionSetting::Reduced;
    }
    Q_UNREACHABLE();
}

Kiosk::Brand brandOf(const Config::KioskSettings &settings)
{
    return {.theme = themeOf(settings.theme),
            .company = settings.company,
            .logoFile = settings.logo,
            .accent =
                settings.accent.isEmpty() ? std::nullopt : std::optional(QColor(settings.accent))};
}

} // namespace

Kiosk::KioskOptions kioskOptionsFrom(const Config::Settings &settings, const Arguments &arguments)
{
    const auto &kiosk = settings.kiosk;
    Kiosk::KioskOptions options;
    options.name = kiosk.name;
    options.brand = brandOf(kiosk);
    options.languages = kiosk.languages;
    options.startLanguage =
        arguments.language.isEmpty() ? kiosk.languages.first() : arguments.language;
    options.accessibility = {.isTextLarge = kiosk.text == Config::TextSize::Large,
                             .isInReach = kiosk.reach,
                             .isContrastHigh = kiosk.theme == Config::Theme::Contrast};
    options.phoneRegion = settings.phone.region;
    options.sessionIdle = settings.session.kiosk.idle;
    options.pin = kiosk.adminPin;
    options.volume = kiosk.volume;
    options.speech = kiosk.speech;
    options.motion = motionOf(kiosk.motion);
    if (kiosk.night)
        options.night = {.from = kiosk.night->from, .to = kiosk.night->to};
    options.isWindowed = arguments.isWindowed;
    if (arguments.isDemo)
        options.demoSenders = sendersForPanel(settings.roles);
    return options;
}

} // namespace Main
