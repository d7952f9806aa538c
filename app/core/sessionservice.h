#pragma once

#include "core/ports.h"
#include "core/secret.h"
#include "core/timestamp.h"

namespace Core {

//! Who a session's token speaks for.
struct SignedIn
{
    Session session;
    Tenant tenant;
};

//! Hands sessions out, knows them again and ends them. All methods in the server's thread.
class SessionService
{
public:
    SessionService(UnitOfWork &work, SessionStore &sessions, TenantDirectory &tenants, Clock now,
                   RandomBytes randomBytes);

    //! Mints a token for the session of a completed attempt. Each call replaces the token given
    //! before, so that an answer lost on the way costs nobody the login and exactly one token
    //! works. Nothing once a receipt was acknowledged, or if the session is over.
    [[nodiscard]] Stored<std::optional<SessionGrant>> handOut(const QUuid &attemptId);

    //! The screen has its token: no further hand-out. Nothing happens if there was none yet.
    [[nodiscard]] Stored<void> acknowledge(const QUuid &attemptId);

    //! Who @p token speaks for, if its session is live and its tenant enabled. Counts as use (the
    //! idle time starts again) and as acknowledgement.
    [[nodiscard]] Stored<std::optional<SignedIn>> use(const Secret &token);

    //! Signs out. False if the token opens no live session.
    [[nodiscard]] Stored<bool> end(const Secret &token);

private:
    UnitOfWork &m_work;
    SessionStore &m_sessions;
    TenantDirectory &m_tenants;
    Clock m_now;
    RandomBytes m_randomBytes;
};

} // namespace Core
