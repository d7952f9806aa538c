// SPDX-License-Identifier: GPL-3.0-only
#include "core/login/sessionservice.h"

#include "core/login/senderresolver.h"

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

Stored<std::optional<SessionGrant>> SessionService::handOut(const QUuid &attemptId)
{
    return m_stores.work.commit([&]() -> Stored<std::optional<SessionGrant>> {
        KIOSK_TRY(session, m_stores.sessions.findByAttempt(attemptId));
        if (!session || session->isAcknowledged)
            return std::nullopt;
        const auto now = timeFor(*session);
        if (!session->isLiveAt(now))
            return std::nullopt;
        KIOSK_TRY(tenant, findEnabled(m_stores.tenants, session->tenantId));
        if (!tenant)
            return std::nullopt;
        const auto token = Secret::random(m_randomBytes);
        session->tokenHash = token.hash();
        session->lastUsedAt = now;
        KIOSK_CHECK(m_stores.sessions.update(*session));
        return SessionGrant{token, session->expiresAt()};
    });
}

Stored<void> SessionService::acknowledge(const QUuid &attemptId)
{
    return m_stores.work.commit([&]() -> Stored<void> {
        KIOSK_TRY(session, m_stores.sessions.findByAttempt(attemptId));
        // A token that was never handed out cannot have arrived; taking it as received would lose
        // the login.
        if (!session || session->isAcknowledged || session->tokenHash.isEmpty())
            return {};
        session->isAcknowledged = true;
        return m_stores.sessions.update(*session);
    });
}

Stored<std::optional<SignedIn>> SessionService::peek(const Secret &token)
{
    KIOSK_TRY(session, m_stores.sessions.findByToken(token.hash()));
    if (!session)
        return std::nullopt;
    const auto now = timeFor(*session);
    if (!session->isLiveAt(now))
        return std::nullopt;
    KIOSK_TRY(tenant, findEnabled(m_stores.tenants, session->tenantId));
    if (!tenant)
        return std::nullopt;
    return SignedIn{.session = std::move(*session), .tenant = std::move(*tenant), .at = now};
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
    return m_stores.work.commit([&]() -> Stored<std::optional<SignedIn>> {
        KIOSK_TRY(signedIn, peek(token));
        if (!signedIn || !isGood(signedIn->session))
            return std::nullopt;
        signedIn->session.lastUsedAt = signedIn->at;
        signedIn->session.isAcknowledged = true;
        KIOSK_CHECK(m_stores.sessions.update(signedIn->session));
        return std::move(signedIn);
    });
}

Stored<bool> SessionService::end(const Secret &token, SignOutReason reason)
{
    return m_stores.work.commit([&]() -> Stored<bool> {
        KIOSK_TRY(session, m_stores.sessions.findByToken(token.hash()));
        const auto end = endFor(reason);
        if (!session || !canEnd(*session, end, timeFor(*session)))
            return false;
        const bool wasLive = session->isLiveAt(timeFor(*session));
        KIOSK_CHECK(endNow(*session, end,
                           {.at = m_now(),
                            .actor = u"tenant:%1"_s.arg(session->tenantId),
                            .action = actionFor(end),
                            .subject = u"session:%1"_s.arg(session->id),
                            .origin = placeOf(*session),
                            .detail = {}}));
        return wasLive;
    });
}

Stored<bool> SessionService::revoke(qint64 id, const AuditActor &by)
{
    return m_stores.work.commit([&]() -> Stored<bool> {
        KIOSK_TRY(session, m_stores.sessions.findById(id));
        if (!session || !canEnd(*session, SessionEnd::Revoked, timeFor(*session)))
            return false;
        const bool wasLive = session->isLiveAt(timeFor(*session));
        KIOSK_CHECK(endNow(*session, SessionEnd::Revoked,
                           {.at = m_now(),
                            .actor = by.name,
                            .action = AuditAction::sessionRevoked,
                            .subject = u"session:%1"_s.arg(id),
                            .origin = by.origin,
                            .detail = u"tenant:%1"_s.arg(session->tenantId)}));
        return wasLive;
    });
}

// The gateway may repeat a message for a day; what began since is none of its business.
Stored<int> SessionService::reportNotMe(const Sender &sender, const QDateTime &saidAt)
{
    return m_stores.work.commit([&]() -> Stored<int> {
        KIOSK_TRY(tenants, m_resolver.tenantsOf(sender));
        if (tenants.size() != 1)
            return 0;
        const auto tenantId = tenants.first().id;
        KIOSK_TRY(count, endAllOf(tenantId, sender, saidAt));
        KIOSK_CHECK(
            m_stores.handoffs.expireAllOf(tenantId, saidAt.addDuration(clockSkew), m_now()));
        return count;
    });
}

// By either clock.
Stored<QList<Session>> SessionService::liveSessionsOf(qint64 tenantId)
{
    KIOSK_TRY(sessions, m_stores.sessions.liveOf(tenantId, m_now()));
    if (!m_unstepped)
        return sessions;
    KIOSK_TRY(others, m_stores.sessions.liveOf(tenantId, m_unstepped()));
    for (const auto &other : others) {
        const auto isSame = [&other](const Session &each) { return each.id == other.id; };
        if (std::ranges::none_of(sessions, isSame))
            sessions.append(other);
    }
    return sessions;
}

Stored<int> SessionService::endAllOf(qint64 tenantId, const Sender &sender, const QDateTime &saidAt)
{
    const auto now = m_now();
    KIOSK_TRY(sessions, liveSessionsOf(tenantId));
    int count = 0;
    for (const auto &session : sessions) {
        if (session.createdAt > saidAt.addDuration(clockSkew))
            continue;
        KIOSK_CHECK(endNow(session, SessionEnd::Disowned,
                           {.at = now,
                            .actor = u"phone:"_s + sender.masked(),
                            .action = AuditAction::sessionDisowned,
                            .subject = u"session:%1"_s.arg(session.id),
                            .origin = u"whatsapp"_s,
                            .detail = u"tenant:%1"_s.arg(tenantId)}));
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
    KIOSK_CHECK(m_stores.sessions.update(session));
    return m_stores.audit.append(entry);
}

Stored<bool> SessionService::isLive(const QUuid &attemptId)
{
    KIOSK_TRY(session, m_stores.sessions.findByAttempt(attemptId));
    return session && session->isLiveAt(timeFor(*session));
}

} // namespace Core
