// SPDX-License-Identifier: GPL-3.0-only
#include "http/api/apicases.h"

namespace TestSupport {

using namespace Qt::StringLiterals;

namespace {

const auto startPath = u"/api/auth/whatsapp/start"_s;
const auto statusPath = u"/api/auth/whatsapp/status"_s;
const auto confirmPath = u"/api/auth/whatsapp/confirm"_s;
const auto requestPath = u"/api/auth/whatsapp/request-code"_s;
const auto verifyPath = u"/api/auth/whatsapp/verify-code"_s;
const auto aPhone = R"({"phone":"+996555121001"})"_ba;
constexpr auto unknownId = "3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11";
const auto wrongKey = "Kiosk guess"_ba;

LoopbackServer::Options kiosksOnly()
{
    LoopbackServer::Options options;
    options.takesWeb = false;
    return options;
}

LoopbackServer::Options oneAMinute()
{
    LoopbackServer::Options options;
    options.startRate = 1;
    return options;
}

ApiCase post(const QString &what, const QString &path, int status, const QByteArray &body,
             const QByteArray &credentials = {}, const LoopbackServer::Options &options = {})
{
    return {what,
            "POST"_ba,
            path,
            status,
            [path, body, credentials](ApiCaller &caller) {
                return caller.post(path.toLatin1(), body, authorization(credentials));
            },
            options};
}

ApiCase broken(const QString &path, const QByteArray &body)
{
    return {{}, "POST"_ba, path, 503, [path, body](ApiCaller &caller) {
                return caller.postBroken(path.toLatin1(), body);
            }};
}

// The bucket of an address holds ten.
ApiCase oneTooMany(const QString &path, const QByteArray &body)
{
    return {{},
            "POST"_ba,
            path,
            429,
            [path, body](ApiCaller &caller) {
                for (int i = 0; i < 10; ++i)
                    (void)caller.post(path.toLatin1(), body);
                return caller.post(path.toLatin1(), body);
            },
            oneAMinute()};
}

ApiCase status(const QString &what, int status, const QByteArray &query,
               const QByteArray &credentials = {})
{
    return {what, "GET"_ba, statusPath, status, [query, credentials](ApiCaller &caller) {
                return caller.get(statusPath.toLatin1() + query, authorization(credentials));
            }};
}

// The answer to who holds the attempt after @p digits has sent its message.
ApiCase statusAfter(const QString &what, const QString &digits)
{
    return {what, "GET"_ba, statusPath, 200, [digits](ApiCaller &caller) {
                const auto attempt = caller.server.startAttempt();
                (void)caller.server.sendLogin(digits, attempt);
                return caller.server.status(attempt,
                                            attempt["channelToken"_L1].toString().toLatin1());
            }};
}

QByteArray entry(const QJsonValue &attemptId, const QString &code)
{
    return R"({"attemptId":")" + attemptId.toString().toLatin1() + R"(","code":")" + code.toLatin1()
        + R"("})";
}

QByteArray numberEntry(const QJsonValue &attemptId, const QString &number)
{
    return R"({"attemptId":")" + attemptId.toString().toLatin1() + R"(","number":")"
        + number.toLatin1() + R"("})";
}

// The answer to a client that enters @p number, or the right one where it is empty.
ApiCase numberEntered(const QString &what, int status, const QString &number)
{
    LoopbackServer::Options options;
    options.confirmation.all = true;
    return {what,
            "POST"_ba,
            confirmPath,
            status,
            [number](ApiCaller &caller) {
                const auto attempt = caller.server.startAttempt();
                (void)caller.server.sendLogin(u"996555121001"_s, attempt);
                const auto right = caller.server.confirmations.sent.last().number;
                return caller.post(
                    confirmPath.toLatin1(),
                    numberEntry(attempt["attemptId"_L1], number.isEmpty() ? right : number),
                    bearer(attempt["channelToken"_L1]));
            },
            options};
}

} // namespace

