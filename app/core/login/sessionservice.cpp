#include "core/login/sessionservice.h"

#include <algorithm>

namespace Core {

using namespace Qt::StringLiterals;

namespace {

QString placeOf(const Session &session)
{
    if (!session.service.isEmpty())
        return u"service:"_s + session.service;
    return session.kiosk.isEmpty() ? u"web"_s : session.kiosk;
}

QString actionFor(SessionEnd end)
{
    return end == SessionEnd::Disowned ? AuditAction::sessionDisowned : AuditAction::sessionEnded;
}

SessionEnd endFor(SignOutReason reason)
{
    return reason == SignOutReason::NotMe ? SessionEnd::Disowned : SessionEnd::SignedOut;
}

// A session that is over may be taken away all the same: its hand-off code may be on its way.
bool canEnd(const Session &session, SessionEnd end, const QDateTime &now)
{
    return session.isLiveAt(now) || (end != SessionEnd::SignedOut && !session.isTakenAway());
}

} // namespace

SessionService::SessionService(Stores stores, Clock now, RandomBytes randomBytes, RoleTable roles,
                               Clock unstepped)
    : m_stores(stores)
    , m_resolver({.tenants = stores.tenants,
                  .senders = stores.senders,
                  .links = stores.links,
                  .audit = stores.audit},
                 std::move(roles))
    , m_now(std::move(now))
    , m_randomBytes(std::move(randomBytes))
    , m_unstepped(std::move(unstepped))
{
}

// By the clock by which it is live; by the one that people read if it is so by none.
QDateTime SessionService::timeFor(const Session &session) const
{
    auto now = m_now();
    if (!m_unstepped)
        return now;
    auto unstepped = m_unstepped();
    // Used at a time that is yet to come: the clock was set back since, and would keep it for long.
    if (session.lastUsedAt > now.addDuration(clockSkew))
        return unstepped;
    return session.isLiveAt(now) || !session.isLiveAt(unstepped) ? now : unstepped;
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
        if (!*session || (*session)->isAcknowledged)
            return {};
        const auto now = timeFor(**session);
        if (!(*session)->isLiveAt(now))
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

Stored<std::optional<SignedIn>> SessionService::signedInWith(const Secret &token)
{
    auto session = m_stores.sessions.findByToken(token.hash());
    if (!session)
        return Unexpected(session.error());
    if (!*session)
        return std::nullopt;
    const auto now = timeFor(**session);
    if (!(*session)->isLiveAt(now))
        return std::nullopt;
    auto tenant = activeTenant((*session)->tenantId);
    if (!tenant)
        return Unexpected(tenant.error());
    if (!*tenant)
        return std::nullopt;
    return SignedIn{.session = std::move(**session), .tenant = std::move(**tenant), .at = now};
}

Stored<std::optional<SignedIn>> SessionService::use(const Secret &token)
{
    return useIf([](const Session & /*session*/) { return true; }, token);
}

Stored<std::optional<SignedIn>> SessionService::useAs(const QString &service, const Secret &token)
{
    return useIf([&service](const Session &session) { return session.service == service; }, token);
}

Stored<std::optional<SignedIn>> SessionService::useIf(
    const std::function<bool(const Session &session)> &isGood, const Secret &token)
{
    std::optional<SignedIn> signedIn;
    const auto stored = m_stores.work.commit([&]() -> Stored<void> {
        auto found = signedInWith(token);
        if (!found)
            return Unexpected(found.error());
        if (!*found || !isGood((*found)->session))
            return {};
        signedIn = std::move(*found);
        signedIn->session.lastUsedAt = signedIn->at;
        signedIn->session.isAcknowledged = true;
        return m_stores.sessions.update(signedIn->session);
    });
    if (!stored)
        return Unexpected(stored.error());
    return signedIn;
}

Stored<std::optional<SignedIn>> SessionService::peek(const Secret &token)
{
    return signedInWith(token);
}

Stored<bool> SessionService::end(const Secret &token, SignOutReason reason)
{
    bool ended = false;
    const auto stored = m_stores.work.commit([&]() -> Stored<void> {
        auto session = m_stores.sessions.findByToken(token.hash());
        if (!session)
            return Unexpected(session.error());
        const auto end = endFor(reason);
        if (!*session || !canEnd(**session, end, timeFor(**session)))
            return {};
        ended = (*session)->isLiveAt(timeFor(**session));
        return endNow(**session, end,
                      {.at = m_now(),
                       .actor = u"tenant:%1"_s.arg((*session)->tenantId),
                       .action = actionFor(end),
                       .subject = u"session:%1"_s.arg((*session)->id),
                       .origin = placeOf(**session),
                       .detail = {}});
    });
    if (!stored)
        return Unexpected(stored.error());
    return ended;
}

Stored<bool> SessionService::revoke(qint64 id, const AuditActor &by)
{
    bool revoked = false;
    const auto stored = m_stores.work.commit([&]() -> Stored<void> {
        const auto session = m_stores.sessions.findById(id);
        if (!session)
            return Unexpected(session.error());
        if (!*session || !canEnd(**session, SessionEnd::Revoked, timeFor(**session)))
            return {};
        revoked = (*session)->isLiveAt(timeFor(**session));
        return endNow(**session, SessionEnd::Revoked,
                      {.at = m_now(),
                       .actor = by.name,
                       .action = AuditAction::sessionRevoked,
                       .subject = u"session:%1"_s.arg(id),
                       .origin = by.origin,
                       .detail = u"tenant:%1"_s.arg((*session)->tenantId)});
    });
    if (!stored)
        return Unexpected(stored.error());
    return revoked;
}

// The gateway may repeat a message for a day; what began since is none of its business.
Stored<int> SessionService::reportNotMe(const Sender &sender, const QDateTime &saidAt)
{
    int ended = 0;
    const auto stored = m_stores.work.commit([&]() -> Stored<void> {
        const auto tenants = m_resolver.tenantsOf(sender);
        if (!tenants)
            return Unexpected(tenants.error());
        if (tenants->size() != 1)
            return {};
        const auto count = endAllOf(tenants->first().id, sender, saidAt);
        if (!count)
            return Unexpected(count.error());
        ended = *count;
        return m_stores.handoffs.expireAllOf(tenants->first().id, saidAt.addDuration(clockSkew),
                                             m_now());
    });
    if (!stored)
        return Unexpected(stored.error());
    return ended;
}

// By either clock.
Stored<QList<Session>> SessionService::liveSessionsOf(qint64 tenantId)
{
    auto sessions = m_stores.sessions.liveOf(tenantId, m_now());
    if (!sessions || !m_unstepped)
        return sessions;
    const auto others = m_stores.sessions.liveOf(tenantId, m_unstepped());
    if (!others)
        return others;
    for (const auto &other : *others) {
        const auto isSame = [&other](const Session &each) { return each.id == other.id; };
        if (std::ranges::none_of(*sessions, isSame))
            sessions->append(other);
    }
    return sessions;
}

Stored<int> SessionService::endAllOf(qint64 tenantId, const Sender &sender, const QDateTime &saidAt)
{
    const auto now = m_now();
    const auto sessions = liveSessionsOf(tenantId);
    if (!sessions)
        return Unexpected(sessions.error());
    int count = 0;
    for (const auto &session : *sessions) {
        if (session.createdAt > saidAt.addDuration(clockSkew))
            continue;
        const auto ended = endNow(session, SessionEnd::Disowned,
                                  {.at = now,
                                   .actor = u"phone:"_s + sender.masked(),
                                   .action = AuditAction::sessionDisowned,
                                   .subject = u"session:%1"_s.arg(session.id),
                                   .origin = u"whatsapp"_s,
                                   .detail = u"tenant:%1"_s.arg(tenantId)});
        if (!ended)
            return Unexpected(ended.error());
        ++count;
    }
    return count;
}

Stored<void> SessionService::endNow(Session session, SessionEnd end, const AuditEntry &entry)
{
    session.isAcknowledged = true;
    if (!session.revokedAt)
        session.revokedAt = entry.at;
    session.end = end;
    if (auto updated = m_stores.sessions.update(session); !updated)
        return updated;
    return m_stores.audit.append(entry);
}

Stored<bool> SessionService::isLive(const QUuid &attemptId)
{
    const auto session = m_stores.sessions.findByAttempt(attemptId);
    if (!session)
        return Unexpected(session.error());
    return *session && (*session)->isLiveAt(timeFor(**session));
}

} // namespace Core
