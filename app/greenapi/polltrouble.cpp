#include "greenapi/polltrouble.h"

namespace GreenApi {

using namespace Qt::StringLiterals;

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
    switch (trouble) {
    case PollTrouble::Unreachable:
        return u"unreachable"_s;
    case PollTrouble::Insecure:
        return u"insecure"_s;
    case PollTrouble::WrongCredentials:
        return u"wrong_credentials"_s;
    case PollTrouble::Forbidden:
        return u"forbidden"_s;
    case PollTrouble::WebhookUrlSet:
        return u"webhook_url_set"_s;
    case PollTrouble::NotReady:
        return u"not_ready"_s;
    case PollTrouble::InstanceGone:
        return u"instance_gone"_s;
    case PollTrouble::QuotaExceeded:
        return u"quota_exceeded"_s;
    case PollTrouble::Refused:
        return u"refused"_s;
    case PollTrouble::ServerFailed:
        return u"server_failed"_s;
    case PollTrouble::NotCommitted:
        return u"not_committed"_s;
    }
    Q_UNREACHABLE();
}

} // namespace GreenApi
