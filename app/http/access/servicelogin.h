#pragma once

#include "core/base/expected.h"
#include "core/model/ports.h"
#include "http/base/request.h"
#include "http/base/response.h"

namespace Http {

//! Knows enrolled services by their name and secret in HTTP Basic.
class ServiceLogin
{
public:
    explicit ServiceLogin(Core::ServiceRegistry &services);

    //! True if the request names a service and its secret at all, good or not.
    [[nodiscard]] static bool isTried(const Request &request);

    //! The service that asks, or the answer to somebody else. Takes the same time for a name that
    //! is enrolled and one that is not.
    [[nodiscard]] Core::Expected<Core::ServiceAccount, Response> serviceOf(
        const Request &request) const;

private:
    Core::ServiceRegistry &m_services;
};

} // namespace Http
