#include "core/replypolicy.h"

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

bool ReplyPolicy::allows(ReplyKind kind, const Sender &sender, const QUuid &attemptId)
{
    const auto now = m_now();
    const auto attempt = attemptId.toString(QUuid::WithoutBraces);
    const auto who = sender.key();
    const auto everybody = u"all"_s;
    const bool ofAttempt = !attemptId.isNull();
    const bool ofFailure = tellsOfFailure(kind);
    if (m_all.count(everybody, now) >= overall
        || (ofAttempt && m_ofAttempts.count(attempt, now) >= perAttempt)
        || (ofFailure && m_failures.count(who, now) >= failuresPerSender))
        return false;
    m_all.add(everybody, now);
    if (ofAttempt)
        m_ofAttempts.add(attempt, now);
    if (ofFailure)
        m_failures.add(who, now);
    return true;
}

} // namespace Core
