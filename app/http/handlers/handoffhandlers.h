#pragma once

#include "core/login/handoffservice.h"
#include "core/model/tenant.h"
#include "http/access/servicelogin.h"
#include "http/base/request.h"
#include "http/base/response.h"

namespace Http {

//! POST /api/auth/handoff/code/, with a session's token: a one-time code to hand the login over
//! with, for the service that "client", "redirectUri" and "codeChallenge" name.
class HandoffCodeHandler
{
public:
    HandoffCodeHandler(Core::HandoffService &handoffs, Core::ServiceRegistry &services);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    [[nodiscard]] Core::Expected<Core::HandoffBinding, Response> bindingIn(
        const Request &request) const;

    Core::HandoffService &m_handoffs;
    Core::ServiceRegistry &m_services;
};

//! POST /api/auth/handoff/, for enrolled services: a session for a code.
class HandoffHandler
{
public:
    HandoffHandler(Core::HandoffService &handoffs, ServiceLogin services, Core::RoleTable roles);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    Core::HandoffService &m_handoffs;
    ServiceLogin m_services;
    Core::RoleTable m_roles;
};

} // namespace Http
