// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "config/settings.h"
#include "core/model/finding.h"

#include <QString>

#include <optional>

// Findings about the settings of a server. Any thread.
namespace Service {

//! The finding on the configuration @p file, which was read without a mistake; its name is empty
//! where the defaults are in use.
[[nodiscard]] Core::Finding settingsFinding(const QString &file);

//! The place of the webhook's secret: configured, or generated in @p dataDirectory, where only the
//! server's user may read it. Looks at that file.
[[nodiscard]] Core::Finding webhookTokenFinding(const Config::GreenApiSettings &settings,
                                                const QString &dataDirectory);

//! Whether the company's number is known: configured, or @p told by the gateway.
[[nodiscard]] Core::Finding numberFinding(const Config::WhatsappSettings &settings,
                                          const std::optional<Core::PhoneNumber> &told = {});

//! Whether server/public_url is an address that the internet reaches, which only the gateway's
//! webhook needs.
[[nodiscard]] Core::Finding addressFinding(const Config::ServerSettings &settings,
                                           Config::GatewayMode mode = Config::GatewayMode::Webhook);

//! Whether somebody on the network may reach the server without TLS.
[[nodiscard]] Core::Finding listenFinding(const Config::ServerSettings &settings);

//! The reason why no server could listen where @p settings say; empty if one could. Listens there
//! for a moment, so call it only where no server of this configuration runs.
[[nodiscard]] std::optional<Core::Finding> listenFailure(const Config::ServerSettings &settings);

//! Whether the number match is asked of anybody.
[[nodiscard]] Core::Finding confirmFinding(const Config::Settings &settings);

//! Logs the dangerous ones among the settings of a server that starts, one line each with the cure.
//! The doctor finds the same.
void warnAtStart(const Config::Settings &settings);

} // namespace Service
