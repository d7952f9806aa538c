// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/login/handoffservice.h"
#include "core/model/enrolment.h"
#include "core/model/tenant.h"
#include "http/access/credentialauthenticator.h"
#include "http/base/request.h"
#include "http/base/response.h"

#include <QString>

#include <optional>

namespace Http {

//! The parameters with which a service sends a person to sign in here.
struct HandoffRequest
{
    QString redirectUri;
    QString codeChallenge;
    //! Empty is S256.
    QString codeChallengeMethod{};
};

//! Returns one sentence for the service's developer that says what is wrong with @p request, or
//! nothing if the login may be handed over: the address is one of the service's, character by
//! character, and the challenge is one of S256 (RFC 7636, 4.2). @p service is empty if no service
//! has the given name.
[[nodiscard]] std::optional<QString> faultOfHandoff(
    const std::optional<Core::ServiceAccount> &service, const HandoffRequest &request);

//! Returns what is wrong with a login page's address that asks for a hand-off but names no
//! "client", such as one with OAuth's "client_id": the person would sign in and then stay there.
//! Returns nothing if the address asks for no hand-off.
[[nodiscard]] std::optional<QString> faultOfMissingClient(const QUrlQuery &query);

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
