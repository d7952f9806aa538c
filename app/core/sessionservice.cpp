#include "core/sessionservice.h"

namespace Core {

using namespace Qt::StringLiterals;

namespace {

QString placeOf(const Session &session)
{
    if (!session.service.isEmpty())
        return u"service:"_s + session.service;
    return session.kiosk.isEmpty() ? u"web"_s : session.kiosk;
}

QString actionFor(SignOutReason reason)
{
    return reason == SignOutReason::NotMe ? AuditAction::sessionDisowned
                                          : AuditAction::sessionEnded;
}

} // namespace

SessionService::SessionService(Stores stores, Clock now, RandomBytes randomBytes)
    : m_stores(stores)
    , m_now(std::move(now))
    , m_randomBytes(std::move(randomBytes))
{
}

Stored<std::optional<Tenant>> SessionService::activeTenant(qint64 id)
{
    auto tenant = m_stores.tenants.find(id);
    if (tenant && *tenant && !(*tenant)->isActive)
        return std::optional<Tenant>();
    return tenant;
}

Stored<std::optional<SessionGrant>> SessionService::handOut(const QUuid &attemptId)
{
    std::optional<SessionGrant> grant;
    const auto stored = m_stores.work.commit([&]() -> Stored<void> {
        auto session = m_stores.sessions.findByAttempt(attemptId);
        if (!session)
            return Unexpected(session.error());
        const auto now = m_now();
        if (!*session || (*session)->isAcknowledged || !(*session)->isLiveAt(now))
            return {};
        const auto tenant = activeTenant((*session)->tenantId);
        if (!tenant)
            return Unexpected(tenant.error());
        if (!*tenant)
            return {};
        const auto token = Secret::random(m_randomBytes);
        (*session)->tokenHash = token.hash();
        (*session)->lastUsedAt = now;
        grant = SessionGrant{token, (*session)->expiresAt()};
        return m_stores.sessions.update(**session);
    });
    if (!stored)
        return Unexpected(stored.error());
    return grant;
}

Stored<void> SessionService::acknowledge(const QUuid &attemptId)
{
    return m_stores.work.commit([&]() -> Stored<void> {
        auto session = m_stores.sessions.findByAttempt(attemptId);
        if (!session)
            return Unexpected(session.error());
        // What was never handed out cannot have arrived; taking it as received would lose the
        // login.
        if (!*session || (*session)->isAcknowledged || (*session)->tokenHash.isEmpty())
            return {};
        (*session)->isAcknowledged = true;
        return m_stores.sessions.update(**session);
    });
}

Stored<std::optional<SignedIn>> SessionService::use(const Secret &token)
{
    std::optional<SignedIn> signedIn;
    const auto stored = m_stores.work.commit([&]() -> Stored<void> {
        auto session = m_stores.sessions.findByToken(token.hash());
        if (!session)
            return Unexpected(session.error());
        const auto now = m_now();
        if (!*session || !(*session)->isLiveAt(now))
            return {};
        auto tenant = activeTenant((*session)->tenantId);
        if (!tenant)
            return Unexpected(tenant.error());
        if (!*tenant)
            return {};
        (*session)->lastUsedAt = now;
        (*session)->isAcknowledged = true;
        signedIn = SignedIn{**session, std::move(**tenant)};
        return m_stores.sessions.update(**session);
    });
    if (!stored)
        return Unexpected(stored.error());
    return signedIn;
}

Stored<bool> SessionService::end(const Secret &token, SignOutReason reason)
{
    bool ended = false;
    const auto stored = m_stores.work.commit([&]() -> Stored<void> {
        auto session = m_stores.sessions.findByToken(token.hash());
        if (!session)
            return Unexpected(session.error());
        const auto now = m_now();
        if (!*session || !(*session)->isLiveAt(now))
            return {};
        ended = true;
        return endNow(**session,
                      {.at = now,
                       .actor = u"tenant:%1"_s.arg((*session)->tenantId),
                       .action = actionFor(reason),
                       .subject = u"session:%1"_s.arg((*session)->id),
                       .origin = placeOf(**session),
                       .detail = {}});
    });
    if (!stored)
        return Unexpected(stored.error());
    return ended;
}

Stored<bool> SessionService::revoke(qint64 id)
{
    bool revoked = false;
    const auto stored = m_stores.work.commit([&]() -> Stored<void> {
        const auto session = m_stores.sessions.findById(id);
        if (!session)
            return Unexpected(session.error());
        const auto now = m_now();
        if (!*session || !(*session)->isLiveAt(now))
            return {};
        revoked = true;
        return endNow(**session,
                      {.at = now,
                       .actor = u"administrator"_s,
                       .action = AuditAction::sessionRevoked,
                       .subject = u"session:%1"_s.arg(id),
                       .origin = u"command line"_s,
                       .detail = u"tenant:%1"_s.arg((*session)->tenantId)});
    });
    if (!stored)
        return Unexpected(stored.error());
    return revoked;
}

Stored<void> SessionService::endNow(Session session, AuditEntry entry)
{
    session.isAcknowledged = true;
    session.revokedAt = entry.at;
    if (auto updated = m_stores.sessions.update(session); !updated)
        return updated;
    return m_stores.audit.append(entry);
}

Stored<bool> SessionService::isLive(const QUuid &attemptId)
{
    const auto session = m_stores.sessions.findByAttempt(attemptId);
    if (!session)
        return Unexpected(session.error());
    return *session && (*session)->isLiveAt(m_now());
}

} // namespace Core
