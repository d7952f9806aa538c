#pragma once

#include "greenapi/client/client.h"
#include "service/gateway/linktimings.h"
#include "service/gateway/outbox.h"
#include "service/gateway/sentcodes.h"

#include <utility>

namespace Service {

//! The configured account of the gateway, and what is sent through it. In the server's thread.
struct GatewayAccount
{
    //! @p told: Outbox::Told.
    GatewayAccount(GreenApi::Credentials credentials, const LinkTimings &timings,
                   const Core::Clock &now, Outbox::Told told = {})
        : client(std::move(credentials), timings.client)
        , outbox(client, now, std::move(told), timings.outbox)
        , numbers(outbox, now)
        , codes(outbox)
    {
    }

    GreenApi::Client client;
    Outbox outbox;
    SentNumbers numbers;
    SentCodes codes;
};

} // namespace Service
