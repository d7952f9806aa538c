// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/secret.h"
#include "core/base/timestamp.h"
#include "http/access/credentialauthenticator.h"
#include "http/access/trustedproxies.h"
#include "http/base/request.h"
#include "http/base/response.h"
#include "http/base/router.h"

#include <QList>

#include <chrono>
#include <optional>

namespace Http {

//! Admits the gateway's notifications only. Wrong tokens are counted by address, and each is
//! answered later than the one before; the right token never waits. One thread.
class WebhookAuthenticator
{
public:
    struct Options
    {
        Core::Secret token;
        //! The subnets that the gateway may call from; empty allows any.
        QList<TrustedProxies::Subnet> addresses;
        TrustedProxies proxies;
        //! Called by report(); may be empty.
        std::function<void(Unread unread)> unread{};
    };
    struct Refusal
    {
        Response response;
        std::chrono::milliseconds delay;
    };

    WebhookAuthenticator(Options options, Core::Clock now);

    //! Returns nothing if the request is the gateway's. Counts and logs other requests.
    [[nodiscard]] std::optional<Refusal> refusalFor(const Request &request);

    //! Asks the same without counting or logging.
    [[nodiscard]] bool isOpenFor(const Request &request) const;

    //! Reports a notification that was answered unread; refusalFor() does so by itself.
    void report(Unread unread) const;

private:
    [[nodiscard]] bool isFromAllowedAddress(const Request &request) const;
    [[nodiscard]] bool hasToken(const Request &request) const;

    Options m_options;
    CredentialThrottle m_wrong;
};

} // namespace Http
