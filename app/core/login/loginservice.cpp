#include "core/login/loginservice.h"

namespace Core {

using namespace Qt::StringLiterals;

namespace {

IgnoreReason dismissalFor(StorageError error)
{
    return error == StorageError::Refused ? IgnoreReason::Unstorable : IgnoreReason::StorageFailed;
}

} // namespace

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
    QList<QUuid> cancelled;
    const auto stored = m_stores.work.commit([&]() -> Stored<void> {
        auto room = makeRoomFor(request.kiosk, now);
        if (!room)
            return Unexpected(room.error());
        cancelled = std::move(*room);
        return m_stores.attempts.insert(attempt);
    });
    if (!stored)
        return Unexpected(stored.error());
    for (const auto &attemptId : std::as_const(cancelled))
        m_listeners.publisher.attemptChanged(attemptId);
    return StartedAttempt{attempt, channelToken};
}

// A kiosk's oldest attempts end where it would have too many; the ones that ended.
Stored<QList<QUuid>> LoginService::makeRoomFor(const QString &kiosk, const QDateTime &now)
{
    QList<QUuid> cancelled;
    if (kiosk.isEmpty())
        return cancelled;
    auto pending = m_stores.attempts.pendingOf(kiosk, now);
    if (!pending)
        return Unexpected(pending.error());
    while (pending->size() >= m_rules.liveAttemptsPerKiosk) {
        auto oldest = pending->takeFirst();
        const auto from = oldest.state.status;
        oldest.state = *nextState(from, AttemptEvent::Cancelled);
        const auto won = m_stores.attempts.advance(oldest, from, now);
        if (!won)
            return Unexpected(won.error());
        if (*won)
            cancelled.append(oldest.id);
    }
    return cancelled;
}

Expected<Attempt, IgnoreReason> LoginService::complete(const SignInMessage &message,
                                                       MessageSource source)
{
    Verdict verdict = Unexpected(IgnoreReason::StorageFailed);
    const auto stored = m_stores.work.commit([&]() -> Stored<void> {
        auto decided = decide(message, source);
        if (!decided)
            return Unexpected(decided.error());
        verdict = std::move(*decided);
        return {};
    });
    if (!stored) {
        if (stored.error() == StorageError::Refused)
            forgetDeferred(message);
        return Unexpected(dismissalFor(stored.error()));
    }
    if (!verdict)
        return Unexpected(verdict.error());
    m_listeners.publisher.attemptChanged(verdict->attempt.id);
    if (!verdict->number.isEmpty()) {
        m_stores.work.afterCommit([this, decision = *verdict] {
            m_listeners.confirmations.send(decision.attempt, decision.number);
        });
    }
    if (verdict->attempt.state.status == AttemptStatus::Completed)
        notify(verdict->attempt);
    return verdict->attempt;
}

// Or each start would look its sender up, or read it back, once more.
void LoginService::forgetDeferred(const SignInMessage &message)
{
    (void)m_stores.work.commit([&]() -> Stored<void> {
        const auto removed = m_stores.deferred.remove(message);
        return removed ? Stored<void>() : Unexpected(removed.error());
    });
}

void LoginService::notify(const Attempt &attempt)
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
    // Before anything is removed: of a message that is being read back the repetition is a
    // duplicate, and the first one goes on waiting.
    const auto isFirst = isReadBack ? Stored<bool>(true) : isNew(message, now);
    if (!isFirst)
        return Unexpected(isFirst.error());
    if (!*isFirst)
        return Verdict(Unexpected(IgnoreReason::Duplicate));
    bool wasDeferred = false;
    if (!message.sender.lid.isEmpty() || isReadBack) {
        const auto removed = m_stores.deferred.remove(message);
        if (!removed)
            return Unexpected(removed.error());
        wasDeferred = *removed;
    }
    // One that is read back was remembered when it came; it counts while it waits.
    if (isReadBack && !wasDeferred)
        return Verdict(Unexpected(IgnoreReason::Duplicate));
    auto attempt = attemptOf(message, now);
    if (!attempt)
        return Unexpected(attempt.error());
    if (!*attempt)
        return Verdict(Unexpected(attempt->error()));
    if (!wasDeferred)
        m_listeners.publisher.messageArrived(message.attemptId);
    return resolveSender(std::move(**attempt), message, source);
}

