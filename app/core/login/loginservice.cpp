// SPDX-License-Identifier: GPL-3.0-only
#include "core/login/loginservice.h"

#include "core/login/senderresolver.h"

namespace Core {

using namespace Qt::StringLiterals;

LoginService::LoginService(Stores stores, Listeners listeners, Clock now, RandomBytes randomBytes,
                           LoginRules rules, Clock unstepped)
    : m_stores(stores)
    , m_recorder({.attempts = stores.attempts, .sessions = stores.sessions, .audit = stores.audit},
                 rules.kioskSession, rules.webSession)
    , m_resolver({.tenants = stores.tenants,
                  .senders = stores.senders,
                  .links = stores.links,
                  .audit = stores.audit},
                 rules.roles)
    , m_lockout({.history = stores.codes, .audit = stores.audit})
    , m_issuer(stores.tickets, randomBytes)
    , m_listeners(listeners)
    , m_now(std::move(now))
    , m_randomBytes(std::move(randomBytes))
    , m_rules(rules)
    , m_unstepped(std::move(unstepped))
{
}

IgnoreReason LoginService::ignoreReasonFor(StorageError error)
{
    return error == StorageError::Refused ? IgnoreReason::Unstorable : IgnoreReason::StorageFailed;
}

Stored<StartedAttempt> LoginService::start(const StartRequest &request)
{
    const auto channelToken = Secret::random(m_randomBytes);
    const auto now = m_now();
    const Attempt attempt{
        .id = randomAttemptId(m_randomBytes),
        .state = {},
        .createdAt = now,
        .expiresAt = now.addDuration(m_rules.attemptLife),
        .channelTokenHash = channelToken.hash(),
        .language = request.language,
        .kiosk = request.kiosk,
        .verifiedPhone = {},
        .tenantId = {},
    };
    const auto insert = [&]() -> Stored<QList<QUuid>> {
        KIOSK_TRY(oldest, cancelOldestOf(request.kiosk, now));
        KIOSK_CHECK(m_stores.attempts.insert(attempt));
        return oldest;
    };
    KIOSK_TRY(cancelled, m_stores.work.commit(insert));
    for (const auto &attemptId : std::as_const(cancelled))
        m_listeners.publisher.attemptChanged(attemptId);
    return StartedAttempt{attempt, channelToken};
}

// A kiosk's oldest attempts end where it would have too many; the ones that ended.
Stored<QList<QUuid>> LoginService::cancelOldestOf(const QString &kiosk, const QDateTime &now)
{
    QList<QUuid> cancelled;
    if (kiosk.isEmpty())
        return cancelled;
    KIOSK_TRY(pending, m_stores.attempts.pendingOf(kiosk, now));
    while (pending.size() >= m_rules.liveAttemptsPerKiosk) {
        auto oldest = pending.takeFirst();
        const auto from = oldest.state.status;
        oldest.state = *nextState(from, AttemptEvent::Cancelled);
        KIOSK_TRY(won, m_stores.attempts.advance(oldest, from, now));
        if (won)
            cancelled.append(oldest.id);
    }
    return cancelled;
}

Expected<Attempt, IgnoreReason> LoginService::complete(const SignInMessage &message,
                                                       MessageSource source)
{
    auto verdict = m_stores.work.commit([&] { return decide(message, source); });
    if (!verdict) {
        if (verdict.error() == StorageError::Refused)
            forgetDeferred(message);
        return Unexpected(ignoreReasonFor(verdict.error()));
    }
    KIOSK_TRY(decision, *std::move(verdict));
    m_listeners.publisher.attemptChanged(decision.attempt.id);
    if (!decision.number.isEmpty()) {
        m_stores.work.afterCommit([this, decision] {
            m_listeners.confirmations.send(decision.attempt, decision.number);
        });
    }
    if (decision.attempt.state.status == AttemptStatus::Completed)
        notifySignedIn(decision.attempt);
    return decision.attempt;
}

void LoginService::notifySignedIn(const Attempt &attempt)
{
    if (!m_listeners.notifier)
        return;
    m_stores.work.afterCommit(
        [notifier = m_listeners.notifier, attempt] { notifier->signedIn(attempt); });
}

Stored<LoginService::Verdict> LoginService::decide(const SignInMessage &message,
                                                   MessageSource source)
{
    const auto now = m_now();
    const bool isReadBack = source == MessageSource::ReadBack;
    // This comes before the removal: the repetition of a message that is being read back is a
    // duplicate and must leave the first one waiting.
    KIOSK_TRY(isFirst, isReadBack ? Stored<bool>(true) : isNew(message, now));
    if (!isFirst)
        return Verdict(Unexpected(IgnoreReason::Duplicate));
    bool wasDeferred = false;
    if (!message.sender.lid.isEmpty() || isReadBack) {
        KIOSK_TRY(removed, m_stores.deferred.remove(message));
        wasDeferred = removed;
    }
    // isNew() said true when the message came for the first time. Read back, it is a duplicate once
    // it waits no longer.
    if (isReadBack && !wasDeferred)
        return Verdict(Unexpected(IgnoreReason::Duplicate));
    KIOSK_TRY(attempt, attemptOf(message, now));
    if (!attempt)
        return Verdict(Unexpected(attempt.error()));
    if (!wasDeferred)
        m_listeners.publisher.messageArrived(message.attemptId);
    return resolveSender(std::move(*attempt), message, source);
}

Stored<bool> LoginService::isNew(const SignInMessage &message, const QDateTime &now)
{
    if (message.key.messageId.isEmpty())
        return true;
    return m_stores.messages.remember(message.key, now);
}

// The attempt that the message can still end.
Stored<LoginService::Named> LoginService::attemptOf(const SignInMessage &message,
                                                    const QDateTime &now)
{
    KIOSK_TRY(attempt, m_stores.attempts.find(message.attemptId));
    // An attempt by code asks nobody for a message, so there is none to name.
    if (!attempt || attempt->isByCode()) {
        KIOSK_TRY(dismissal, dismissUnknown(message));
        return Named(Unexpected(dismissal));
    }
    if (attempt->stateAt(now).status != AttemptStatus::New)
        return Named(Unexpected(IgnoreReason::AttemptOver));
    if (wasSentBefore(message, *attempt, now))
        return Named(Unexpected(IgnoreReason::SentBeforeAttempt));
    return Named(std::move(*attempt));
}

// By both clocks: WhatsApp's time is right, and ours may have been set ahead a moment ago.
bool LoginService::wasSentBefore(const SignInMessage &message, const Attempt &attempt,
                                 const QDateTime &now) const
{
    const auto begun = attempt.createdAt.addDuration(-clockSkew);
    if (message.sentAt >= begun)
        return false;
    const auto ahead = m_unstepped ? m_unstepped().msecsTo(now) : 0;
    return ahead <= 0 || message.sentAt < begun.addMSecs(-ahead);
}

// A person errs now and then; who errs again and again guesses. Nobody can guess an id, but nobody
// should fill the log with trying, either. A message that names a real attempt still counts.
Stored<IgnoreReason> LoginService::dismissUnknown(const SignInMessage &message)
{
    const auto now = m_now();
    const auto count = m_unknownIds.add(message.sender.key(), now);
    if (count <= unknownIds)
        return IgnoreReason::UnknownAttempt;
    if (count == unknownIds + 1) {
        KIOSK_CHECK(m_stores.audit.append({
            .at = now,
            .actor = u"phone:"_s + message.sender.masked(),
            .action = AuditAction::senderSilenced,
            .subject = u"phone:"_s + message.sender.masked(),
            .origin = u"whatsapp"_s,
            .detail = u"named %1 unknown attempts"_s.arg(count),
        }));
    }
    return IgnoreReason::SenderSilenced;
}

AttemptEvent LoginService::eventFor(const Attempt &attempt, const QList<Tenant> &tenants) const
{
    const auto &rule = m_rules.confirmation;
    const bool isStaff = !tenants.isEmpty() && m_rules.roles.isStaff(tenants.first().type);
    const bool needsNumber =
        rule.all || (rule.web && attempt.kiosk.isEmpty()) || (rule.staff && isStaff);
    return attemptEventFor(tenants,
                           needsNumber ? AttemptEvent::TenantIdentifiedToConfirm
                                       : AttemptEvent::TenantIdentified);
}

Stored<LoginService::Verdict> LoginService::resolveSender(Attempt attempt,
                                                          const SignInMessage &message,
                                                          MessageSource source)
{
    const auto now = m_now();
    KIOSK_TRY(resolved, m_resolver.resolve(message.sender, now));
    const auto next = nextState(attempt.state.status, eventFor(attempt, resolved.tenants));
    if (!next)
        return Verdict(Unexpected(IgnoreReason::AttemptOver));
    if (isToReadBack(*next, resolved, source)) {
        KIOSK_CHECK(m_stores.deferred.put(message, now));
        return Verdict(Unexpected(IgnoreReason::ToReadBack));
    }
    if (resolved.phone) {
        KIOSK_CHECK(m_lockout.end(*resolved.phone, now));
    }
    return decideAs(*next, std::move(attempt), resolved, message);
}

bool LoginService::isToReadBack(const AttemptState &next, const ResolvedSender &resolved,
                                MessageSource source) const
{
    return m_rules.readsBack && source == MessageSource::Pushed
        && next.status == AttemptStatus::Verified
        && m_rules.roles.isStaff(resolved.tenants.first().type);
}

Stored<LoginService::Verdict> LoginService::decideAs(const AttemptState &next, Attempt attempt,
                                                     const ResolvedSender &resolved,
                                                     const SignInMessage &message)
{
    const auto from = attempt.state.status;
    attempt.state = next;
    attempt.verifiedPhone = resolved.phone;
    attempt.senderLid = message.sender.lid;
    attempt.chat = message.key.chat;
    if (next.status != AttemptStatus::Failed)
        attempt.tenantId = resolved.tenants.first().id;
    QString number;
    if (next.status == AttemptStatus::Verified) {
        attempt.numberDigits = digitsFor(resolved.tenants.first());
        number = randomNumber(attempt.numberDigits);
        attempt.confirmationHash = confirmationHash(attempt.id, number);
    }
    const auto now = m_now();
    KIOSK_TRY(won, m_recorder.advance(attempt, from, now));
    if (!won)
        return Verdict(Unexpected(IgnoreReason::AttemptOver));
    if (next.failure == FailureReason::UserNotFound) {
        KIOSK_CHECK(
            m_issuer.issue(attempt, {.phone = resolved.phone, .lid = message.sender.lid}, now));
    }
    return Verdict(Decision{.attempt = std::move(attempt), .number = number});
}

Stored<bool> LoginService::cancel(const QUuid &attemptId)
{
    const auto now = m_now();
    const auto cancelNow = [&]() -> Stored<bool> {
        KIOSK_TRY(attempt, m_stores.attempts.find(attemptId));
        if (!attempt)
            return false;
        const auto from = attempt->stateAt(now).status;
        const auto next = nextState(from, AttemptEvent::Cancelled);
        if (!next)
            return false;
        attempt->state = *next;
        return m_stores.attempts.advance(*attempt, from, now);
    };
    KIOSK_TRY(isCancelled, m_stores.work.commit(cancelNow));
    if (isCancelled)
        m_listeners.publisher.attemptChanged(attemptId);
    return isCancelled;
}

Stored<QList<QUuid>> LoginService::expireDue()
{
    KIOSK_TRY(expired, m_stores.work.commit([&] { return m_stores.attempts.expire(m_now()); }));
    for (const auto &attemptId : std::as_const(expired))
        m_listeners.publisher.attemptChanged(attemptId);
    return expired;
}

Stored<std::optional<Attempt>> LoginService::find(const QUuid &attemptId)
{
    KIOSK_TRY(attempt, m_stores.attempts.find(attemptId));
    if (attempt)
        attempt->state = attempt->stateAt(m_now());
    return std::move(attempt);
}

} // namespace Core
