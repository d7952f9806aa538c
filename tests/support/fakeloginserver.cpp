#include "support/fakeloginserver.h"

#include "core/secret.h"
#include "protocol/jsonobject.h"
#include "protocol/startreply.h"

#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QHttpServerResponse>
#include <QTcpServer>

#include <algorithm>

namespace TestSupport {

using namespace Qt::StringLiterals;

namespace {

QByteArray headerOf(const QHttpServerRequest &request, const QByteArray &name)
{
    return request.value(name);
}

#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
void acceptWebSockets(QHttpServer &server)
{
    // Silent: an answer would spoil the WebSocket's handshake.
    server.route(u"/api/auth/whatsapp/channel/<arg>"_s,
                 [](const QString & /*id*/, const QHttpServerRequest & /*request*/,
                    QHttpServerResponder && /*responder*/) {});
}
#else
void acceptWebSockets(QHttpServer &server)
{
    server.addWebSocketUpgradeVerifier(&server, [](const QHttpServerRequest & /*request*/) {
        return QHttpServerWebSocketUpgradeResponse::accept();
    });
}
#endif

} // namespace

FakeLoginServer::FakeLoginServer()
{
    goUp();
}

void FakeLoginServer::goUp()
{
    m_http = std::make_unique<QHttpServer>();
    m_http->route(u"/api/auth/whatsapp/start/"_s, QHttpServerRequest::Method::Post,
                  [this](const QHttpServerRequest &request) { return onStart(request); });
    m_http->route(u"/api/auth/logout/"_s, QHttpServerRequest::Method::Post,
                  [this](const QHttpServerRequest &request) {
                      m_signOuts.append(headerOf(request, "Authorization"));
                      return QHttpServerResponse(QHttpServerResponder::StatusCode::NoContent);
                  });
    acceptWebSockets(*m_http);
    connect(m_http.get(), &QHttpServer::newWebSocketConnection, this, &FakeLoginServer::onChannel);
    auto *tcp = new QTcpServer(m_http.get());
    const bool isListening = tcp->listen(QHostAddress::LocalHost, m_port);
    Q_ASSERT(isListening);
    m_port = isListening ? tcp->serverPort() : quint16(0);
    m_http->bind(tcp);
}

void FakeLoginServer::goDown()
{
    m_channels.clear();
    m_http.reset();
}

QUrl FakeLoginServer::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_port));
}

bool FakeLoginServer::isWaitedFor(const QUuid &id) const
{
    return std::any_of(m_channels.begin(), m_channels.end(), [&](const Channel &one) {
        return one.id == id && one.socket->state() == QAbstractSocket::ConnectedState;
    });
}

void FakeLoginServer::tellMessage(const QUuid &id)
{
    send(id, Protocol::toBytes(Protocol::MessageArrived{}));
}

void FakeLoginServer::complete(const QUuid &id, const Protocol::UserView &user,
                               const QDateTime &sessionEnd)
{
    auto &status = m_statuses[id];
    status.state = {.status = Core::AttemptStatus::Completed, .failure = {}};
    status.user = user;
    if (sessionEnd.isValid())
        status.session = Core::SessionGrant{Core::Secret("session-token"), sessionEnd};
    tell(id);
}

void FakeLoginServer::fail(const QUuid &id, Core::FailureReason reason)
{
    m_statuses[id].state = {.status = Core::AttemptStatus::Failed, .failure = reason};
    tell(id);
    close(id, Protocol::CloseCode::attemptOver);
}

void FakeLoginServer::cut(const QUuid &id)
{
    for (auto &channel : m_channels) {
        if (channel.id == id)
            channel.socket->abort();
    }
}

void FakeLoginServer::close(const QUuid &id, int code)
{
    for (auto &channel : m_channels) {
        if (channel.id == id)
            channel.socket->close(QWebSocketProtocol::CloseCode(code));
    }
}

QHttpServerResponse FakeLoginServer::onStart(const QHttpServerRequest &request)
{
    const QUuid id = QUuid::createUuid();
    m_started.push_back(
        {.id = id, .authorization = headerOf(request, "Authorization"), .body = request.body()});
    if (startAnswer)
        return QHttpServerResponse("application/json", startAnswer->body, startAnswer->status);
    const QString message = u"AMT LOGIN "_s + Core::toString(id);
    Protocol::StartReply reply{
        .attemptId = id,
        .expiresAt = serverTime.addSecs(expiresIn.count()),
        .loginMessage = message,
        .whatsappLink = {},
        .channelToken = Core::Secret("token-of-" + id.toByteArray(QUuid::WithoutBraces)),
        .expiresIn = expiresIn,
        .serverTime = serverTime,
        .rotateAfter = rotateAfter,
    };
    if (number) {
        reply.whatsappLink =
            u"https://wa.me/%1?text=%2"_s.arg(*number, QString(message).replace(u' ', u"%20"_s));
    }
    return QHttpServerResponse("application/json", Protocol::toBytes(reply.toJson()),
                               QHttpServerResponder::StatusCode::Created);
}

void FakeLoginServer::onChannel()
{
    auto socket = m_http->nextPendingWebSocketConnection();
    const auto id = QUuid(socket->requestUrl().path().section(u'/', -1));
    ++m_channelsOpened;
    m_channelAuthorization = socket->request().rawHeader("Authorization");
    connect(socket.get(), &QWebSocket::textMessageReceived, this,
            [this, id](const QString &text) { onSaid(id, text); });
    m_channels.push_back({.id = id, .socket = std::move(socket)});
    if (closesWith)
        close(id, *closesWith);
    else if (tellsStatus)
        tell(id);
}

void FakeLoginServer::onSaid(const QUuid &id, const QString &text)
{
    const auto message = Protocol::clientMessageFrom(text.toUtf8());
    if (std::holds_alternative<Protocol::Received>(message))
        m_said[id].append(u"received"_s);
    else if (std::holds_alternative<Protocol::Cancel>(message))
        m_said[id].append(u"cancel"_s);
}

void FakeLoginServer::tell(const QUuid &id)
{
    auto &status = m_statuses[id];
    status.attemptId = id;
    send(id, Protocol::toBytes(Protocol::StatusChanged{status}));
}

void FakeLoginServer::send(const QUuid &id, const QByteArray &text)
{
    for (auto &channel : m_channels) {
        if (channel.id == id && channel.socket->isValid())
            channel.socket->sendTextMessage(QString::fromUtf8(text));
    }
}

} // namespace TestSupport
