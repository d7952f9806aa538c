#include "core/login/codeloginservice.h"

#include "core/base/randomcode.h"

namespace Core {

using namespace Qt::StringLiterals;

namespace {

CodeDispatch dispatchFor(const QList<Tenant> &tenants, const CodeUse &use, int sentToAll)
{
    if (tenants.isEmpty())
        return CodeDispatch::UnknownPhone;
    if (tenants.size() > 1)
        return CodeDispatch::AmbiguousPhone;
    if (!tenants.first().isActive)
        return CodeDispatch::DisabledTenant;
    if (CodeLockout::isLocked(use))
        return CodeDispatch::TooManyWrongCodes;
    if (use.sent >= CodeLoginService::codesPerNumber)
        return CodeDispatch::TooManyCodes;
    if (sentToAll >= CodeLoginService::codesInAll)
        return CodeDispatch::TooManyInAll;
    return CodeDispatch::Sent;
}

QString requesterOf(const CodeRequest &wanted)
{
    return wanted.kiosk.isEmpty() ? u"address:"_s + wanted.address : u"kiosk:"_s + wanted.kiosk;
}

// The directory may have changed since the code went out.
AttemptEvent eventFor(const QList<Tenant> &tenants)
{
    if (tenants.isEmpty())
        return AttemptEvent::SenderUnknown;
    if (tenants.size() > 1)
        return AttemptEvent::SenderAmbiguous;
    return tenants.first().isActive ? AttemptEvent::CodeConfirmed : AttemptEvent::SenderDisabled;
}

// Of a right code.
CodeMatch matchOf(AttemptStatus became)
{
    return became == AttemptStatus::Completed ? CodeMatch::Right : CodeMatch::Over;
}

} // namespace

CodeLoginService::CodeLoginService(Stores stores, Listeners listeners, Clock now,
                                   RandomBytes randomBytes, Secret key, CodeRules rules)
    : m_stores(stores)
    , m_recorder({.attempts = stores.attempts, .sessions = stores.sessions, .audit = stores.audit},
                 rules.kioskSession, rules.webSession)
    , m_lockout({.history = stores.history, .audit = stores.audit})
    , m_listeners(listeners)
    , m_now(std::move(now))
    , m_randomBytes(std::move(randomBytes))
    , m_key(std::move(key))
    , m_attemptLife(rules.attemptLife)
{
}

Stored<RequestedCode> CodeLoginService::request(const CodeRequest &wanted)
{
    Q_ASSERT(m_listeners.sender);
    // Made and stored even where it goes nowhere: a guess then is as wrong as any other, and takes
    // as long.
    const auto code = randomCode(m_randomBytes, codeDigits);
    const auto now = m_now();
    RequestedCode requested;
    auto &attempt = requested.attempt;
    attempt.id = randomAttemptId(m_randomBytes);
    attempt.createdAt = now;
    attempt.expiresAt = now.addDuration(m_attemptLife);
    attempt.language = wanted.language;
    attempt.kiosk = wanted.kiosk;
    attempt.expectedPhone = wanted.phone;
    attempt.codeHash = loginCodeHash(m_key, attempt.id, code);
    attempt.codeRequester = codeRequesterHash(m_key, requesterOf(wanted));
    const auto stored = m_stores.work.commit([&]() -> Stored<void> {
        const auto dispatch = judgeNumber(attempt);
        if (!dispatch)
            return Unexpected(dispatch.error());
        requested.dispatch = *dispatch;
        return m_stores.attempts.insert(attempt);
    });
    if (!stored)
        return Unexpected(stored.error());
    if (requested.dispatch == CodeDispatch::Sent)
        m_stores.work.afterCommit(
            [this, attempt, code] { m_listeners.sender->send(attempt, code); });
    return requested;
}

Stored<CodeUse> CodeLoginService::useOf(const Attempt &attempt)
{
    const auto now = m_now();
    return m_lockout.useOf(*attempt.expectedPhone, attempt.codeRequester,
                           now.addDuration(-codeWindow), now);
}

// Whether the code may go out; to whom is written down in the attempt. All of it is looked at
// whoever has the number, so that the time tells nothing.
Stored<CodeDispatch> CodeLoginService::judgeNumber(Attempt &attempt)
{
    const auto tenants = m_stores.tenants.findByPhone(*attempt.expectedPhone);
    if (!tenants)
        return Unexpected(tenants.error());
    const auto use = useOf(attempt);
    if (!use)
        return Unexpected(use.error());
    const auto now = m_now();
    const auto sentToAll = m_stores.history.sentToAll(now.addDuration(-overallWindow),
                                                      now.addDuration(CodeLockout::clockSkew));
    if (!sentToAll)
        return Unexpected(sentToAll.error());
    const auto dispatch = dispatchFor(*tenants, *use, *sentToAll);
    if (dispatch == CodeDispatch::Sent)
        attempt.tenantId = tenants->first().id;
    return dispatch;
}

Stored<CodeVerdict> CodeLoginService::verify(const QUuid &attemptId, const QString &code)
{
    CodeVerdict verdict;
    const auto stored = m_stores.work.commit([&]() -> Stored<void> {
        auto attempt = m_stores.attempts.find(attemptId);
        if (!attempt)
            return Unexpected(attempt.error());
        if (!*attempt || !(*attempt)->isByCode() || !(*attempt)->expectedPhone
            || (*attempt)->stateAt(m_now()).status != AttemptStatus::New)
            return {};
        auto judged = judgeCode(std::move(**attempt), code);
        if (!judged)
            return Unexpected(judged.error());
        verdict = std::move(*judged);
        return {};
    });
    if (!stored)
        return Unexpected(stored.error());
    if (verdict.match != CodeMatch::Right)
        return verdict;
    m_listeners.publisher.attemptChanged(attemptId);
    if (m_listeners.notifier) {
        m_stores.work.afterCommit([notifier = m_listeners.notifier, attempt = *verdict.attempt] {
            notifier->signedIn(attempt);
        });
    }
    return verdict;
}

Stored<CodeVerdict> CodeLoginService::judgeCode(Attempt attempt, const QString &code)
{
    const auto from = attempt.state.status;
    const auto right = isRight(attempt, code);
    if (!right)
        return Unexpected(right.error());
    if (*right) {
        if (const auto taken = takeRight(attempt); !taken)
            return Unexpected(taken.error());
    } else if (++attempt.wrongNumbers >= codeTries) {
        attempt.state = *nextState(from, AttemptEvent::CodeRefused);
    }
    const auto won = m_recorder.advance(attempt, from, m_now());
    if (!won)
        return Unexpected(won.error());
    if (!*won)
        return CodeVerdict();
    const auto match = *right ? matchOf(attempt.state.status) : CodeMatch::Wrong;
    return CodeVerdict{.match = match, .attempt = std::move(attempt)};
}

// All of it is looked at whatever the code is, so that the time tells nothing.
Stored<bool> CodeLoginService::isRight(const Attempt &attempt, const QString &code)
{
    const auto use = useOf(attempt);
    if (!use)
        return Unexpected(use.error());
    const bool isSame = isSameHash(loginCodeHash(m_key, attempt.id, code), attempt.codeHash);
    return isSame && attempt.tenantId.has_value() && !CodeLockout::isLocked(*use);
}

Stored<void> CodeLoginService::takeRight(Attempt &attempt)
{
    const auto tenants = m_stores.tenants.findByPhone(*attempt.expectedPhone);
    if (!tenants)
        return Unexpected(tenants.error());
    attempt.state = *nextState(attempt.state.status, eventFor(*tenants));
    attempt.verifiedPhone = attempt.expectedPhone;
    if (attempt.state.status == AttemptStatus::Completed)
        attempt.tenantId = tenants->first().id;
    return {};
}

} // namespace Core
