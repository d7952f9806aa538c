#pragma once

#include "config/settings.h"
#include "core/login/codeloginservice.h"
#include "core/login/loginservice.h"
#include "storage/upkeep/retention.h"

// What the settings mean for those who do the work.
namespace Service {

[[nodiscard]] Core::LoginRules rulesFrom(const Config::Settings &settings);
[[nodiscard]] Core::CodeRules codeRulesFrom(const Config::Settings &settings);
[[nodiscard]] Storage::RetentionLimits limitsFrom(const Config::RetentionSettings &settings);

} // namespace Service
