// SPDX-License-Identifier: GPL-3.0-only
#include "support/loginfixture.h"

namespace TestSupport {

using namespace Core;
using namespace Qt::StringLiterals;

LoginFixture::LoginFixture(const LoginRules &rules)
    : logins(storesForAll(), {publisher, confirmations, &signIns}, clock.reader(), countingBytes(),
             rules)
{
    stores.rows.tenants = {tenant(7, knownPhone)};
}

LoginService::Stores LoginFixture::storesForAll()
{
    return {.work = stores,
            .attempts = stores,
            .tenants = stores,
            .senders = stores,
            .links = stores,
            .tickets = stores,
            .messages = stores,
            .deferred = stores,
            .sessions = stores,
            .codes = stores,
            .audit = stores};
}

Attempt LoginFixture::started(const QString &kiosk)
{
    return logins.start({.language = u"ky"_s, .kiosk = kiosk}).value().attempt;
}

SignInMessage LoginFixture::message(const QUuid &attemptId, const QString &phone) const
{
    return {.key = {.instance = 1101000001,
                    .chat = phone.mid(1) + u"@c.us"_s,
                    .messageId = u"BAE5F4886F6F2D05"_s},
            .sender = {.phone = TestSupport::phone(phone), .lid = {}},
            .attemptId = attemptId,
            .sentAt = clock.now};
}

Attempt LoginFixture::stored(const Attempt &attempt) const
{
    return stores.rows.attempts.value(attempt.id);
}

AttemptState LoginFixture::stateOf(const Attempt &attempt) const
{
    return stored(attempt).state;
}

QString LoginFixture::published(const QString &what, const Attempt &attempt, AttemptStatus status)
{
    return QStringList{what, toString(attempt.id), toString(status)}.join(u' ');
}

QString nameOf(const AttemptState &state)
{
    return toString(state.status) + (state.failure ? u' ' + toString(*state.failure) : QString());
}

QString nameOf(const Expected<Attempt, IgnoreReason> &verdict)
{
    if (verdict)
        return nameOf(verdict->state);
    switch (verdict.error()) {
    case IgnoreReason::Duplicate:
        return u"duplicate"_s;
    case IgnoreReason::UnknownAttempt:
        return u"unknown attempt"_s;
    case IgnoreReason::SenderSilenced:
        return u"sender silenced"_s;
    case IgnoreReason::AttemptOver:
        return u"attempt over"_s;
    case IgnoreReason::SentBeforeAttempt:
        return u"sent before"_s;
    case IgnoreReason::Unstorable:
        return u"unstorable"_s;
    case IgnoreReason::ToReadBack:
        return u"to read back"_s;
    case IgnoreReason::StorageFailed:
        return u"storage failed"_s;
    }
    Q_UNREACHABLE();
}

} // namespace TestSupport
