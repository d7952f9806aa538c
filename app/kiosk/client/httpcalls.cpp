// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/client/httpcalls.h"

#include "core/base/logging.h"
#include "protocol/errorcodes.h"
#include "protocol/json.h"
#include "protocol/paths.h"

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

// The code in an error's body, for example "code_wrong".
QString errorCodeIn(const QByteArray &body)
{
    const auto json = Protocol::objectFrom(body);
    return json ? json->value("error"_L1).toObject().value("code"_L1).toString() : QString();
}

ClientError errorOf(const Net::HttpResponse &response)
{
    const auto status = response.status;
    const bool isDenied = status == 401 || status == 403;
    if (isDenied && errorCodeIn(response.body) == Protocol::ErrorCode::codeWrong)
        return ClientError::WrongCode;
    switch (status) {
    case 400:
        return ClientError::BadRequest;
    case 401:
        return ClientError::NotAllowed;
    case 403:
        return ClientError::Forbidden;
    case 404:
        return ClientError::NotFound;
    case 410:
        return ClientError::AttemptOver;
    case 429:
        return ClientError::TooOften;
    default:
        break;
    }
    if (status >= 400)
        return ClientError::Server;
    return response.error != QNetworkReply::NoError ? ClientError::Network : ClientError::BadAnswer;
}

// A visitor causes these errors, not a fault of the kiosk: a wrong code, one that came too late, a
// session that the server has ended.
bool isOrdinary(ClientError error, const QByteArray &authorization)
{
    switch (error) {
    case ClientError::WrongCode:
    case ClientError::AttemptOver:
        return true;
    case ClientError::NotAllowed:
        return authorization.startsWith("Bearer ");
    default:
        return false;
    }
}

Answer<void> statusOf(const Net::HttpResponse &response, const QList<int> &wanted,
                      const QByteArray &authorization)
{
    // To Qt every status from 400 on is an error, even one that says what we asked for.
    const bool isWhole =
        response.error == QNetworkReply::NoError || response.isTooLarge || response.status >= 400;
    if (wanted.contains(response.status) && isWhole)
        return {};
    const auto error = errorOf(response);
    if (!isOrdinary(error, authorization)) {
        qCWarning(lcKiosk) << "request failed: HTTP" << response.status << "network error"
                           << response.error;
    }
    return Core::Unexpected(error);
}

Answer<QJsonObject> jsonIn(const QByteArray &body)
{
    const auto json = Protocol::objectFrom(body);
    if (json)
        return *json;
    qCWarning(lcKiosk) << "an answer of the server is not what the interface says";
    return Core::Unexpected(ClientError::BadAnswer);
}

} // namespace

HttpCalls::HttpCalls(ServerAddress server, Core::Secret kioskKey, std::chrono::milliseconds timeout)
    : m_server(std::move(server))
    , m_kioskKey(std::move(kioskKey))
    , m_timeout(timeout)
{
}

Net::HttpAttempt *HttpCalls::get(const QString &path, const QByteArray &authorization,
                                 const QString &query)
{
    QUrl url = m_server.http(Protocol::Path::withFinalSlash(path));
    url.setQuery(query);
    return send({.url = url}, authorization);
}

Net::HttpAttempt *HttpCalls::post(const QString &path, const QByteArray &authorization,
                                  const QByteArray &body)
{
    return send({.verb = Net::Verb::Post,
                 .url = m_server.http(Protocol::Path::withFinalSlash(path)),
                 .body = body},
                authorization);
}

QByteArray HttpCalls::kioskAuthorization() const
{
    return m_kioskKey.isEmpty() ? QByteArray() : "Kiosk " + m_kioskKey.reveal();
}

Net::HttpAttempt *HttpCalls::send(Net::HttpRequestSpec request, const QByteArray &authorization)
{
    request.timeout = m_timeout;
    if (!authorization.isEmpty())
        request.headers.append({"Authorization", authorization});
    return Net::HttpAttempt::send(m_network, request);
}

QByteArray bearer(const Core::Secret &token)
{
    return "Bearer " + token.reveal();
}

void whenAnswered(Net::HttpAttempt *call, const QList<int> &wanted, const QObject *context,
                  Callback<void> done)
{
    QObject::connect(call, &Net::HttpAttempt::finished, context,
                     [call, wanted, done = std::move(done)](const Net::HttpResponse &response) {
                         done(statusOf(response, wanted, call->requestHeader("Authorization")));
                     });
}

void jsonWhenAnswered(Net::HttpAttempt *call, const QList<int> &wanted, const QObject *context,
                      Callback<QJsonObject> done)
{
    QObject::connect(call, &Net::HttpAttempt::finished, context,
                     [call, wanted, done = std::move(done)](const Net::HttpResponse &response) {
                         const auto status =
                             statusOf(response, wanted, call->requestHeader("Authorization"));
                         done(status ? jsonIn(response.body) : Core::Unexpected(status.error()));
                     });
}

} // namespace Kiosk
