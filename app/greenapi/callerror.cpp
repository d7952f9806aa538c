#include "greenapi/callerror.h"

namespace GreenApi {

using namespace Qt::StringLiterals;

QString toString(CallError error)
{
    switch (error) {
    case CallError::Unreachable:
        return u"unreachable"_s;
    case CallError::AnswerLost:
        return u"answer_lost"_s;
    case CallError::Insecure:
        return u"insecure"_s;
    case CallError::TimedOut:
        return u"timed_out"_s;
    case CallError::WrongCredentials:
        return u"wrong_credentials"_s;
    case CallError::Forbidden:
        return u"forbidden"_s;
    case CallError::NotFound:
        return u"not_found"_s;
    case CallError::TooFast:
        return u"too_fast"_s;
    case CallError::QuotaExceeded:
        return u"quota_exceeded"_s;
    case CallError::WebhookUrlSet:
        return u"webhook_url_set"_s;
    case CallError::NotReady:
        return u"not_ready"_s;
    case CallError::InstanceGone:
        return u"instance_gone"_s;
    case CallError::UnknownMessage:
        return u"unknown_message"_s;
    case CallError::Refused:
        return u"refused"_s;
    case CallError::ServerFailed:
        return u"server_failed"_s;
    case CallError::BadAnswer:
        return u"bad_answer"_s;
    case CallError::QueueFull:
        return u"queue_full"_s;
    }
    Q_UNREACHABLE();
}

} // namespace GreenApi
