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

//! Lets the gateway's notifications in and nobody else's. Wrong tokens are counted by address, and
//! answered later and later; the right one never waits, whoever else tried from there.
class WebhookAuthenticator
{
public:
    struct Options
    {
        Core::Secret token;
        //! Where the gateway may call from; empty is anywhere.
        QList<TrustedProxies::Subnet> addresses;
        TrustedProxies proxies;
        //! Whom tell() tells; may be empty.
        std::function<void(Unread unread)> unread{};
    };
    struct Refusal
    {
        Response response;
        std::chrono::milliseconds delay;
    };

    WebhookAuthenticator(Options options, Core::Clock now);

    //! Nothing if the request is the gateway's. Counts and logs what is not.
    [[nodiscard]] std::optional<Refusal> refusalFor(const Request &request);

    //! The same question without any consequence.
    [[nodiscard]] bool isOpenFor(const Request &request) const;

    //! A notification was answered without a look into it. Of the others refusalFor() tells.
    void tell(Unread unread) const;

private:
    [[nodiscard]] bool isFromAllowedAddress(const Request &request) const;
    [[nodiscard]] bool hasToken(const Request &request) const;

    Options m_options;
    CredentialThrottle m_wrong;
};

} // namespace Http
