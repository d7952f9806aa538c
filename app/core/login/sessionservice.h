// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/secret.h"
#include "core/base/timestamp.h"
#include "core/login/senderresolver.h"
#include "core/model/ports.h"

#include <functional>

namespace Core {

//! The tenant whom a session's token speaks for.
struct SignedIn
{
    Session session;
    Tenant tenant;
    //! When this was so.
    QDateTime at;
};

//! Hands sessions out, knows them again and ends them. All methods in the server's thread.
class SessionService
{
public:
    //! How far a phone's clock may be behind ours.
    static constexpr std::chrono::seconds clockSkew{120};

    //! Stores that the service reads and writes; they outlive it.
    struct Stores
    {
        UnitOfWork &work;
        SessionStore &sessions;
        HandoffStore &handoffs;
        TenantDirectory &tenants;
        SenderDirectory &senders;
        SenderLinks &links;
        AuditLog &audit;
    };

    //! @p roles tells whose links count for nothing (SenderResolver). @p unstepped tells the time
    //! as if nobody had set the clock lately (ClockTrust::unstepped()); a session is over when it
    //! is by both clocks, so that setting one signs nobody out. Empty means that nobody sets it.
    SessionService(Stores stores, Clock now, RandomBytes randomBytes, RoleTable roles = {},
                   Clock unstepped = {});

    //! Mints a token for the session of a completed attempt. Each call replaces the token given
    //! before, so that an answer lost on the way costs nobody the login and exactly one token
    //! works. Nothing once a receipt was acknowledged, if the session is over, or if the tenant was
    //! disabled meanwhile.
    [[nodiscard]] Stored<std::optional<SessionGrant>> handOut(const QUuid &attemptId);

    //! The screen has its token: no further hand-out. Nothing happens if there was none yet.
    [[nodiscard]] Stored<void> acknowledge(const QUuid &attemptId);

    //! The tenant whom @p token speaks for, if its session is live and its tenant enabled. Counts
    //! as use (the idle time starts again) and as acknowledgement.
    [[nodiscard]] Stored<std::optional<SignedIn>> use(const Secret &token);

    //! The same for a session that was handed over to @p service; any other token speaks for
    //! nobody, and its session is left as it was.
    [[nodiscard]] Stored<std::optional<SignedIn>> useAs(const QString &service,
                                                        const Secret &token);

    //! As use(), without counting as either: whoever only looks whether the session is still there
    //! does not prolong it.
    [[nodiscard]] Stored<std::optional<SignedIn>> peek(const Secret &token);

    //! Signs out. False if the token opens no live session. Where the person says that it was not
    //! them, that is remembered of a session that has ended by itself or by a sign-out, too.
    [[nodiscard]] Stored<bool> end(const Secret &token, SignOutReason reason = SignOutReason::Done);

    //! Takes a session away, as @p by wishes. False if there is none with this id that is live; of
    //! one that has ended by itself or by a sign-out it is remembered nevertheless.
    [[nodiscard]] Stored<bool> revoke(qint64 id, const AuditActor &by);

    //! Somebody writes that it was not them who signed in: ends whatever is open for the tenant
    //! whom @p sender stands for and began before @p saidAt, at screens, in browsers and handed
    //! over; hand-off codes that were made by then open nothing more. How many were ended.
    [[nodiscard]] Stored<int> reportNotMe(const Sender &sender, const QDateTime &saidAt);

    //! Whether the session of a completed attempt could still be handed out or used: somebody may
    //! have taken it away.
    [[nodiscard]] Stored<bool> isLive(const QUuid &attemptId);

private:
    [[nodiscard]] QDateTime timeFor(const Session &session) const;
    [[nodiscard]] Stored<QList<Session>> liveSessionsOf(qint64 tenantId);
    [[nodiscard]] Stored<void> endNow(Session session, SessionEnd end, const AuditEntry &entry);
    [[nodiscard]] Stored<std::optional<SignedIn>> useIf(
        const std::function<bool(const Session &session)> &isGood, const Secret &token);
    [[nodiscard]] Stored<int> endAllOf(qint64 tenantId, const Sender &sender,
                                       const QDateTime &saidAt);

    Stores m_stores;
    SenderResolver m_resolver;
    Clock m_now;
    RandomBytes m_randomBytes;
    Clock m_unstepped;
};

} // namespace Core