Stored<bool> LoginService::isNew(const SignInMessage &message, const QDateTime &now)
{
    if (message.key.messageId.isEmpty())
        return true;
    return m_stores.messages.remember(message.key, now);
}

Stored<bool> LoginService::isStillAwaited(const SignInMessage &message)
{
    const auto attempt = find(message.attemptId);
    if (!attempt)
        return Unexpected(attempt.error());
    if (!*attempt || (*attempt)->state.status != AttemptStatus::New)
        return false;
    m_listeners.publisher.messageArrived(message.attemptId);
    return true;
}

Stored<bool> LoginService::reject(const SignInMessage &message)
{
    bool wasDeferred = false;
    const auto stored = m_stores.work.commit([&]() -> Stored<void> {
        const auto removed = m_stores.deferred.remove(message);
        if (!removed)
            return Unexpected(removed.error());
        wasDeferred = *removed;
        if (!wasDeferred)
            return {};
        return m_stores.audit.append({
            .at = m_now(),
            .actor = u"phone:"_s + message.sender.masked(),
            .action = AuditAction::messageNotConfirmed,
            .subject = u"attempt:"_s + toString(message.attemptId),
            .origin = u"whatsapp"_s,
            .detail = u"the gateway does not know this message"_s,
        });
    });
    if (!stored)
        return Unexpected(stored.error());
    return wasDeferred;
}

Expected<void, IgnoreReason> LoginService::defer(const SignInMessage &message)
{
    Taken taken = Unexpected(IgnoreReason::StorageFailed);
    const auto stored = m_stores.work.commit([&]() -> Stored<void> {
        const auto result = take(message);
        if (!result)
            return Unexpected(result.error());
        taken = *result;
        return {};
    });
    if (!stored)
        return Unexpected(dismissalFor(stored.error()));
    if (taken)
        m_listeners.publisher.messageArrived(message.attemptId);
    return taken;
}

// The message log is only asked: the message counts once it is decided about.
Stored<LoginService::Taken> LoginService::take(const SignInMessage &message)
{
    const auto now = m_now();
    if (!message.key.messageId.isEmpty()) {
        const auto isKnown = m_stores.messages.contains(message.key);
        if (!isKnown)
            return Unexpected(isKnown.error());
        if (*isKnown)
            return Taken(Unexpected(IgnoreReason::Duplicate));
    }
    const auto attempt = attemptOf(message, now);
    if (!attempt)
        return Unexpected(attempt.error());
    if (!*attempt)
        return Taken(Unexpected(attempt->error()));
    const auto isNew = m_stores.deferred.put(message, now);
    if (!isNew)
        return Unexpected(isNew.error());
    return *isNew ? Taken() : Taken(Unexpected(IgnoreReason::Duplicate));
}

Stored<QList<SignInMessage>> LoginService::deferred()
{
    return m_stores.deferred.all();
}

Stored<bool> LoginService::needsLookup(const Sender &sender)
{
    return m_resolver.needsLookup(sender);
}

// The attempt that the message can still end.
Stored<LoginService::Named> LoginService::attemptOf(const SignInMessage &message,
                                                    const QDateTime &now)
{
    auto attempt = m_stores.attempts.find(message.attemptId);
    if (!attempt)
        return Unexpected(attempt.error());
    // Nobody was asked for a message about an attempt by code, so there is none to name.
    if (!*attempt || (*attempt)->isByCode()) {
        const auto dismissal = dismissUnknown(message);
        if (!dismissal)
            return Unexpected(dismissal.error());
        return Named(Unexpected(*dismissal));
    }
    if ((*attempt)->stateAt(now).status != AttemptStatus::New)
        return Named(Unexpected(IgnoreReason::AttemptOver));
    if (wasSentBefore(message, **attempt, now))
        return Named(Unexpected(IgnoreReason::SentBeforeAttempt));
    return Named(std::move(**attempt));
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
        const auto audited = m_stores.audit.append({
            .at = now,
            .actor = u"phone:"_s + message.sender.masked(),
            .action = AuditAction::senderSilenced,
            .subject = u"phone:"_s + message.sender.masked(),
            .origin = u"whatsapp"_s,
            .detail = u"named %1 unknown attempts"_s.arg(count),
        });
        if (!audited)
            return Unexpected(audited.error());
    }
    return IgnoreReason::SenderSilenced;
}

