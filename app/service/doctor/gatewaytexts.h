// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "config/settings.h"
#include "core/model/finding.h"
#include "core/model/gatewaystate.h"

#include <QDateTime>
#include <QString>

#include <optional>

// The state of the gateway's account in words, for readers of the log and for staff. Any thread.
namespace Service {

//! True where a message can sign somebody in.
[[nodiscard]] bool isUsable(Core::GatewayState state);

//! One English sentence.
[[nodiscard]] QString sentenceOf(Core::GatewayState state);

//! @p since is the time at which the state began, where it is known.
[[nodiscard]] Core::Finding findingOf(Core::GatewayState state,
                                      const std::optional<QDateTime> &since);

//! The finding from the settings alone, for a gateway that is not asked.
[[nodiscard]] Core::Finding gatewayFinding(const Config::GreenApiSettings &settings);

//! @p last is when the last authenticated notification came.
[[nodiscard]] Core::Finding webhookFinding(const std::optional<QDateTime> &last,
                                           const QDateTime &now);

//! The tariff's chats of the month are used up: @p used of them.
[[nodiscard]] Core::Finding quotaFinding(qint64 used);

} // namespace Service
