#include "kiosk/client/httpcalls.h"

#include "kiosk/base/logging.h"
#include "protocol/errorcodes.h"
#include "protocol/json.h"
#include "protocol/paths.h"

#include <QJsonObject>
#include <QNetworkRequest>

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestAnswer = 256 * 1024;

int httpStatus(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

// Returns the code of an error answer (Protocol::ErrorCode), or an empty string.
QString errorCodeIn(QNetworkReply &reply)
{
    const auto json = Protocol::objectFrom(reply.peek(longestAnswer));
    return json ? json->value("error"_L1).toObject().value("code"_L1).toString() : QString();
}

ClientError errorOf(QNetworkReply &reply, int status)
{
    const bool isDenied = status == 401 || status == 403;
    if (isDenied && errorCodeIn(reply) == Protocol::ErrorCode::codeWrong)
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
    return reply.error() != QNetworkReply::NoError ? ClientError::Network : ClientError::BadAnswer;
}

// A visitor causes these errors, not a fault of the kiosk: a wrong code, one that came too late, a
// session that the server has ended.
bool isOrdinary(ClientError error, const QNetworkReply &reply)
{
    switch (error) {
    case ClientError::WrongCode:
    case ClientError::AttemptOver:
        return true;
    case ClientError::NotAllowed:
        return reply.request().rawHeader("Authorization").startsWith("Bearer ");
    default:
        return false;
    }
}

} // namespace

HttpCalls::HttpCalls(ServerAddress server, Core::Secret kioskKey, std::chrono::milliseconds timeout)
    : m_server(std::move(server))
    , m_kioskKey(std::move(kioskKey))
    , m_timeout(timeout)
{
}

QNetworkReply *HttpCalls::get(const QString &path, const QByteArray &authorization,
                              const QString &query)
{
    QUrl url = m_server.http(Protocol::Path::withFinalSlash(path));
    url.setQuery(query);
    QNetworkReply *reply = m_network.get(requestFor(url, authorization));
    QObject::connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    return reply;
}

QNetworkReply *HttpCalls::post(const QString &path, const QByteArray &authorization,
                               const QByteArray &body)
{
    QNetworkReply *reply = m_network.post(
        requestFor(m_server.http(Protocol::Path::withFinalSlash(path)), authorization), body);
    QObject::connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    return reply;
}

QByteArray HttpCalls::kioskAuthorization() const
{
    return m_kioskKey.isEmpty() ? QByteArray() : "Kiosk " + m_kioskKey.reveal();
}

QNetworkRequest HttpCalls::requestFor(const QUrl &url, const QByteArray &authorization) const
{
    QNetworkRequest request(url);
    request.setTransferTimeout(int(m_timeout.count()));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    // A redirect would carry the key or the token to somebody else.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    if (!authorization.isEmpty())
        request.setRawHeader("Authorization", authorization);
    return request;
}

QByteArray bearer(const Core::Secret &token)
{
    return "Bearer " + token.reveal();
}

Answer<void> checked(QNetworkReply &reply, const QList<int> &wanted)
{
    const int status = httpStatus(reply);
    // To Qt every status from 400 on is an error, even one that says what we asked for.
    const bool isWhole = reply.error() == QNetworkReply::NoError || status >= 400;
    if (wanted.contains(status) && isWhole)
        return {};
    const auto error = errorOf(reply, status);
    // Only numbers go to the log: errorString() carries the URL.
    if (!isOrdinary(error, reply))
        qCWarning(lcKiosk) << "request failed: HTTP" << status << "network error" << reply.error();
    return Core::Unexpected(error);
}

Answer<QJsonObject> jsonFrom(QNetworkReply &reply, const QList<int> &wanted)
{
    if (const auto good = checked(reply, wanted); !good)
        return Core::Unexpected(good.error());
    const auto json = Protocol::objectFrom(reply.read(longestAnswer));
    if (!json) {
        qCWarning(lcKiosk) << "an answer of the server is not what the interface says";
        return Core::Unexpected(ClientError::BadAnswer);
    }
    return *json;
}

} // namespace Kiosk
