#pragma once

#include "http/access/credentialthrottle.h"
#include "http/access/kiosklogin.h"
#include "http/access/metricsaccess.h"
#include "http/access/servicelogin.h"
#include "http/base/router.h"

#include <chrono>
#include <optional>

namespace Http {

//! Turns wrong keys and secrets away by the request's head alone, so that the answer to a client
//! that guesses can wait. Requests without a credential are left to the handlers, and so are those
//! that cannot be judged because the database does not answer.
class CredentialAuthenticator
{
public:
    struct Refusal
    {
        Response response;
        std::chrono::milliseconds delay{0};
    };

    CredentialAuthenticator(KioskLogin kiosks, ServiceLogin services, MetricsAccess metrics,
                            const TrustedProxies &proxies, const Core::Clock &now);

    //! @p taken is what the request's route takes. Counts and logs what is wrong.
    [[nodiscard]] std::optional<Refusal> refusalFor(const Request &request, Credential taken);

private:
    [[nodiscard]] std::optional<Response> answerToWrong(const Request &request,
                                                        Credential taken) const;
    [[nodiscard]] CredentialThrottle &throttleOf(Credential taken);

    KioskLogin m_kiosks;
    ServiceLogin m_services;
    MetricsAccess m_metrics;
    CredentialThrottle m_wrongKeys;
    CredentialThrottle m_wrongSecrets;
    CredentialThrottle m_wrongTokens;
};

} // namespace Http
