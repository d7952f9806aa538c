#include "main/options.h"

#include "service/demo.h"

namespace Main {

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
