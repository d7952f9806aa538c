// SPDX-License-Identifier: GPL-3.0-only
#include "support/fakeloginserver.h"

#include "core/base/secret.h"
#include "protocol/code.h"
#include "protocol/json.h"
#include "protocol/link.h"
#include "protocol/login.h"
#include "protocol/session.h"

#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QHttpServerResponse>
#include <QTcpServer>
#include <QUrlQuery>

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
    addRoutes();
    acceptWebSockets(*m_http);
    connect(m_http.get(), &QHttpServer::newWebSocketConnection, this, &FakeLoginServer::onChannel);
    auto *tcp = new QTcpServer(m_http.get());
    const bool isListening = tcp->listen(QHostAddress::LocalHost, m_port);
    Q_ASSERT(isListening);
    m_port = isListening ? tcp->serverPort() : quint16(0);
    m_http->bind(tcp);
}

void FakeLoginServer::addRoutes()
{
    using enum QHttpServerRequest::Method;
    m_http->route(u"/api/auth/whatsapp/start/"_s, Post,
                  [this](const QHttpServerRequest &request) { return onStart(request); });
    m_http->route(u"/api/auth/whatsapp/request-code/"_s, Post,
                  [this](const QHttpServerRequest &request) { return onRequestCode(request); });
    m_http->route(u"/api/auth/whatsapp/verify-code/"_s, Post,
                  [this](const QHttpServerRequest &request) { return onVerifyCode(request); });
    m_http->route(u"/api/auth/me/"_s, Get,
                  [this](const QHttpServerRequest &request) { return onMe(request); });
    m_http->route(u"/api/kiosk/links/"_s, Post,
                  [this](const QHttpServerRequest &request) { return onLink(request); });
    m_http->route(u"/api/auth/logout/"_s, Post, [this](const QHttpServerRequest &request) {
        m_signOuts.append(headerOf(request, "Authorization"));
        m_signOutBodies.append(request.body());
        using enum QHttpServerResponder::StatusCode;
        return QHttpServerResponse(hasSession ? NoContent : Unauthorized);
    });
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

void FakeLoginServer::forget(const QUuid &id)
{
    std::erase_if(m_started, [&](const Started &one) { return one.id == id; });
    m_statuses.erase(id);
    m_said.remove(id);
}

void FakeLoginServer::tellMessage(const QUuid &id)
{
    send(id, Protocol::toBytes(Protocol::MessageArrived{}));
}

void FakeLoginServer::tellService(const Protocol::ServiceView &now)
{
    service = now;
    for (const auto &channel : m_channels)
        send(channel.id, Protocol::toBytes(Protocol::ServiceChanged{now}));
}

void FakeLoginServer::askNumber(const QUuid &id, int digits, int triesLeft)
{
    auto &status = m_statuses[id];
    status.state = {.status = Core::AttemptStatus::Verified, .failure = {}};
    tell(id);
    send(id, Protocol::toBytes(Protocol::NumberWanted{.digits = digits, .triesLeft = triesLeft}));
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

void FakeLoginServer::fail(const QUuid &id, Core::FailureReason reason, const QString &maskedPhone,
                           const QString &ticket)
{
    m_statuses[id].ticket = ticket;
    m_statuses[id].maskedPhone = maskedPhone;
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
        .codeLogin = hasCodeLogin,
    };
    if (number) {
        reply.whatsappLink =
            u"https://wa.me/%1?text=%2"_s.arg(*number, QString(message).replace(u' ', u"%20"_s));
    }
    return QHttpServerResponse("application/json", Protocol::toBytes(reply.toJson()),
                               QHttpServerResponder::StatusCode::Created);
}

QHttpServerResponse FakeLoginServer::onRequestCode(const QHttpServerRequest &request)
{
    m_codeRequests.append(request.body());
    if (requestCodeAnswer)
        return QHttpServerResponse("application/json", requestCodeAnswer->body,
                                   requestCodeAnswer->status);
    const Protocol::CodeReply reply{.attemptId = QUuid::createUuid(),
                                    .expiresAt = serverTime.addSecs(expiresIn.count()),
                                    .expiresIn = expiresIn,
                                    .serverTime = serverTime,
                                    .resendAfter = std::chrono::seconds(30)};
    return QHttpServerResponse("application/json", Protocol::toBytes(reply.toJson()));
}

QHttpServerResponse FakeLoginServer::onVerifyCode(const QHttpServerRequest &request)
{
    m_codeEntries.append(request.body());
    const auto json = Protocol::objectFrom(request.body());
    const auto entry = json ? Protocol::CodeEntry::fromJson(*json) : std::nullopt;
    if (!entry || entry->code != rightCode || !codeUser) {
        const QByteArray wrong = R"({"error":{"code":"code_wrong","message":"","requestId":""}})";
        const auto answer =
            wrongCodeAnswer.value_or(Answer{QHttpServerResponder::StatusCode::Unauthorized, wrong});
        return QHttpServerResponse("application/json", answer.body, answer.status);
    }
    const Protocol::SignedInReply reply{
        .user = *codeUser, .session = {Core::Secret("session-by-code"), serverTime.addSecs(60)}};
    return QHttpServerResponse("application/json", Protocol::toBytes(reply.toJson()));
}

QHttpServerResponse FakeLoginServer::onLink(const QHttpServerRequest &request)
{
    m_links.append(request.body());
    using enum QHttpServerResponder::StatusCode;
    if (!linkUser)
        return QHttpServerResponse("application/json", R"({"error":{"code":"not_found"}})",
                                   NotFound);
    return QHttpServerResponse("application/json",
                               Protocol::toBytes(Protocol::LinkReply{*linkUser}.toJson()), Created);
}

QHttpServerResponse FakeLoginServer::onMe(const QHttpServerRequest &request)
{
    const bool isPeek = request.query().queryItemValue(u"peek"_s) == "true"_L1;
    ++(isPeek ? m_peeks : m_stays);
    if (isPeek && peekAnswer)
        return QHttpServerResponse("application/json", peekAnswer->body, peekAnswer->status);
    if (!sessionLeft)
        return QHttpServerResponse("application/json", "{}",
                                   QHttpServerResponder::StatusCode::Unauthorized);
    const Protocol::MeReply reply{.user = {.id = 1,
                                           .name = u"Somebody"_s,
                                           .maskedPhone = u"+996•••••123"_s,
                                           .type = u"tenant"_s,
                                           .role = u"tenant"_s,
                                           .roleName = u"Tenant"_s},
                                  .expiresAt = serverTime.addSecs(sessionLeft->count()),
                                  .expiresIn = *sessionLeft};
    return QHttpServerResponse("application/json", Protocol::toBytes(reply.toJson()));
}

void FakeLoginServer::onChannel()
{
    auto socket = m_http->nextPendingWebSocketConnection();
    const auto id = QUuid(socket->requestUrl().path().section(u'/', -1));
    ++m_channelsOpened;
    m_channelAuthorization = socket->request().rawHeader("Authorization");
    connect(socket.get(), &QWebSocket::textMessageReceived, this,
            [this, id](const QString &text) { onSaid(id, text); });
    // Later: nobody deletes a socket that is just telling of its end.
    connect(socket.get(), &QWebSocket::disconnected, this, &FakeLoginServer::dropClosedChannels,
            Qt::QueuedConnection);
    m_channels.push_back({.id = id, .socket = std::move(socket)});
    if (closesWith)
        close(id, *closesWith);
    else if (tellsStatus)
        tell(id);
}

void FakeLoginServer::dropClosedChannels()
{
    std::erase_if(m_channels, [](const Channel &one) {
        return one.socket->state() == QAbstractSocket::UnconnectedState;
    });
}

void FakeLoginServer::onSaid(const QUuid &id, const QString &text)
{
    const auto message = Protocol::clientMessageFrom(text.toUtf8());
    if (std::holds_alternative<Protocol::Received>(message))
        m_said[id].append(u"received"_s);
    else if (std::holds_alternative<Protocol::Cancel>(message))
        m_said[id].append(u"cancel"_s);
    else if (const auto *entered = std::get_if<Protocol::EnterNumber>(&message))
        m_numbers.append(entered->number);
}

void FakeLoginServer::tell(const QUuid &id)
{
    auto &status = m_statuses[id];
    status.attemptId = id;
    status.service = service;
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
