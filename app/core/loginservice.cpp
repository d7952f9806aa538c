#include "core/loginservice.h"

namespace Core {

namespace {

// RFC 9562, 5.4: 122 random bits, version 4, variant 10.
QUuid randomUuid(const RandomBytes &randomBytes)
{
    constexpr auto length = 16;
    QByteArray bytes = randomBytes(length);
    Q_ASSERT(bytes.size() == length);
    bytes[6] = static_cast<char>((static_cast<unsigned char>(bytes[6]) & 0x0fU) | 0x40U);
    bytes[8] = static_cast<char>((static_cast<unsigned char>(bytes[8]) & 0x3fU) | 0x80U);
    return QUuid::fromRfc4122(bytes);
}

AttemptEvent eventFor(const QList<Tenant> &tenants)
{
    if (tenants.isEmpty())
        return AttemptEvent::SenderUnknown;
    if (tenants.size() > 1)
        return AttemptEvent::SenderAmbiguous;
    return tenants.first().isActive ? AttemptEvent::TenantIdentified : AttemptEvent::SenderDisabled;
}

} // namespace

LoginService::LoginService(Stores stores, OutcomePublisher &publisher, Clock now,
                           RandomBytes randomBytes, LoginRules rules)
    : m_stores(stores)
    , m_publisher(publisher)
    , m_now(std::move(now))
    , m_randomBytes(std::move(randomBytes))
    , m_rules(rules)
{
}

Stored<StartedAttempt> LoginService::start(const StartRequest &request)
{
    const auto channelToken = Secret::random(m_randomBytes);
    const auto now = m_now();
    const Attempt attempt{
        .id = randomUuid(m_randomBytes),
        .state = {},
        .createdAt = now,
        .expiresAt = now.addDuration(m_rules.attemptLife),
        .channelTokenHash = channelToken.hash(),
        .language = request.language,
        .kiosk = request.kiosk,
        .verifiedPhone = {},
        .tenantId = {},
    };
    const auto stored = m_stores.work.commit([&] { return m_stores.attempts.insert(attempt); });
    if (!stored)
        return Unexpected(stored.error());
    return StartedAttempt{attempt, channelToken};
}

Expected<Attempt, Dismissal> LoginService::complete(const SignInMessage &message)
{
    Verdict verdict = Unexpected(Dismissal::StorageFailed);
    const auto stored = m_stores.work.commit([&]() -> Stored<void> {
        auto decided = decide(message);
        if (!decided)
            return Unexpected(decided.error());
        verdict = std::move(*decided);
        return {};
    });
    if (!stored)
        return Unexpected(Dismissal::StorageFailed);
    if (verdict)
        m_publisher.attemptChanged(verdict->id);
    return verdict;
}

Stored<LoginService::Verdict> LoginService::decide(const SignInMessage &message)
{
    const auto now = m_now();
    if (!message.key.messageId.isEmpty()) {
        const auto isNew = m_stores.messages.remember(message.key, now);
        if (!isNew)
            return Unexpected(isNew.error());
        if (!*isNew)
            return Verdict(Unexpected(Dismissal::Duplicate));
    }
    const auto attempt = m_stores.attempts.find(message.attemptId);
    if (!attempt)
        return Unexpected(attempt.error());
    if (!*attempt)
        return Verdict(Unexpected(Dismissal::UnknownAttempt));
    if ((*attempt)->stateAt(now).status != AttemptStatus::New)
        return Verdict(Unexpected(Dismissal::AttemptOver));
    if (message.sentAt < (*attempt)->createdAt.addDuration(-clockSkew))
        return Verdict(Unexpected(Dismissal::SentBeforeAttempt));
    m_publisher.messageArrived(message.attemptId);
    return judgeSender(**attempt, message.sender);
}

Stored<LoginService::Verdict> LoginService::judgeSender(Attempt attempt, const PhoneNumber &sender)
{
    const auto tenants = m_stores.tenants.findByPhone(sender);
    if (!tenants)
        return Unexpected(tenants.error());
    const auto from = attempt.state.status;
    const auto next = nextState(from, eventFor(*tenants));
    if (!next)
        return Verdict(Unexpected(Dismissal::AttemptOver));

    attempt.state = *next;
    attempt.verifiedPhone = sender;
    if (next->status == AttemptStatus::Completed)
        attempt.tenantId = tenants->first().id;
    const auto won = m_stores.attempts.advance(attempt, from, m_now());
    if (!won)
        return Unexpected(won.error());
    if (!*won)
        return Verdict(Unexpected(Dismissal::AttemptOver));
    if (const auto opened = openSession(attempt); !opened)
        return Unexpected(opened.error());
    return Verdict(std::move(attempt));
}

Stored<void> LoginService::openSession(const Attempt &attempt)
{
    if (attempt.state.status != AttemptStatus::Completed)
        return {};
    const auto now = m_now();
    const auto &limits = attempt.kiosk.isEmpty() ? m_rules.webSession : m_rules.kioskSession;
    return m_stores.sessions.insert({
        .id = 0,
        .attemptId = attempt.id,
        .tenantId = *attempt.tenantId,
        .tokenHash = {},
        .createdAt = now,
        .lastUsedAt = now,
        .idle = limits.idle,
        .endsAt = now.addDuration(limits.max),
        .isAcknowledged = false,
        .revokedAt = {},
    });
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
        m_publisher.attemptChanged(attemptId);
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
        m_publisher.attemptChanged(attemptId);
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
