#pragma once

#include "greenapi/client/client.h"
#include "greenapi/receiving/poller.h"
#include "service/gateway/gatewaywatch.h"
#include "service/gateway/messagereadback.h"
#include "service/gateway/missedmessages.h"
#include "service/gateway/outbox.h"

#include <chrono>

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
    //! After the database did not take what was looked up.
    std::chrono::milliseconds storageRetry{2000};
    //! How often the server that leads looks for messages that another one has left behind.
    std::chrono::milliseconds leftBehind{60000};
};

} // namespace Service
