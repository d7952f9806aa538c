#include "support/loopbackserver.h"

#include "server/bearer.h"
#include "server/healthhandlers.h"
#include "server/loginpage.h"
#include "server/sessionhandlers.h"
#include "server/starthandler.h"
#include "server/statushandler.h"
#include "server/webhookhandler.h"
#include "storage/statement.h"

namespace TestSupport {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

LoopbackServer::LoopbackServer()
    : LoopbackServer(Options())
{
}

LoopbackServer::LoopbackServer(const Options &options)
    : LoginRoom(options.times)
    , m_sweep(logins)
    , m_http(router(options), Server::OriginPolicy(options.publicUrl, options.trustedProxies),
             Server::ChannelHub::pathPrefix(),
             [this](std::unique_ptr<QWebSocket> socket, const QString &path) {
                 channels.open(std::move(socket), path,
                               {.logins = logins, .sessions = sessions, .reporter = reporter});
             })
    , m_listener(new QTcpServer(&m_http))
{
    m_listener->listen(QHostAddress(QHostAddress::LocalHost), 0);
    m_http.bind(m_listener);
}

Server::Router LoopbackServer::router(const Options &options)
{
    using namespace Server;
    const Core::LoginPhrase phrase(u"AMT LOGIN"_s);
    const auto lookUpKiosk = [](const Core::Secret &key) {
        return key.reveal() == kioskKey ? std::optional(u"Desk"_s) : std::nullopt;
    };
    Router router;
    router.add("POST", u"/api/auth/whatsapp/start"_s,
               StartHandler(
                   logins, lookUpKiosk,
                   {.phrase = phrase, .companyNumber = options.companyNumber, .rotateAfter = 90s}));
    router.add("GET", u"/api/auth/whatsapp/status"_s, StatusHandler(logins, reporter));
    router.add(
        "POST", u"/api/webhooks/greenapi/incoming"_s,
        WebhookHandler(logins,
                       {.token = Core::Secret(testWebhookToken),
                        .account = {.idInstance = testInstance, .number = options.companyNumber},
                        .phrase = phrase}),
        Router::LargeBody::Handle);
    router.add("GET", u"/api/auth/me"_s, MeHandler(sessions));
    router.add("POST", u"/api/auth/logout"_s, LogoutHandler(sessions));
    router.add("GET", u"/healthz"_s, healthz);
    router.add("GET", u"/readyz"_s, ReadyzHandler([this] {
                   return Storage::run(database.database(), u"SELECT 1 FROM tenants"_s).has_value();
               }));
    router.add("GET", u"/login"_s, loginPage);
    router.add("GET", u"/login/login.js"_s, loginScript);
    router.add("GET", u"/login/login.css"_s, loginStyle);
    router.add("POST", u"/login/qr"_s, loginQr);
    return router;
}

QUrl LoopbackServer::url() const
{
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(m_listener->serverPort());
    return url;
}

QJsonObject LoopbackServer::startAttempt(const HeaderList &headers) const
{
    return post(url(), "/api/auth/whatsapp/start/", {}, headers).json();
}

HttpReply LoopbackServer::notify(const QByteArray &body) const
{
    return post(url(), "/api/webhooks/greenapi/incoming/", body,
                {{"Authorization"_ba, "Bearer "_ba + testWebhookToken}});
}

HttpReply LoopbackServer::sendLogin(const QString &digits, const QJsonObject &attempt)
{
    return notify(notificationFrom(digits, attempt["loginMessage"_L1].toString()));
}

HttpReply LoopbackServer::status(const QJsonObject &attempt, const QByteArray &token) const
{
    const auto headers =
        token.isEmpty() ? HeaderList() : HeaderList{{"Authorization"_ba, "Bearer " + token}};
    return get(url(),
               "/api/auth/whatsapp/status/?attemptId="
                   + attempt["attemptId"_L1].toString().toLatin1(),
               headers);
}

HeaderList bearer(const QJsonValue &token)
{
    return {{"Authorization"_ba, "Bearer " + token.toString().toLatin1()}};
}

QByteArray channelPath(const QJsonObject &attempt)
{
    return "/api/auth/whatsapp/channel/" + attempt["attemptId"_L1].toString().toLatin1();
}

} // namespace TestSupport
