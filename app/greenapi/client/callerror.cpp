#include "greenapi/client/callerror.h"

#include "core/base/enumtable.h"

namespace GreenApi {

using namespace Qt::StringLiterals;

namespace {

constexpr Core::EnumNames<CallError> errorNames({
    {CallError::Unreachable, "unreachable"_L1},
    {CallError::AnswerLost, "answer_lost"_L1},
    {CallError::Insecure, "insecure"_L1},
    {CallError::TimedOut, "timed_out"_L1},
    {CallError::WrongCredentials, "wrong_credentials"_L1},
    {CallError::Forbidden, "forbidden"_L1},
    {CallError::NotFound, "not_found"_L1},
    {CallError::TooFast, "too_fast"_L1},
    {CallError::QuotaExceeded, "quota_exceeded"_L1},
    {CallError::WebhookUrlSet, "webhook_url_set"_L1},
    {CallError::NotReady, "not_ready"_L1},
    {CallError::InstanceGone, "instance_gone"_L1},
    {CallError::UnknownMessage, "unknown_message"_L1},
    {CallError::Refused, "refused"_L1},
    {CallError::ServerFailed, "server_failed"_L1},
    {CallError::BadAnswer, "bad_answer"_L1},
    {CallError::QueueFull, "queue_full"_L1},
});

} // namespace

QString toString(CallError error)
{
    return errorNames[error];
}

} // namespace GreenApi
