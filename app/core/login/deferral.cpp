// SPDX-License-Identifier: GPL-3.0-only
#include "core/login/loginservice.h"

// The part of LoginService that is about messages which wait for an answer of the gateway.
namespace Core {

using namespace Qt::StringLiterals;

Stored<bool> LoginService::isStillAwaited(const SignInMessage &message)
{
    KIOSK_TRY(attempt, find(message.attemptId));
    if (!attempt || attempt->state.status != AttemptStatus::New)
        return false;
    m_listeners.publisher.messageArrived(message.attemptId);
    return true;
}

Stored<bool> LoginService::reject(const SignInMessage &message)
{
    return m_stores.work.commit([&]() -> Stored<bool> {
        KIOSK_TRY(wasDeferred, m_stores.deferred.remove(message));
        if (!wasDeferred)
            return false;
        KIOSK_CHECK(m_stores.audit.append({
            .at = m_now(),
            .actor = u"phone:"_s + message.sender.masked(),
            .action = AuditAction::messageNotConfirmed,
            .subject = u"attempt:"_s + toString(message.attemptId),
            .origin = u"whatsapp"_s,
            .detail = u"the gateway does not know this message"_s,
        }));
        return true;
    });
}

Expected<void, IgnoreReason> LoginService::defer(const SignInMessage &message)
{
    const auto deferred = m_stores.work.commit([&] { return storeDeferred(message); });
    if (!deferred)
        return Unexpected(ignoreReasonFor(deferred.error()));
    if (*deferred)
        m_listeners.publisher.messageArrived(message.attemptId);
    return *deferred;
}

// Only looks into the message log: the message counts once it is decided about.
Stored<LoginService::Deferred> LoginService::storeDeferred(const SignInMessage &message)
{
    const auto now = m_now();
    if (!message.key.messageId.isEmpty()) {
        KIOSK_TRY(isKnown, m_stores.messages.contains(message.key));
        if (isKnown)
            return Deferred(Unexpected(IgnoreReason::Duplicate));
    }
    KIOSK_TRY(attempt, attemptOf(message, now));
    if (!attempt)
        return Deferred(Unexpected(attempt.error()));
    KIOSK_TRY(isNew, m_stores.deferred.put(message, now));
    return isNew ? Deferred() : Deferred(Unexpected(IgnoreReason::Duplicate));
}

Stored<QList<SignInMessage>> LoginService::deferred()
{
    return m_stores.deferred.all();
}

Stored<bool> LoginService::needsLookup(const Sender &sender)
{
    return m_resolver.needsLookup(sender);
}

// Or each start would look its sender up, or read it back, once more.
void LoginService::forgetDeferred(const SignInMessage &message)
{
    (void)m_stores.work.commit([&] { return m_stores.deferred.remove(message); });
}

} // namespace Core
