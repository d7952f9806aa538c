#include "greenapi/receiving/polltrouble.h"

#include "core/base/enumtable.h"

namespace GreenApi {

using namespace Qt::StringLiterals;

namespace {

constexpr Core::EnumNames<PollTrouble> troubleNames({
    {PollTrouble::Unreachable, "unreachable"_L1},
    {PollTrouble::Insecure, "insecure"_L1},
    {PollTrouble::WrongCredentials, "wrong_credentials"_L1},
    {PollTrouble::Forbidden, "forbidden"_L1},
    {PollTrouble::WebhookUrlSet, "webhook_url_set"_L1},
    {PollTrouble::NotReady, "not_ready"_L1},
    {PollTrouble::InstanceGone, "instance_gone"_L1},
    {PollTrouble::QuotaExceeded, "quota_exceeded"_L1},
    {PollTrouble::Refused, "refused"_L1},
    {PollTrouble::ServerFailed, "server_failed"_L1},
    {PollTrouble::NotCommitted, "not_committed"_L1},
});

} // namespace

PollTrouble troubleOf(CallError error)
{
    switch (error) {
    case CallError::Unreachable:
    case CallError::AnswerLost:
    case CallError::TimedOut:
        return PollTrouble::Unreachable;
    case CallError::Insecure:
        return PollTrouble::Insecure;
    case CallError::WrongCredentials:
        return PollTrouble::WrongCredentials;
    case CallError::Forbidden:
        return PollTrouble::Forbidden;
    case CallError::WebhookUrlSet:
        return PollTrouble::WebhookUrlSet;
    case CallError::NotReady:
        return PollTrouble::NotReady;
    case CallError::InstanceGone:
        return PollTrouble::InstanceGone;
    case CallError::QuotaExceeded:
        return PollTrouble::QuotaExceeded;
    case CallError::ServerFailed:
        return PollTrouble::ServerFailed;
    case CallError::NotFound:
    case CallError::TooFast:
    case CallError::UnknownMessage:
    case CallError::Refused:
    case CallError::BadAnswer:
    case CallError::QueueFull:
        return PollTrouble::Refused;
    }
    Q_UNREACHABLE();
}

QString toString(PollTrouble trouble)
{
    return troubleNames[trouble];
}

} // namespace GreenApi
