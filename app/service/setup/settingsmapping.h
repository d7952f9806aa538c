// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "config/settings.h"
#include "core/login/codeloginservice.h"
#include "core/login/loginservice.h"
#include "greenapi/base/notificationtypes.h"
#include "storage/upkeep/retention.h"

// Maps the settings to the rules of the parts that follow them.
namespace Service {

[[nodiscard]] Core::LoginRules loginRulesFrom(const Config::Settings &settings);
[[nodiscard]] Core::CodeRules codeRulesFrom(const Config::Settings &settings);
[[nodiscard]] Storage::RetentionLimits retentionLimitsFrom(
    const Config::RetentionSettings &settings);

//! The account whose notifications are handled. Its members are empty where they are not
//! configured.
[[nodiscard]] GreenApi::Account accountOf(const Config::Settings &settings);

} // namespace Service
