// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/ports.h"

namespace Core {

//! Writes what an attempt has become, with all that follows from it: the session of a completed
//! one, and the audit's entry of one that is over. The same for every way to sign in.
class AttemptRecorder
{
public:
    //! Stores that it writes to; they outlive the recorder.
    struct Stores
    {
        AttemptStore &attempts;
        SessionStore &sessions;
        AuditLog &audit;
    };

    AttemptRecorder(Stores stores, SessionLimits kioskSession, SessionLimits webSession);

    //! Within a unit of work. False if somebody was faster, or if @p attempt is over at @p now.
    [[nodiscard]] Stored<bool> advance(const Attempt &attempt, AttemptStatus from,
                                       const QDateTime &now);

private:
    [[nodiscard]] Stored<void> openSession(const Attempt &attempt, const QDateTime &now);

    Stores m_stores;
    SessionLimits m_kioskSession;
    SessionLimits m_webSession;
};

} // namespace Core
