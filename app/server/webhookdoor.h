#pragma once

#include "core/secret.h"
#include "core/strikes.h"
#include "core/timestamp.h"
#include "server/request.h"
#include "server/response.h"
#include "server/trustedproxies.h"

#include <QList>

#include <chrono>
#include <optional>

namespace Server {

//! Lets the gateway's notifications in and nobody else's. Wrong tokens are counted by address, and
//! answered later and later; the right one never waits, whoever else tried from there.
class WebhookDoor
{
public:
    struct Options
    {
        Core::Secret token;
        //! Where the gateway may call from; empty is anywhere.
        QList<TrustedProxies::Subnet> addresses;
        TrustedProxies proxies;
    };
    struct Refusal
    {
        Response response;
        std::chrono::milliseconds delay;
    };

    WebhookDoor(Options options, Core::Clock now);

    //! Nothing if the request is the gateway's. Counts and logs what is not.
    [[nodiscard]] std::optional<Refusal> refusalFor(const Request &request);

    //! The same question without any consequence.
    [[nodiscard]] bool isOpenFor(const Request &request) const;

private:
    [[nodiscard]] bool isFromAllowedAddress(const Request &request) const;
    [[nodiscard]] bool hasToken(const Request &request) const;

    Options m_options;
    Core::Clock m_now;
    Core::Strikes m_wrong;
};

} // namespace Server
