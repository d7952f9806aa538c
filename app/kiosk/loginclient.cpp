#include "kiosk/loginclient.h"

#include "kiosk/logging.h"
#include "protocol/jsonobject.h"

#include <QJsonObject>
#include <QNetworkReply>
#include <QNetworkRequest>

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestAnswer = 64 * 1024;

int httpStatus(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

// Only numbers go to the log: errorString() carries the URL.
Core::Expected<void, ClientError> checked(const QNetworkReply &reply, int wanted)
{
    const int status = httpStatus(reply);
    if (status == wanted && reply.error() == QNetworkReply::NoError)
        return {};
    qCWarning(lcKiosk) << "request failed: HTTP" << status << "network error" << reply.error();
    if (status == 401 || status == 403)
        return Core::Unexpected(ClientError::NotEnrolled);
    if (status >= 400)
        return Core::Unexpected(ClientError::Server);
    if (reply.error() != QNetworkReply::NoError)
        return Core::Unexpected(ClientError::Network);
    return Core::Unexpected(ClientError::BadAnswer);
}

Core::Expected<Protocol::StartReply, ClientError> startReplyFrom(QNetworkReply &reply)
{
    if (const auto good = checked(reply, 201); !good)
        return Core::Unexpected(good.error());
    const auto json = Protocol::objectFrom(reply.read(longestAnswer));
    const auto answer = json ? Protocol::StartReply::fromJson(*json) : std::nullopt;
    if (!answer) {
        qCWarning(lcKiosk) << "the answer to start is not what the interface says";
        return Core::Unexpected(ClientError::BadAnswer);
    }
    return *answer;
}

} // namespace

LoginClient::LoginClient(ServerAddress server, Core::Secret kioskKey,
                         std::chrono::milliseconds timeout)
    : m_server(std::move(server))
    , m_kioskKey(std::move(kioskKey))
    , m_timeout(timeout)
{
}

void LoginClient::start(const QString &language, const QObject *context,
                        Callback<Protocol::StartReply> done)
{
    const QByteArray authorization =
        m_kioskKey.isEmpty() ? QByteArray() : "Kiosk " + m_kioskKey.reveal();
    QNetworkReply *reply = post(u"/api/auth/whatsapp/start/"_s, authorization,
                                Protocol::toBytes(QJsonObject{{u"language"_s, language}}));
    QObject::connect(reply, &QNetworkReply::finished, context,
                     [reply, done = std::move(done)] { done(startReplyFrom(*reply)); });
}

void LoginClient::signOut(const Core::Secret &sessionToken, const QObject *context,
                          Callback<void> done)
{
    QNetworkReply *reply = post(u"/api/auth/logout/"_s, "Bearer " + sessionToken.reveal(), {});
    QObject::connect(reply, &QNetworkReply::finished, context,
                     [reply, done = std::move(done)] { done(checked(*reply, 204)); });
}

QNetworkReply *LoginClient::post(const QString &path, const QByteArray &authorization,
                                 const QByteArray &body)
{
    QNetworkRequest request(m_server.http(path));
    request.setTransferTimeout(int(m_timeout.count()));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    // A redirect would carry the key or the token to somebody else.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    if (!authorization.isEmpty())
        request.setRawHeader("Authorization", authorization);
    QNetworkReply *reply = m_network.post(request, body);
    QObject::connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    return reply;
}

} // namespace Kiosk
