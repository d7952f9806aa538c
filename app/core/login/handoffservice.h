// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/secret.h"
#include "core/base/timestamp.h"
#include "core/model/ports.h"

#include <chrono>

namespace Core {

//! A hand-off code on its way to the service.
struct IssuedHandoff
{
    Secret code;
    QDateTime expiresAt;
};

//! The data that a service presents when it redeems a code.
struct HandoffClaim
{
    //! The service that asks, by its proven name.
    QString service;
    Secret code;
    QString redirectUri;
    //! RFC 7636, 4.1.
    QByteArray codeVerifier;
};

//! Why a code opened nothing. The service is not told which, the log is.
enum class HandoffRefusal {
    Unknown,
    Expired,
    //! It was redeemed before; the session that it opened then is over now.
    Reused,
    //! It was made for another service, another address or another verifier. It is used up.
    NotForThis,
    TenantDisabled,
    //! The session that it came from was taken away: notMeReported or revoked. It is used up.
    SourceEnded,
};

//! The tenant who signed in, and a session of the service's own.
struct HandedOver
{
    Tenant tenant;
    SessionGrant session;
};

//! Passes a login on to another program: a one-time code for who has a session, and a session for
//! who has the code (the authorization code of RFC 6749, 4.1 with the PKCE of RFC 7636). All
//! methods in the server's thread.
class HandoffService
{
public:
    static constexpr std::chrono::seconds codeLife{60};

    //! Stores that the service reads and writes; they outlive it.
    struct Stores
    {
        UnitOfWork &work;
        HandoffStore &codes;
        SessionStore &sessions;
        TenantDirectory &tenants;
        AuditLog &audit;
    };

    //! @p limits are those of the sessions that codes open; @p unstepped is that of SessionService.
    HandoffService(Stores stores, Clock now, RandomBytes randomBytes, SessionLimits limits,
                   Clock unstepped = {});

    //! A code for who @p sessionToken speaks for. Nothing if it opens no live session of a screen:
    //! a session that was handed over cannot be handed on. @p binding is complete.
    [[nodiscard]] Stored<std::optional<IssuedHandoff>> issue(const Secret &sessionToken,
                                                             const HandoffBinding &binding);

    [[nodiscard]] Stored<Expected<HandedOver, HandoffRefusal>> redeem(const HandoffClaim &claim);

private:
    using Verdict = Expected<HandedOver, HandoffRefusal>;

    [[nodiscard]] Stored<Verdict> redeemCode(HandoffCode code, const HandoffClaim &claim);
    [[nodiscard]] Stored<bool> isSourceGood(const HandoffCode &code);
    [[nodiscard]] Stored<Verdict> useUp(const HandoffCode &code, HandoffRefusal refusal);
    [[nodiscard]] Stored<Verdict> open(HandoffCode code, const HandoffClaim &claim);
    [[nodiscard]] Stored<void> endSessionOf(const HandoffCode &code, const QString &service);

    Stores m_stores;
    Clock m_now;
    RandomBytes m_randomBytes;
    SessionLimits m_limits;
    Clock m_unstepped;
};

} // namespace Core