AttemptEvent LoginService::eventFor(const Attempt &attempt, const QList<Tenant> &tenants) const
{
    if (tenants.isEmpty())
        return AttemptEvent::SenderUnknown;
    if (tenants.size() > 1)
        return AttemptEvent::SenderAmbiguous;
    const auto &tenant = tenants.first();
    if (!tenant.isActive)
        return AttemptEvent::SenderDisabled;
    const auto &rule = m_rules.confirmation;
    const bool needsNumber = rule.all || (rule.web && attempt.kiosk.isEmpty())
        || (rule.staff && m_rules.roles.isStaff(tenant.type));
    return needsNumber ? AttemptEvent::TenantIdentifiedToConfirm : AttemptEvent::TenantIdentified;
}

Stored<LoginService::Verdict> LoginService::resolveSender(Attempt attempt,
                                                          const SignInMessage &message,
                                                          MessageSource source)
{
    const auto now = m_now();
    const auto resolved = m_resolver.resolve(message.sender, now);
    if (!resolved)
        return Unexpected(resolved.error());
    const auto next = nextState(attempt.state.status, eventFor(attempt, resolved->tenants));
    if (!next)
        return Verdict(Unexpected(IgnoreReason::AttemptOver));
    if (isToReadBack(*next, *resolved, source)) {
        const auto waits = m_stores.deferred.put(message, now);
        if (!waits)
            return Unexpected(waits.error());
        return Verdict(Unexpected(IgnoreReason::ToReadBack));
    }
    if (resolved->phone) {
        if (const auto ended = m_lockout.end(*resolved->phone, now); !ended)
            return Unexpected(ended.error());
    }
    return decideAs(*next, std::move(attempt), *resolved, message);
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
    const auto won = m_recorder.advance(attempt, from, now);
    if (!won)
        return Unexpected(won.error());
    if (!*won)
        return Verdict(Unexpected(IgnoreReason::AttemptOver));
    if (next.failure == FailureReason::UserNotFound) {
        const auto issued =
            m_issuer.issue(attempt, {.phone = resolved.phone, .lid = message.sender.lid}, now);
        if (!issued)
            return Unexpected(issued.error());
    }
    return Verdict(Decision{.attempt = std::move(attempt), .number = number});
}

Stored<bool> LoginService::cancel(const QUuid &attemptId)
{
    const auto now = m_now();
    bool won = false;
    const auto stored = m_stores.work.commit([&]() -> Stored<void> {
        auto attempt = m_stores.attempts.find(attemptId);
        if (!attempt)
            return Unexpected(attempt.error());
        if (!*attempt)
            return {};
        const auto from = (*attempt)->stateAt(now).status;
        const auto next = nextState(from, AttemptEvent::Cancelled);
        if (!next)
            return {};
        (*attempt)->state = *next;
        const auto advanced = m_stores.attempts.advance(**attempt, from, now);
        if (!advanced)
            return Unexpected(advanced.error());
        won = *advanced;
        return {};
    });
    if (!stored)
        return Unexpected(stored.error());
    if (won)
        m_listeners.publisher.attemptChanged(attemptId);
    return won;
}

Stored<QList<QUuid>> LoginService::expireDue()
{
    QList<QUuid> expired;
    const auto stored = m_stores.work.commit([&]() -> Stored<void> {
        auto due = m_stores.attempts.expire(m_now());
        if (!due)
            return Unexpected(due.error());
        expired = std::move(*due);
        return {};
    });
    if (!stored)
        return Unexpected(stored.error());
    for (const auto &attemptId : std::as_const(expired))
        m_listeners.publisher.attemptChanged(attemptId);
    return expired;
}

Stored<std::optional<Attempt>> LoginService::find(const QUuid &attemptId)
{
    auto attempt = m_stores.attempts.find(attemptId);
    if (attempt && *attempt)
        (*attempt)->state = (*attempt)->stateAt(m_now());
    return attempt;
}

} // namespace Core
