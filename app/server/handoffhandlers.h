#pragma once

#include "core/handoffservice.h"
#include "core/roletable.h"
#include "server/request.h"
#include "server/response.h"
#include "server/servicelogin.h"

namespace Server {

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

//! Whether a login may be handed to @p redirectUri with @p codeChallenge: the address is one of the
//! service's, character by character, and the challenge one of S256 (RFC 7636, 4.2).
[[nodiscard]] bool isHandoffTarget(const Core::ServiceAccount &service, const QString &redirectUri,
                                   const QString &codeChallenge);

} // namespace Server
