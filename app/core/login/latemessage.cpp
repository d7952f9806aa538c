// SPDX-License-Identifier: GPL-3.0-only
#include "core/login/loginservice.h"

// The part of LoginService that is about messages whose attempt has had its message.
namespace Core {

namespace {

// Its sender was turned down, and told so.
bool refusedItsSender(const Attempt &attempt)
{
    return attempt.state.failure == FailureReason::UserNotFound
        || attempt.state.failure == FailureReason::PhoneNotUnique
        || attempt.state.failure == FailureReason::TenantDisabled;
}

// After the attempt's time it is an old message, which somebody sends again to sign in.
bool hadItsMessage(const Attempt &attempt, const SignInMessage &message)
{
    switch (attempt.state.status) {
    case AttemptStatus::Verified:
        return true;
    case AttemptStatus::Completed:
        return message.sentAt < attempt.expiresAt;
    case AttemptStatus::Failed:
        return refusedItsSender(attempt) && message.sentAt < attempt.expiresAt;
    case AttemptStatus::New:
        return false;
    }
    Q_UNREACHABLE();
}

// Two numbers, or two hidden ids, are compared without any other knowledge.
bool isSurelyAnother(const Attempt &attempt, const Sender &sender)
{
    if (sender.phone && attempt.verifiedPhone)
        return true;
    return !sender.lid.isEmpty() && !attempt.senderLid.isEmpty();
}

} // namespace

Stored<LateMessage> LoginService::lateMessage(const SignInMessage &message)
{
    KIOSK_TRY(attempt, find(message.attemptId));
    if (!attempt || !hadItsMessage(*attempt, message))
        return LateMessage::Over;
    auto sender = message.sender;
    if (!sender.phone && !sender.lid.isEmpty()) {
        KIOSK_TRY(phone, m_stores.senders.numberOf(sender.lid));
        sender.phone = phone;
    }
    KIOSK_TRY(isSame, isSenderOf(*attempt, sender));
    if (isSame)
        return LateMessage::Repeated;
    if (isSurelyAnother(*attempt, sender))
        return LateMessage::Over;
    const bool isFirst =
        !sender.phone && m_undecided.add(toString(message.attemptId), m_now()) == 1;
    return isFirst ? LateMessage::Undecided : LateMessage::Repeated;
}

// A person is the same by number, by hidden id, and by what staff linked to the tenant.
Stored<bool> LoginService::isSenderOf(const Attempt &attempt, const Sender &sender)
{
    if (sender.phone && sender.phone == attempt.verifiedPhone)
        return true;
    if (!sender.lid.isEmpty() && sender.lid == attempt.senderLid)
        return true;
    KIOSK_TRY(tenants, m_resolver.tenantsOf(sender));
    return tenants.size() == 1 && tenants.first().id == attempt.tenantId;
}

} // namespace Core
