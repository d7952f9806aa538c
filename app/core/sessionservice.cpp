#include "core/sessionservice.h"

namespace Core {

SessionService::SessionService(UnitOfWork &work, SessionStore &sessions, TenantDirectory &tenants,
                               Clock now, RandomBytes randomBytes)
    : m_work(work)
    , m_sessions(sessions)
    , m_tenants(tenants)
    , m_now(std::move(now))
    , m_randomBytes(std::move(randomBytes))
{
}

Stored<std::optional<SessionGrant>> SessionService::handOut(const QUuid &attemptId)
{
    std::optional<SessionGrant> grant;
    const auto stored = m_work.commit([&]() -> Stored<void> {
        auto session = m_sessions.findByAttempt(attemptId);
        if (!session)
            return Unexpected(session.error());
        const auto now = m_now();
        if (!*session || (*session)->isAcknowledged || !(*session)->isLiveAt(now))
            return {};
        const auto token = Secret::random(m_randomBytes);
        (*session)->tokenHash = token.hash();
        (*session)->lastUsedAt = now;
        grant = SessionGrant{token, (*session)->expiresAt()};
        return m_sessions.update(**session);
    });
    if (!stored)
        return Unexpected(stored.error());
    return grant;
}

Stored<void> SessionService::acknowledge(const QUuid &attemptId)
{
    return m_work.commit([&]() -> Stored<void> {
        auto session = m_sessions.findByAttempt(attemptId);
        if (!session)
            return Unexpected(session.error());
        // What was never handed out cannot have arrived; taking it as received would lose the
        // login.
        if (!*session || (*session)->isAcknowledged || (*session)->tokenHash.isEmpty())
            return {};
        (*session)->isAcknowledged = true;
        return m_sessions.update(**session);
    });
}

Stored<std::optional<SignedIn>> SessionService::use(const Secret &token)
{
    std::optional<SignedIn> signedIn;
    const auto stored = m_work.commit([&]() -> Stored<void> {
        auto session = m_sessions.findByToken(token.hash());
        if (!session)
            return Unexpected(session.error());
        const auto now = m_now();
        if (!*session || !(*session)->isLiveAt(now))
            return {};
        auto tenant = m_tenants.find((*session)->tenantId);
        if (!tenant)
            return Unexpected(tenant.error());
        if (!*tenant || !(*tenant)->isActive)
            return {};
        (*session)->lastUsedAt = now;
        (*session)->isAcknowledged = true;
        signedIn = SignedIn{**session, std::move(**tenant)};
        return m_sessions.update(**session);
    });
    if (!stored)
        return Unexpected(stored.error());
    return signedIn;
}

Stored<bool> SessionService::end(const Secret &token)
{
    bool ended = false;
    const auto stored = m_work.commit([&]() -> Stored<void> {
        auto session = m_sessions.findByToken(token.hash());
        if (!session)
            return Unexpected(session.error());
        const auto now = m_now();
        if (!*session || !(*session)->isLiveAt(now))
            return {};
        (*session)->isAcknowledged = true;
        (*session)->revokedAt = now;
        ended = true;
        return m_sessions.update(**session);
    });
    if (!stored)
        return Unexpected(stored.error());
    return ended;
}

} // namespace Core
