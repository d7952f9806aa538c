// SPDX-License-Identifier: GPL-3.0-only
#include "cli/base/gatewayaccess.h"

#include "service/doctor/gatewaytexts.h"
#include "service/gateway/gatewaywatch.h"
#include "service/gateway/wantedsettings.h"
#include "service/setup/serversetup.h"

namespace Cli {

using namespace Qt::StringLiterals;
using GreenApi::CallError;

namespace {

QString sentenceOf(CallError error)
{
    switch (error) {
    case CallError::Insecure:
        return u"The gateway's address is not safe for the token: check greenapi/api_url, and the "
               "certificate there."_s;
    case CallError::TooFast:
        return u"The gateway was asked too often: try again in a minute."_s;
    case CallError::NotFound:
    case CallError::BadAnswer:
        return u"What answers is not the gateway: check greenapi/api_url."_s;
    case CallError::Refused:
    case CallError::QuotaExceeded:
        return u"The gateway refused; see the log line above."_s;
    default:
        break;
    }
    const auto finding = Service::findingOf(Service::stateOf(error), std::nullopt);
    return (finding.message + u' ' + finding.fix).trimmed();
}

} // namespace

Outcome requireAccount(const Call &call, const Config::GreenApiSettings &settings)
{
    if (Service::hasAccount(settings))
        return {};
    return call.console.fail(ExitCode::Configuration,
                             u"no account of the gateway is configured: set greenapi/id_instance "
                             "and greenapi/api_token, from the gateway's console"_s);
}

tl::unexpected<ExitCode> failCall(const Call &call, CallError error)
{
    return call.console.fail(ExitCode::Network, sentenceOf(error));
}

std::optional<QUrl> configuredWebhook(const Config::Settings &settings)
{
    if (settings.greenApi.mode == Config::GatewayMode::Poll)
        return QUrl();
    if (!settings.server.publicUrl)
        return std::nullopt;
    return Service::webhookAt(*settings.server.publicUrl);
}

} // namespace Cli
