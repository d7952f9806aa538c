// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "config/settings.h"
#include "core/base/enumtable.h"

#include <QLatin1StringView>

//! The values of the settings that are one of a few words, as people write them.
namespace Config::Choices {

inline constexpr Core::EnumNames<StartPolicy> startPolicy({
    {StartPolicy::Open, QLatin1StringView("open")},
    {StartPolicy::Kiosks, QLatin1StringView("kiosks")},
});

inline constexpr Core::EnumNames<GatewayMode> gatewayMode({
    {GatewayMode::Webhook, QLatin1StringView("webhook")},
    {GatewayMode::Poll, QLatin1StringView("poll")},
    {GatewayMode::Off, QLatin1StringView("off")},
});

inline constexpr Core::EnumNames<HandoffMode> handoffMode({
    {HandoffMode::None, QLatin1StringView("none")},
    {HandoffMode::Browser, QLatin1StringView("browser")},
    {HandoffMode::Command, QLatin1StringView("command")},
});

inline constexpr Core::EnumNames<Theme> theme({
    {Theme::Light, QLatin1StringView("light")},
    {Theme::Dark, QLatin1StringView("dark")},
    {Theme::Contrast, QLatin1StringView("contrast")},
});

inline constexpr Core::EnumNames<TextSize> textSize({
    {TextSize::Normal, QLatin1StringView("normal")},
    {TextSize::Large, QLatin1StringView("large")},
});

inline constexpr Core::EnumNames<Motion> motion({
    {Motion::System, QLatin1StringView("system")},
    {Motion::Full, QLatin1StringView("full")},
    {Motion::Reduced, QLatin1StringView("reduced")},
});

} // namespace Config::Choices
