// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/login/sessionservice.h"
#include "core/model/tenant.h"
#include "http/access/credentialauthenticator.h"
#include "http/base/request.h"
#include "http/base/response.h"

namespace Http {

//! GET /api/auth/me/?peek=false: who the session's token speaks for, and until when. Asking counts
//! as use, unless it is only a peek.
class MeHandler
{
public:
    MeHandler(Core::SessionService &sessions, Core::RoleTable roles);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    Core::SessionService &m_sessions;
    Core::RoleTable m_roles;
};

//! POST /api/auth/logout/: ends the session. The body may say that it was somebody else's.
class LogoutHandler
{
public:
    explicit LogoutHandler(Core::SessionService &sessions);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    Core::SessionService &m_sessions;
};

//! POST /api/auth/introspect/ (RFC 7662), for enrolled services: whether a session is live and
//! whose it is. The token comes as a form, as the RFC has it, or as a JSON object. It counts as use
//! of the session, so that somebody who works in the service stays signed in.
class IntrospectHandler
{
public:
    IntrospectHandler(Core::SessionService &sessions, ServiceLogin services, Core::RoleTable roles);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    Core::SessionService &m_sessions;
    ServiceLogin m_services;
    Core::RoleTable m_roles;
};

} // namespace Http
