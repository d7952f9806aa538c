#pragma once

#include "core/login/sessionservice.h"
#include "core/model/tenant.h"
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

} // namespace Http
