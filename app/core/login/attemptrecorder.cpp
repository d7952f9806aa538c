// SPDX-License-Identifier: GPL-3.0-only
#include "core/login/attemptrecorder.h"

namespace Core {

using namespace Qt::StringLiterals;

namespace {

QString placeOf(const Attempt &attempt)
{
    return attempt.kiosk.isEmpty() ? u"web"_s : attempt.kiosk;
}

// Whom it is about: whose message came, or whose number somebody typed.
QString maskedPersonOf(const Attempt &attempt)
{
    const auto sender = attempt.maskedSender();
    return sender.isEmpty() && attempt.expectedPhone ? attempt.expectedPhone->masked() : sender;
}

// The audit's entry about an attempt that came to its end.
AuditEntry entryFor(const Attempt &attempt, const QDateTime &now)
{
    const bool isCompleted = attempt.state.status == AttemptStatus::Completed;
    const auto phone = maskedPersonOf(attempt);
    return {
        .at = now,
        .actor =
            isCompleted ? u"tenant:%1"_s.arg(attempt.tenantId.value_or(0)) : u"phone:"_s + phone,
        .action = isCompleted ? AuditAction::attemptCompleted : AuditAction::attemptFailed,
        .subject = u"attempt:"_s + toString(attempt.id),
        .origin = placeOf(attempt),
        .detail = isCompleted ? phone : toString(*attempt.state.failure),
    };
}

} // namespace

AttemptRecorder::AttemptRecorder(Stores stores, SessionLimits kioskSession,
                                 SessionLimits webSession)
    : m_stores(stores)
    , m_kioskSession(kioskSession)
    , m_webSession(webSession)
{
}

Stored<bool> AttemptRecorder::advance(const Attempt &attempt, AttemptStatus from,
                                      const QDateTime &now)
{
    const auto won = m_stores.attempts.advance(attempt, from, now);
    if (!won || !*won || isPending(attempt.state.status))
        return won;
    if (attempt.state.status == AttemptStatus::Completed) {
        KIOSK_CHECK(openSession(attempt, now));
    }
    KIOSK_CHECK(m_stores.audit.append(entryFor(attempt, now)));
    return true;
}

Stored<void> AttemptRecorder::openSession(const Attempt &attempt, const QDateTime &now)
{
    const auto &limits = attempt.kiosk.isEmpty() ? m_webSession : m_kioskSession;
    KIOSK_CHECK(m_stores.sessions.insert({
        .id = 0,
        .attemptId = attempt.id,
        .tenantId = *attempt.tenantId,
        .kiosk = attempt.kiosk,
        .service = {},
        .tokenHash = {},
        .createdAt = now,
        .lastUsedAt = now,
        .idle = limits.idle,
        .endsAt = now.addDuration(limits.max),
        .isAcknowledged = false,
        .revokedAt = {},
    }));
    return {};
}

} // namespace Core
