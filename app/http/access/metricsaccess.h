#pragma once

#include "core/base/secret.h"
#include "http/base/request.h"
#include "http/base/response.h"

#include <optional>

namespace Http {

//! Whether a program of the server's own machine asks, and asks for itself: a proxy on this machine
//! asks from loopback, too, for clients that are not here.
[[nodiscard]] bool isFromThisMachine(const Request &request);

//! Lets programs on this machine that ask directly read GET /metrics, and those that have the
//! token. How much work a request cost can tell whom it was about, so the numbers are not for
//! everybody.
class MetricsAccess
{
public:
    //! An empty @p token: nobody has one.
    explicit MetricsAccess(Core::Secret token);

    //! True if the request names a token at all, good or not.
    [[nodiscard]] static bool isTried(const Request &request);

    //! The answer to a request that may not have the numbers.
    [[nodiscard]] std::optional<Response> refusalFor(const Request &request) const;

private:
    [[nodiscard]] bool hasToken(const Request &request) const;

    Core::Secret m_token;
};

} // namespace Http
