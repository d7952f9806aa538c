// SPDX-License-Identifier: GPL-3.0-only
#include "http/api/apicases.h"

#include "support/websocketclient.h"

namespace TestSupport {

using namespace Qt::StringLiterals;

namespace {

const auto webhookPath = u"/api/webhooks/greenapi/incoming"_s;
const auto channelRoute = u"/api/auth/whatsapp/channel/{attemptId}"_s;
const auto rightToken = "Bearer "_ba + testWebhookToken;
constexpr auto nobodysChannel = "/api/auth/whatsapp/channel/3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11";

ApiCase plain(const QString &path, int status = 200, const QByteArray &target = {},
              const QString &what = {})
{
    const auto asked = target.isEmpty() ? path.toLatin1() : target;
    return {what, "GET"_ba, path, status, [asked](ApiCaller &caller) { return caller.get(asked); }};
}

ApiCase webhook(const QString &what, int status, const QByteArray &body,
                const QByteArray &token = rightToken)
{
    return {what, "POST"_ba, webhookPath, status, [body, token](ApiCaller &caller) {
                caller.isJson = body.startsWith('{');
                return caller.post(webhookPath.toLatin1(), body, authorization(token));
            }};
}

// A head that announces more than is ever sent.
ApiCase announced(const QString &path, int status, const QByteArray &length,
                  const QByteArray &token = {})
{
    return {u"body of "_s + QString::fromLatin1(length), "POST"_ba, path, status,
            [path, length, token](ApiCaller &caller) {
                return sendRaw(caller.server.url(),
                               "POST " + path.toLatin1() + " HTTP/1.1\r\nHost: x\r\nAuthorization: "
                                   + token + "\r\nContent-Length: " + length + "\r\n\r\n");
            }};
}

// The gate refuses it before it is any address's business.
ApiCase refused(const QString &what, int status, const QByteArray &head)
{
    return {what, "GET"_ba, u"/healthz"_s, status,
            [head](ApiCaller &caller) { return sendRaw(caller.server.url(), head); }};
}

// Asked for through a proxy.
ApiCase metricsForOthers(int status, const Core::Secret &token)
{
    ApiCase each{{}, "GET"_ba, u"/metrics"_s, status, [](ApiCaller &caller) {
                     return caller.get("/metrics"_ba, {{"X-Forwarded-For"_ba, "203.0.113.9"_ba}});
                 }};
    each.options.metricsToken = token;
    return each;
}

QList<ApiCase> webhookCases()
{
    auto elsewhere = webhook(u"other address"_s, 403, "{}"_ba);
    elsewhere.options.webhookAddresses = {{QHostAddress(u"10.1.2.3"_s), 32}};
    return {
        {u"a login"_s, "POST"_ba, webhookPath, 200,
         [](ApiCaller &caller) {
             const auto attempt = caller.server.startAttempt();
             return caller.post(webhookPath.toLatin1(),
                                caller.server.notificationFrom(
                                    u"996555121001"_s, attempt["loginMessage"_L1].toString()),
                                authorization(rightToken));
         }},
        webhook(u"no JSON"_s, 200, "x"_ba),
        webhook(u"another type"_s, 200, R"({"typeWebhook":"incomingCall"})"_ba),
        webhook(u"over 1 MiB"_s, 200, QByteArray(1024 * 1024 + 1, ' ')),
        webhook(u"no token"_s, 401, "{}"_ba, {}),
        webhook(u"another token"_s, 401, "{}"_ba, "Bearer guess"_ba),
        elsewhere,
        announced(webhookPath, 413, "9000000"_ba, rightToken),
        {{},
         "POST"_ba,
         webhookPath,
         503,
         [](ApiCaller &caller) {
             const auto attempt = caller.server.startAttempt();
             caller.server.breakDatabase();
             return caller.server.sendLogin(u"996555121001"_s, attempt);
         }},
    };
}

QList<ApiCase> channelCases()
{
    const auto handshake = [](const HeaderList &headers) {
        return [headers](ApiCaller &caller) {
            WebSocketClient client(caller.server.url(), nobodysChannel, headers);
            (void)client.handshake();
            return client.handshakeReply();
        };
    };
    return {
        {{}, "GET"_ba, channelRoute, 101, handshake({})},
        {u"other origin"_s, "GET"_ba, channelRoute, 403,
         handshake({{"Origin"_ba, "https://elsewhere.example"_ba}})},
        plain(channelRoute, 426, nobodysChannel),
    };
}

QList<ApiCase> pageCases()
{
    return {
        plain(u"/login"_s),
        plain(u"/login"_s, 400, "/login?client=nobody"_ba),
        {{},
         "GET"_ba,
         u"/login"_s,
         503,
         [](ApiCaller &caller) { return caller.getBroken("/login?client=crm"_ba); }},
        plain(u"/login/login.js"_s),
        plain(u"/login/login.css"_s),
        plain(u"/login/icon.svg"_s),
    };
}

QList<ApiCase> refusedCases()
{
    auto slow = refused(u"slow"_s, 408, "GET /healthz HTTP/1.1\r\n"_ba);
    slow.options.limits.headTime = std::chrono::milliseconds(50);
    const auto schema = u"/api/schema"_s;
    return {
        {u"rebound name"_s, "GET"_ba, schema, 421,
         [](ApiCaller &caller) {
             return sendRaw(caller.server.url(),
                            "GET /api/schema HTTP/1.1\r\nHost: rebound.example\r\n\r\n"_ba);
         }},
        refused(u"no Host"_s, 400, "GET /healthz HTTP/1.1\r\n\r\n"_ba),
        refused(u"long target"_s, 414,
                "GET /healthz?" + QByteArray(4096, 'x') + " HTTP/1.1\r\nHost: x\r\n\r\n"),
        refused(u"long head"_s, 431,
                "GET /healthz HTTP/1.1\r\nHost: x\r\nX: " + QByteArray(17000, 'x') + "\r\n\r\n"),
        refused(u"many header lines"_s, 431,
                "GET /healthz HTTP/1.1\r\nHost: x\r\n" + QByteArray("X: x\r\n").repeated(64)
                    + "\r\n"),
        refused(u"transfer coding"_s, 501,
                "GET /healthz HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n"_ba),
        refused(u"HTTP/2"_s, 505, "GET /healthz HTTP/2.0\r\nHost: x\r\n\r\n"_ba),
        slow,
        announced(u"/api/auth/whatsapp/start"_s, 413, "20000"_ba),
    };
}

} // namespace

HttpReply ApiCaller::get(const QByteArray &target, const HeaderList &headers)
{
    body.clear();
    return TestSupport::get(server.url(), target, headers);
}

HttpReply ApiCaller::post(const QByteArray &target, const QByteArray &sent,
                          const HeaderList &headers)
{
    body = sent;
    return TestSupport::post(server.url(), target, sent, headers);
}

HttpReply ApiCaller::getBroken(const QByteArray &target, const HeaderList &headers)
{
    server.breakDatabase();
    return get(target, headers);
}

HttpReply ApiCaller::postBroken(const QByteArray &target, const QByteArray &sent,
                                const HeaderList &headers)
{
    server.breakDatabase();
    return post(target, sent, headers);
}

HeaderList authorization(const QByteArray &value)
{
    return value.isEmpty() ? HeaderList() : HeaderList{{"Authorization"_ba, value}};
}

QString nameOf(const ApiCase &each)
{
    const auto name =
        u"%1 %2 %3"_s.arg(QString::fromLatin1(each.method), each.path).arg(each.status);
    return each.what.isEmpty() ? name : name + u' ' + each.what;
}

QList<ApiCase> otherCases()
{
    return webhookCases() + channelCases() + pageCases() + refusedCases()
        + QList<ApiCase>{
            plain(u"/healthz"_s),
            plain(u"/healthz"_s, 200, "/healthz?nonce=abc"_ba, u"with a nonce"_s),
            plain(u"/readyz"_s),
            {{},
             "GET"_ba,
             u"/readyz"_s,
             503,
             [](ApiCaller &caller) { return caller.getBroken("/readyz"_ba); }},
            plain(u"/metrics"_s),
            metricsForOthers(403, {}),
            metricsForOthers(401, Core::Secret("token-of-the-tests"_ba)),
            plain(u"/api/schema"_s),
        };
}

QList<ApiCase> apiCases()
{
    return loginCases() + codeCases() + sessionCases() + staffCases() + otherCases();
}

} // namespace TestSupport
