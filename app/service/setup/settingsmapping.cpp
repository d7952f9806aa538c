// SPDX-License-Identifier: GPL-3.0-only
#include "service/setup/settingsmapping.h"

#include "service/setup/serversetup.h"

namespace Service {

namespace {

// The settings alone decide, never the gateway's state of the moment: cutting the gateway off must
// not let anybody in without the number.
Core::ConfirmationRule confirmationFrom(const Config::Settings &settings)
{
    const auto &policy = settings.login.confirm;
    if (!policy.isAutomatic)
        return {.web = policy.web, .staff = policy.staff, .all = policy.all};
    const bool canReply = hasAccount(settings.greenApi) && settings.greenApi.reply;
    return {.web = canReply, .staff = canReply, .all = false};
}

// Fetched messages came over a connection that we opened, and need no second look.
bool readsBack(const Config::GreenApiSettings &settings)
{
    return hasAccount(settings) && settings.mode == Config::GatewayMode::Webhook;
}

// The attempts that are valid at one time where a code is renewed on schedule, and two for
// restarts.
int liveAttempts(const Config::LoginSettings &login)
{
    return int(login.attempt / login.rotate) + 2;
}

} // namespace

Core::LoginRules loginRulesFrom(const Config::Settings &settings)
{
    return {.attemptLife = settings.login.attempt,
            .kioskSession = settings.session.kiosk,
            .webSession = settings.session.web,
            .confirmation = confirmationFrom(settings),
            .readsBack = readsBack(settings.greenApi),
            .roles = settings.roles,
            .liveAttemptsPerKiosk = liveAttempts(settings.login)};
}

Core::CodeRules codeRulesFrom(const Config::Settings &settings)
{
    return {.attemptLife = settings.login.attempt,
            .kioskSession = settings.session.kiosk,
            .webSession = settings.session.web};
}

Storage::RetentionLimits retentionLimitsFrom(const Config::RetentionSettings &settings)
{
    return {.attempts = settings.attempts, .sessions = settings.sessions, .audit = settings.audit};
}

GreenApi::Account accountOf(const Config::Settings &settings)
{
    return {.idInstance = settings.greenApi.idInstance, .number = settings.whatsapp.number};
}

} // namespace Service
