// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/expected.h"
#include "core/base/secret.h"
#include "core/base/slidingwindowcounter.h"
#include "core/base/timestamp.h"
#include "core/model/ports.h"
#include "http/access/trustedproxies.h"
#include "http/base/request.h"
#include "http/base/response.h"
#include "http/base/router.h"

#include <QLatin1StringView>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>

namespace Http {

//! Returns the name of the kiosk that has this key, or nothing if no kiosk has it.
using KioskLookup = std::function<Core::Stored<std::optional<QString>>(const Core::Secret &key)>;

//! Knows enrolled kiosks by their key in "Authorization: Kiosk <key>".
class KioskLogin
{
public:
    explicit KioskLogin(KioskLookup kiosks);

    //! True if the request names a key at all, good or not.
    [[nodiscard]] static bool hasCredentials(const Request &request);

    //! Returns the name of the kiosk that asks, or an error response.
    [[nodiscard]] Core::Expected<QString, Response> kioskOf(const Request &request) const;

private:
    KioskLookup m_kiosks;
};

//! Knows enrolled services by their name and secret in HTTP Basic.
class ServiceLogin
{
public:
    explicit ServiceLogin(Core::ServiceRegistry &services);

    //! True if the request names a service and its secret at all, good or not.
    [[nodiscard]] static bool hasCredentials(const Request &request);

    //! Returns the service that asks, or an error response. Takes the same time for an enrolled
    //! name and an unknown one.
    [[nodiscard]] Core::Expected<Core::ServiceAccount, Response> serviceOf(
        const Request &request) const;

private:
    Core::ServiceRegistry &m_services;
};

//! Lets programs on this machine that ask directly read GET /metrics, and those that have the
//! token. How much work a request cost can tell whom it was about, so the numbers are not for
//! everybody.
class MetricsAccess
{
public:
    //! With an empty @p token no token is right.
    explicit MetricsAccess(Core::Secret token);

    //! True if the request names a token at all, good or not.
    [[nodiscard]] static bool hasCredentials(const Request &request);

    //! Returns the error response to a request that may not have the numbers.
    [[nodiscard]] std::optional<Response> refusalFor(const Request &request) const;

private:
    [[nodiscard]] bool hasToken(const Request &request) const;

    Core::Secret m_token;
};

//! Slows the guessing of one kind of credential: wrong ones are counted by the client's address,
//! each is answered later than the one before, and they are logged up to a limit. A right one never
//! waits. One thread.
class CredentialThrottle
{
public:
    //! @p event is the name of its lines in the log, for example "kiosk.rejected".
    CredentialThrottle(QLatin1StringView event, TrustedProxies proxies, Core::Clock now);

    //! Counts a wrong credential of @p request; @p reason is a word for the log. Returns how long
    //! the answer is to wait: nothing for the first few, 2 s at the most.
    [[nodiscard]] std::chrono::milliseconds countWrong(const Request &request,
                                                       QLatin1StringView reason);

private:
    QLatin1StringView m_event;
    TrustedProxies m_proxies;
    Core::Clock m_now;
    Core::SlidingWindowCounter m_wrong;
};

//! Refuses wrong keys and secrets by the request's head alone, so that the answer to a client that
//! guesses can wait. Requests without a credential are left to the handlers, and so are requests
//! that cannot be checked because the database does not answer.
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

    //! @p credential is the one that the request's route accepts. Counts and logs wrong ones.
    [[nodiscard]] std::optional<Refusal> refusalFor(const Request &request, Credential credential);

private:
    [[nodiscard]] std::optional<Response> answerToWrong(const Request &request,
                                                        Credential credential) const;
    [[nodiscard]] CredentialThrottle &throttleOf(Credential credential);

    KioskLogin m_kiosks;
    ServiceLogin m_services;
    MetricsAccess m_metrics;
    CredentialThrottle m_wrongKeys;
    CredentialThrottle m_wrongSecrets;
    CredentialThrottle m_wrongTokens;
};

} // namespace Http
