// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/base/options.h"

namespace Simulator {

using namespace Qt::StringLiterals;

Times Times::scaled(double factor) const
{
    Times times = *this;
    for (auto *time : {&times.webhookTimeout, &times.retryPause, &times.keep, &times.applySettings,
                       &times.reboot, &times.statusStep, &times.rateWindow, &times.countRefresh,
                       &times.journalLag, &times.lateness, &times.markerPause, &times.slowness}) {
        *time = std::chrono::milliseconds(qRound64(double(time->count()) * factor));
    }
    times.asked *= factor;
    return times;
}

Plan Plan::developer()
{
    return {.chats = 3, .checkWhatsapp = 100, .getChatHistory = 300};
}

QJsonObject Options::recommendedSettings()
{
    return {{u"incomingWebhook"_s, u"yes"_s}, {u"stateWebhook"_s, u"yes"_s}};
}

} // namespace Simulator
