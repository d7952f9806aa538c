#pragma once

#include "config/settings.h"
#include "core/base/exitcode.h"
#include "core/base/expected.h"
#include "greenapi/client/callerror.h"

#include <QEventLoop>
#include <QUrl>

#include <functional>
#include <optional>

namespace Cli {

using Core::ExitCode;

// What the commands for the gateway have in common.

//! Says what is wrong where the settings name no account.
[[nodiscard]] Core::Expected<void, ExitCode> demandAccount(
    const Config::GreenApiSettings &settings);

//! Says in one sentence why the gateway did not do as it was asked.
[[nodiscard]] ExitCode failOf(GreenApi::CallError error);

//! Where notifications shall go as the settings have it: nowhere for polling. Nothing where the
//! settings do not tell.
[[nodiscard]] std::optional<QUrl> configuredWebhook(const Config::Settings &settings);

//! Waits for the one value that @p begin hands over later.
template <typename Value>
[[nodiscard]] Value awaited(
    const std::function<void(const QObject *context, std::function<void(Value)> done)> &begin)
{
    QEventLoop loop;
    std::optional<Value> value;
    begin(&loop, [&](const Value &told) {
        value = told;
        loop.quit();
    });
    loop.exec();
    return *value;
}

} // namespace Cli
