// SPDX-License-Identifier: GPL-3.0-only
#include "http/api/apicases.h"
#include "support/pkce.h"

#include <QJsonDocument>

namespace TestSupport {

using namespace Qt::StringLiterals;

namespace {

const auto mePath = u"/api/auth/me"_s;
const auto logoutPath = u"/api/auth/logout"_s;
const auto introspectPath = u"/api/auth/introspect"_s;
const auto codePath = u"/api/auth/handoff/code"_s;
const auto handoffPath = u"/api/auth/handoff"_s;

const auto handoffBody = QJsonDocument(handoffWish("crm"_L1)).toJson();
const auto claim = QJsonDocument(handoffClaim(u"guess"_s)).toJson();

// The name and the secret of the service of the tests.
const auto asService = "Basic "_ba + "crm:service-secret-of-the-tests"_ba.toBase64();

void addService(ApiCaller &caller)
{
    (void)caller.server.addService(u"crm"_s, "service-secret-of-the-tests"_ba, {handoffRedirect});
}

QByteArray signedIn(ApiCaller &caller)
{
    return "Bearer " + caller.server.signIn(u"996555121001"_s);
}

ApiCase me(const QString &what, int status, const QByteArray &query = {})
{
    return {what, "GET"_ba, mePath, status, [query](ApiCaller &caller) {
                return caller.get(mePath.toLatin1() + query, authorization(signedIn(caller)));
            }};
}

// With a session.
ApiCase post(const QString &what, const QString &path, int status, const QByteArray &body)
{
    return {what, "POST"_ba, path, status, [path, body](ApiCaller &caller) {
                return caller.post(path.toLatin1(), body, authorization(signedIn(caller)));
            }};
}

ApiCase postBroken(const QString &path, const QByteArray &body = {})
{
    return {{}, "POST"_ba, path, 503, [path, body](ApiCaller &caller) {
                const auto token = signedIn(caller);
                return caller.postBroken(path.toLatin1(), body, authorization(token));
            }};
}

ApiCase stranger(const QByteArray &method, const QString &path, const QByteArray &body = {})
{
    return {{}, method, path, 401, [method, path, body](ApiCaller &caller) {
                const auto target = path.toLatin1();
                return method == "GET" ? caller.get(target) : caller.post(target, body);
            }};
}

// A request of the enrolled service.
ApiCase asked(const QString &what, const QString &path, int status, const QByteArray &body)
{
    return {what, "POST"_ba, path, status, [path, body](ApiCaller &caller) {
                addService(caller);
                return caller.post(path.toLatin1(), body, authorization(asService));
            }};
}

ApiCase askedBroken(const QString &path, const QByteArray &body)
{
    return {{}, "POST"_ba, path, 503, [path, body](ApiCaller &caller) {
                return caller.postBroken(path.toLatin1(), body, authorization(asService));
            }};
}

// The token of a session of the service's own.
QByteArray handedOver(ApiCaller &caller)
{
    return caller.server.handOver(caller.server.signIn(u"996555121001"_s), u"crm"_s);
}

HttpReply introspectLive(ApiCaller &caller)
{
    addService(caller);
    return caller.post(introspectPath.toLatin1(), R"({"token":")" + handedOver(caller) + R"("})",
                       authorization(asService));
}

HttpReply introspectForm(ApiCaller &caller)
{
    addService(caller);
    caller.isJson = false;
    auto headers = authorization(asService);
    headers.append({"Content-Type"_ba, "application/x-www-form-urlencoded"_ba});
    return caller.post(introspectPath.toLatin1(), "token=" + handedOver(caller), headers);
}

HttpReply issue(ApiCaller &caller)
{
    addService(caller);
    return caller.post(codePath.toLatin1(), handoffBody, authorization(signedIn(caller)));
}

HttpReply redeem(ApiCaller &caller)
{
    const auto code = issue(caller).json().value("code"_L1);
    return caller.post(handoffPath.toLatin1(), QJsonDocument(handoffClaim(code)).toJson(),
                       authorization(asService));
}

} // namespace

QList<ApiCase> sessionCases()
{
    return {
        me({}, 200),
        me(u"peeking"_s, 200, "?peek=true"_ba),
        me({}, 400, "?peek=perhaps"_ba),
        stranger("GET"_ba, mePath),
        {{},
         "GET"_ba,
         mePath,
         503,
         [](ApiCaller &caller) {
             const auto token = signedIn(caller);
             return caller.getBroken(mePath.toLatin1(), authorization(token));
         }},
        post({}, logoutPath, 204, {}),
        post(u"not me"_s, logoutPath, 204, R"({"reason":"not_me"})"_ba),
        post({}, logoutPath, 400, R"({"reason":"bored"})"_ba),
        stranger("POST"_ba, logoutPath),
        postBroken(logoutPath),
        {u"live"_s, "POST"_ba, introspectPath, 200, introspectLive},
        {u"as a form"_s, "POST"_ba, introspectPath, 200, introspectForm},
        asked(u"not live"_s, introspectPath, 200, R"({"token":"guess"})"_ba),
        asked({}, introspectPath, 400, "{}"_ba),
        stranger("POST"_ba, introspectPath, R"({"token":"guess"})"_ba),
        askedBroken(introspectPath, R"({"token":"guess"})"_ba),
        {{}, "POST"_ba, codePath, 201, issue},
        post(u"nothing"_s, codePath, 400, {}),
        post({}, codePath, 400, R"({"client":"nobody"})"_ba),
        stranger("POST"_ba, codePath, handoffBody),
        postBroken(codePath, handoffBody),
        {{}, "POST"_ba, handoffPath, 200, redeem},
        asked(u"no code"_s, handoffPath, 400, "{}"_ba),
        asked(u"unknown code"_s, handoffPath, 400, claim),
        stranger("POST"_ba, handoffPath, claim),
        askedBroken(handoffPath, claim),
    };
}

} // namespace TestSupport
