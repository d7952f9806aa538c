// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/secret.h"
#include "core/login/loginservice.h"
#include "core/login/senderresolver.h"

// The part of LoginService that is about the number match.
namespace Core {

using namespace Qt::StringLiterals;

namespace {

// Counts a wrong number; whether another one may be entered.
bool takesAnother(Attempt &attempt)
{
    ++attempt.wrongNumbers;
    return LoginService::triesLeft(attempt) > 0;
}

AuditEntry disownedEntry(const Attempt &attempt, const Sender &sender, const QDateTime &now)
{
    return {
        .at = now,
        .actor = u"phone:"_s + sender.masked(),
        .action = AuditAction::attemptDisowned,
        .subject = u"attempt:"_s + toString(attempt.id),
        .origin = u"whatsapp"_s,
        .detail = u"tenant:%1"_s.arg(attempt.tenantId.value_or(0)),
    };
}

} // namespace

int LoginService::digitsFor(const Tenant &tenant) const
{
    return m_rules.roles.isStaff(tenant.type) ? staffNumberDigits : numberDigits;
}

// Two digits are 10 to 99, so that nobody has to enter a zero first.
QString LoginService::randomNumber(int digits) const
{
    if (digits != numberDigits)
        return randomCode(m_randomBytes, digits);
    return QString::number(10 + randomBelow(m_randomBytes, 90));
}

Stored<NumberMatch> LoginService::confirm(const QUuid &attemptId, const QString &number)
{
    const auto matchStored = [&]() -> Stored<Matched> {
        KIOSK_TRY(attempt, m_stores.attempts.find(attemptId));
        if (!attempt || attempt->stateAt(m_now()).status != AttemptStatus::Verified)
            return Matched();
        return match(*std::move(attempt), number);
    };
    KIOSK_TRY(matched, m_stores.work.commit(matchStored));
    if (matched.outcome != NumberMatch::Wrong && matched.outcome != NumberMatch::NotWanted)
        m_listeners.publisher.attemptChanged(attemptId);
    if (matched.outcome == NumberMatch::Right)
        notifySignedIn(matched.attempt);
    return matched.outcome;
}

Stored<LoginService::Matched> LoginService::match(Attempt attempt, const QString &number)
{
    KIOSK_TRY(tenant, findEnabled(m_stores.tenants, attempt.tenantId.value_or(0)));
    auto outcome = NumberMatch::Right;
    if (!tenant)
        outcome = NumberMatch::TenantDisabled;
    else if (confirmationHash(attempt.id, number) != attempt.confirmationHash)
        outcome = takesAnother(attempt) ? NumberMatch::Wrong : NumberMatch::Refused;

    const auto from = attempt.state.status;
    if (outcome == NumberMatch::Right)
        attempt.state = *nextState(from, AttemptEvent::NumberConfirmed);
    else if (outcome == NumberMatch::Refused)
        attempt.state = *nextState(from, AttemptEvent::NumberRefused);
    else if (outcome == NumberMatch::TenantDisabled)
        attempt.state = *nextState(from, AttemptEvent::SenderDisabled);
    KIOSK_TRY(won, m_recorder.advance(attempt, from, m_now()));
    return won ? Matched{.outcome = outcome, .attempt = std::move(attempt)} : Matched();
}

int LoginService::triesLeft(const Attempt &attempt)
{
    const auto tries = attempt.numberDigits == numberDigits ? numberTries : staffNumberTries;
    return tries - attempt.wrongNumbers;
}

// The gateway may repeat a message for a day; what began since is none of its business.
Stored<QList<Attempt>> LoginService::reportNotMe(const Sender &sender, const QDateTime &saidAt)
{
    const auto refuse = [&]() -> Stored<QList<Attempt>> {
        KIOSK_TRY(tenants, m_resolver.tenantsOf(sender));
        if (tenants.size() != 1)
            return QList<Attempt>();
        return refuseAllOf(tenants.first().id, sender, saidAt);
    };
    KIOSK_TRY(ended, m_stores.work.commit(refuse));
    for (const auto &attempt : std::as_const(ended))
        m_listeners.publisher.attemptChanged(attempt.id);
    return ended;
}

Stored<QList<Attempt>> LoginService::refuseAllOf(qint64 tenantId, const Sender &sender,
                                                 const QDateTime &saidAt)
{
    const auto now = m_now();
    KIOSK_TRY(waiting, m_stores.attempts.awaitingNumberOf(tenantId, now));
    QList<Attempt> ended;
    for (auto attempt : waiting) {
        if (attempt.createdAt > saidAt.addDuration(clockSkew))
            continue;
        const auto from = attempt.state.status;
        attempt.state = *nextState(from, AttemptEvent::NumberRefused);
        KIOSK_TRY(won, m_recorder.advance(attempt, from, now));
        if (!won)
            continue;
        KIOSK_CHECK(m_stores.audit.append(disownedEntry(attempt, sender, now)));
        ended.append(attempt);
    }
    return ended;
}

} // namespace Core
