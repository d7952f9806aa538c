#include "greenapi/client/answererror.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace GreenApi {

using namespace Qt::StringLiterals;

namespace {

//! What the gateway says is wrong, in lower case.
QString complaintIn(const QByteArray &body)
{
    constexpr qsizetype enough = 2000;
    const auto document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return QString::fromUtf8(body.first(std::min(body.size(), enough))).toLower();
    const auto message = document.object().value("message"_L1);
    const auto text = message.isArray() ? message.toArray().first().toString() : message.toString();
    return text.left(enough).toLower();
}

// The texts of "Other 400 texts" and of the journals, live and documented.
CallError errorOf400(const QString &complaint)
{
    if (complaint.contains("webhook url is set"_L1))
        return CallError::WebhookUrlSet;
    if (complaint.contains("is expired"_L1) || complaint.contains("instance is deleted"_L1))
        return CallError::InstanceGone;
    if (complaint.contains("starting"_L1) || complaint.contains("not authorized"_L1))
        return CallError::NotReady;
    return CallError::Refused;
}

bool saysUnknownMessage(const QString &complaint)
{
    return complaint.contains("not found"_L1) || complaint.contains("notfound"_L1);
}

CallError errorOfStatus(int status, const QByteArray &body)
{
    switch (status) {
    case 400:
        return errorOf400(complaintIn(body));
    case 401:
        return CallError::WrongCredentials;
    case 403:
        return CallError::Forbidden;
    case 404:
        return CallError::NotFound;
    case 408:
        return CallError::TimedOut;
    case 429:
        return CallError::TooFast;
    case 466:
        return CallError::QuotaExceeded;
    default:
        break;
    }
    if (status >= 500)
        return CallError::ServerFailed;
    return status >= 400 ? CallError::Refused : CallError::BadAnswer;
}

CallError errorOfConnection(const Net::HttpResponse &answer)
{
    switch (answer.error) {
    case QNetworkReply::SslHandshakeFailedError:
        return CallError::Insecure;
    case QNetworkReply::ProtocolFailure: // what came is not HTTP
        return CallError::BadAnswer;
    case QNetworkReply::ContentReSendError:
        return CallError::AnswerLost;
    default:
        return answer.wasSent ? CallError::AnswerLost : CallError::Unreachable;
    }
}

//! Some methods say nothing in the guise of an error.
bool isFine(const Net::HttpResponse &answer, Method method)
{
    if (method == Method::ReceiveNotification) // a proxy that lost its patience
        return answer.status == 408 || answer.status == 504;
    if (method == Method::DeleteNotification) // it is gone already
        return answer.status == 500 && answer.body.contains("findUnAckedMessage");
    return false;
}

} // namespace

std::optional<CallError> errorIn(const Net::HttpResponse &answer, Method method)
{
    if (answer.isTimedOut)
        return CallError::TimedOut;
    if (answer.isTooLarge)
        return CallError::BadAnswer;
    if (answer.status == 0)
        return errorOfConnection(answer);
    if (answer.status == 200 && answer.error == QNetworkReply::NoError)
        return std::nullopt;
    if (answer.status == 200)
        return errorOfConnection(answer);
    if (isFine(answer, method))
        return std::nullopt;
    if (method == Method::GetMessage && answer.status == 400
        && saysUnknownMessage(complaintIn(answer.body)))
        return CallError::UnknownMessage;
    return errorOfStatus(answer.status, answer.body);
}

bool mayRepeat(CallError error, Repeat rule)
{
    switch (error) {
    case CallError::TooFast:
    case CallError::ServerFailed:
    case CallError::Unreachable:
        return rule != Repeat::Never;
    case CallError::AnswerLost:
        return rule == Repeat::Always;
    default:
        return false;
    }
}

} // namespace GreenApi
