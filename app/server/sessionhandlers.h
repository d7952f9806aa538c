#pragma once

#include "core/sessionservice.h"
#include "server/request.h"
#include "server/response.h"

namespace Server {

//! GET /api/auth/me/: who the session's token speaks for.
class MeHandler
{
public:
    explicit MeHandler(Core::SessionService &sessions);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    Core::SessionService &m_sessions;
};

//! POST /api/auth/logout/: ends the session.
class LogoutHandler
{
public:
    explicit LogoutHandler(Core::SessionService &sessions);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    Core::SessionService &m_sessions;
};

} // namespace Server