QList<ApiCase> loginCases()
{
    return {
        post(u"page"_s, startPath, 201, {}),
        post(u"kiosk"_s, startPath, 201, R"({"language":"ky"})"_ba,
             "Kiosk "_ba + LoopbackServer::kioskKey),
        post(u"number unknown"_s, startPath, 201, "{}"_ba, {}, {.companyNumber = {}}),
        post(u"with the code"_s, startPath, 201, R"({"picture":true})"_ba),
        post({}, startPath, 400, R"({"language":"de"})"_ba),
        post({}, startPath, 401, {}, wrongKey),
        post({}, startPath, 403, {}, {}, kiosksOnly()),
        oneTooMany(startPath, {}),
        broken(startPath, {}),
        {u"anybody"_s, "GET"_ba, statusPath, 200,
         [](ApiCaller &caller) { return caller.server.status(caller.server.startAttempt()); }},
        statusAfter(u"signed in"_s, u"996555121001"_s),
        statusAfter(u"unknown sender"_s, u"996555121099"_s),
        statusAfter(u"disabled sender"_s, u"996555121004"_s),
        status({}, 400, {}),
        status({}, 404, "?attemptId="_ba + unknownId),
        {{},
         "GET"_ba,
         statusPath,
         401,
         [](ApiCaller &caller) {
             return caller.server.status(caller.server.startAttempt(), "guess"_ba);
         }},
        {{},
         "GET"_ba,
         statusPath,
         503,
         [](ApiCaller &caller) {
             return caller.getBroken(statusPath.toLatin1() + "?attemptId=" + unknownId);
         }},
        numberEntered(u"right"_s, 200, {}),
        numberEntered(u"wrong"_s, 200, u"no number"_s),
        post({}, confirmPath, 400, "{}"_ba),
        post({}, confirmPath, 401, numberEntry(QString::fromLatin1(unknownId), u"42"_s)),
        broken(confirmPath, numberEntry(QString::fromLatin1(unknownId), u"42"_s)),
    };
}

QList<ApiCase> codeCases()
{
    LoopbackServer::Options cannotSend;
    cannotSend.sendsCodes = false;
    return {
        post({}, requestPath, 200, aPhone),
        post(u"nobody's number"_s, requestPath, 200,
             R"({"phone":"+996555121099","language":"ru"})"_ba),
        post({}, requestPath, 400, "{}"_ba),
        post(u"no number"_s, requestPath, 400, R"({"phone":"one"})"_ba),
        post({}, requestPath, 401, aPhone, wrongKey),
        post({}, requestPath, 403, aPhone, {}, kiosksOnly()),
        oneTooMany(requestPath, aPhone),
        broken(requestPath, aPhone),
        post(u"nothing to send with"_s, requestPath, 503, aPhone, {}, cannotSend),
        {{},
         "POST"_ba,
         verifyPath,
         200,
         [](ApiCaller &caller) {
             const auto attempt = caller.post(requestPath.toLatin1(), aPhone).json();
             return caller.post(
                 verifyPath.toLatin1(),
                 entry(attempt["attemptId"_L1], caller.server.sentCodes.sent.last().code));
         }},
        post({}, verifyPath, 400, "{}"_ba),
        {{},
         "POST"_ba,
         verifyPath,
         401,
         [](ApiCaller &caller) {
             const auto attempt = caller.post(requestPath.toLatin1(), aPhone).json();
             const auto right = caller.server.sentCodes.sent.last().code;
             return caller.post(verifyPath.toLatin1(),
                                entry(attempt["attemptId"_L1], otherCodeThan(right)));
         }},
        post({}, verifyPath, 410, entry(QString::fromLatin1(unknownId), u"123456"_s)),
        broken(verifyPath, entry(QString::fromLatin1(unknownId), u"123456"_s)),
    };
}

} // namespace TestSupport
