// SPDX-License-Identifier: GPL-3.0-only
#include "core/login/replypolicy.h"

#include <algorithm>

namespace Core {

using namespace Qt::StringLiterals;

namespace {

bool tellsOfFailure(ReplyKind kind)
{
    switch (kind) {
    case ReplyKind::SignedIn:
    case ReplyKind::SessionEnded:
    case ReplyKind::SignInRefused:
        return false;
    case ReplyKind::UnknownNumber:
    case ReplyKind::ExpiredCode:
    case ReplyKind::SendAgain:
    case ReplyKind::ScanAgain:
    case ReplyKind::AskDesk:
        return true;
    }
    Q_UNREACHABLE();
}

} // namespace

ReplyPolicy::ReplyPolicy(Clock now)
    : m_now(std::move(now))
{
}

// The hint takes nothing from what is said about the attempt afterwards.
QList<ReplyPolicy::Limit> ReplyPolicy::limitsOf(ReplyKind kind, const Sender &sender,
                                                const QUuid &attemptId)
{
    const auto who = sender.key();
    const auto attempt = attemptId.toString(QUuid::WithoutBraces);
    QList<Limit> limits{{&m_all, u"all"_s, overall}};
    if (tellsOfFailure(kind))
        limits.append({&m_failures, who, failuresPerSender});
    if (kind == ReplyKind::ScanAgain) {
        limits.append({&m_hints, who, hintsPerPerson});
        if (!attemptId.isNull())
            limits.append({&m_hints, attempt, hintsPerPerson});
    } else if (!attemptId.isNull()) {
        limits.append({&m_ofAttempts, attempt + u' ' + who, perAttempt});
    }
    return limits;
}

bool ReplyPolicy::allows(ReplyKind kind, const Sender &sender, const QUuid &attemptId)
{
    const auto now = m_now();
    const auto limits = limitsOf(kind, sender, attemptId);
    const bool isAllowed = std::all_of(limits.begin(), limits.end(), [&now](const Limit &limit) {
        return limit.counter->count(limit.key, now) < limit.most;
    });
    if (!isAllowed)
        return false;
    for (const auto &limit : limits)
        limit.counter->add(limit.key, now);
    return true;
}

} // namespace Core
