// SPDX-License-Identifier: GPL-3.0-only
#include "core/login/codeloginservice.h"

#include "core/base/secret.h"
#include "core/login/senderresolver.h"

namespace Core {

using namespace Qt::StringLiterals;

namespace {

CodeDispatch dispatchFor(const QList<Tenant> &tenants, const CodeUse &use, int sentToAll)
{
    switch (eligibilityOf(tenants)) {
    case Eligibility::Unknown:
        return CodeDispatch::UnknownPhone;
    case Eligibility::Ambiguous:
        return CodeDispatch::AmbiguousPhone;
    case Eligibility::Disabled:
        return CodeDispatch::DisabledTenant;
    case Eligibility::Eligible:
        break;
    }
    if (CodeLockout::isLocked(use))
        return CodeDispatch::TooManyWrongCodes;
    if (use.sent >= CodeLoginService::codesPerNumber)
        return CodeDispatch::TooManyCodes;
    if (sentToAll >= CodeLoginService::codesInAll)
        return CodeDispatch::TooManyInAll;
    return CodeDispatch::Sent;
}

QString requesterOf(const CodeRequest &request)
{
    return request.kiosk.isEmpty() ? u"address:"_s + request.address : u"kiosk:"_s + request.kiosk;
}

CodeMatch matchOfRightCode(AttemptStatus became)
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

Stored<RequestedCode> CodeLoginService::request(const CodeRequest &request)
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
    attempt.language = request.language;
    attempt.kiosk = request.kiosk;
    attempt.expectedPhone = request.phone;
    attempt.codeHash = loginCodeHash(m_key, attempt.id, code);
    attempt.codeRequester = codeRequesterHash(m_key, requesterOf(request));
    const auto insert = [&]() -> Stored<CodeDispatch> {
        KIOSK_TRY(dispatch, prepareDispatch(attempt));
        KIOSK_CHECK(m_stores.attempts.insert(attempt));
        return dispatch;
    };
    KIOSK_TRY(dispatch, m_stores.work.commit(insert));
    requested.dispatch = dispatch;
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
Stored<CodeDispatch> CodeLoginService::prepareDispatch(Attempt &attempt)
{
    KIOSK_TRY(tenants, m_stores.tenants.findByPhone(*attempt.expectedPhone));
    KIOSK_TRY(use, useOf(attempt));
    const auto now = m_now();
    KIOSK_TRY(sentToAll,
              m_stores.history.sentToAll(now.addDuration(-overallWindow),
                                         now.addDuration(CodeLockout::clockSkew)));
    const auto dispatch = dispatchFor(tenants, use, sentToAll);
    if (dispatch == CodeDispatch::Sent)
        attempt.tenantId = tenants.first().id;
    return dispatch;
}

Stored<CodeVerdict> CodeLoginService::verify(const QUuid &attemptId, const QString &code)
{
    const auto matchStored = [&]() -> Stored<CodeVerdict> {
        KIOSK_TRY(attempt, m_stores.attempts.find(attemptId));
        if (!attempt || !attempt->isByCode() || !attempt->expectedPhone
            || attempt->stateAt(m_now()).status != AttemptStatus::New)
            return CodeVerdict();
        return match(std::move(*attempt), code);
    };
    KIOSK_TRY(verdict, m_stores.work.commit(matchStored));
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

Stored<CodeVerdict> CodeLoginService::match(Attempt attempt, const QString &code)
{
    const auto from = attempt.state.status;
    KIOSK_TRY(right, isRight(attempt, code));
    if (right) {
        KIOSK_CHECK(applyRightCode(attempt));
    } else if (++attempt.wrongNumbers >= codeTries) {
        attempt.state = *nextState(from, AttemptEvent::CodeRefused);
    }
    KIOSK_TRY(won, m_recorder.advance(attempt, from, m_now()));
    if (!won)
        return CodeVerdict();
    const auto match = right ? matchOfRightCode(attempt.state.status) : CodeMatch::Wrong;
    return CodeVerdict{.match = match, .attempt = std::move(attempt)};
}

// All of it is looked at whatever the code is, so that the time tells nothing.
Stored<bool> CodeLoginService::isRight(const Attempt &attempt, const QString &code)
{
    KIOSK_TRY(use, useOf(attempt));
    const bool isSame = isSameHash(loginCodeHash(m_key, attempt.id, code), attempt.codeHash);
    return isSame && attempt.tenantId.has_value() && !CodeLockout::isLocked(use);
}

Stored<void> CodeLoginService::applyRightCode(Attempt &attempt)
{
    KIOSK_TRY(tenants, m_stores.tenants.findByPhone(*attempt.expectedPhone));
    attempt.state =
        *nextState(attempt.state.status, attemptEventFor(tenants, AttemptEvent::CodeConfirmed));
    attempt.verifiedPhone = attempt.expectedPhone;
    if (attempt.state.status == AttemptStatus::Completed)
        attempt.tenantId = tenants.first().id;
    return {};
}

} // namespace Core
