// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "cli/base/command.h"
#include "config/settings.h"
#include "greenapi/client/answers.h"

#include <QEventLoop>
#include <QUrl>

#include <functional>
#include <optional>

namespace Cli {

// The commands for the gateway share these.

//! Fails where the settings name no account of the gateway.
[[nodiscard]] Outcome requireAccount(const Call &call, const Config::GreenApiSettings &settings);

//! Prints in one sentence why the gateway did not do as it was asked.
[[nodiscard]] tl::unexpected<ExitCode> failCall(const Call &call, GreenApi::CallError error);

//! The address for notifications by the settings: empty for polling. Has no value where the
//! settings do not say how the internet reaches the server.
[[nodiscard]] std::optional<QUrl> configuredWebhook(const Config::Settings &settings);

//! Runs an event loop until @p begin hands over its one value, and returns that.
template <typename Value>
[[nodiscard]] Value awaited(
    const std::function<void(const QObject *context, std::function<void(Value)> done)> &begin)
{
    QEventLoop loop;
    std::optional<Value> value;
    begin(&loop, [&](const Value &result) {
        value = result;
        loop.quit();
    });
    loop.exec();
    return *value;
}

} // namespace Cli
