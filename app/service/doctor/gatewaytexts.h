#pragma once

#include "core/model/finding.h"
#include "core/model/gatewaystate.h"

#include <QDateTime>
#include <QString>

#include <optional>

// How the gateway's account is, in words for the log's readers and the staff.
namespace Service {

//! True where a message can sign somebody in.
[[nodiscard]] bool isUsable(Core::GatewayState state);

//! One English sentence.
[[nodiscard]] QString sentenceOf(Core::GatewayState state);

[[nodiscard]] Core::Finding findingOf(Core::GatewayState state,
                                      const std::optional<QDateTime> &since);

//! The tariff's chats of the month are used up.
[[nodiscard]] Core::Finding quotaFinding(qint64 used);

} // namespace Service
