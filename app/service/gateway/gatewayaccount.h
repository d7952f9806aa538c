// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "greenapi/client/client.h"
#include "greenapi/receiving/poller.h"
#include "service/gateway/gatewaywatch.h"
#include "service/gateway/messagereadback.h"
#include "service/gateway/missedmessages.h"
#include "service/gateway/outbox.h"
#include "service/gateway/personalmessages.h"

#include <chrono>
#include <optional>
#include <utility>

namespace Service {

//! All waits of the link to the gateway. Tests and the demo shorten them.
struct LinkTimings
{
    GreenApi::ClientTimings client{};
    GreenApi::PollerTimings poller{};
    OutboxTimings outbox{};
    ReadBackTimings readBack{};
    WatchTimings watch{};
    JournalTimings journal{};
    //! Pause before a message is handled again, after the database could not store its outcome.
    std::chrono::milliseconds storageRetry{2000};
    //! How often the leading server looks for messages that another server has left behind.
    std::chrono::milliseconds leftBehind{60000};
};

//! The configured account of the gateway, and the messages that are sent through it. In the
//! server's thread.
struct GatewayAccount
{
    struct Options
    {
        GreenApi::Credentials credentials;
        LinkTimings timings{};
        //! Whether people get replies; numbers and codes are sent in any case.
        bool isReplying = true;
    };

    //! @p observer: Outbox::Observer.
    GatewayAccount(Options options, const Core::Clock &now, Outbox::Observer observer = {})
        : client(std::move(options.credentials), options.timings.client)
        , outbox(client, now, std::move(observer), options.timings.outbox)
        , numbers(outbox, now)
        , codes(outbox)
    {
        if (options.isReplying)
            replies.emplace(outbox, now);
    }

    GreenApi::Client client;
    Outbox outbox;
    SentNumbers numbers;
    SentCodes codes;
    std::optional<Replies> replies;
};

} // namespace Service
