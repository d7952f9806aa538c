// SPDX-License-Identifier: GPL-3.0-only
#include "http/api/apicases.h"
#include "support/staffpins.h"

namespace TestSupport {

using namespace Qt::StringLiterals;

namespace {

const auto linksPath = u"/api/kiosk/links"_s;
const auto asKiosk = "Kiosk "_ba + LoopbackServer::kioskKey;

ApiCase get(const QString &what, const QString &path, int status, const QByteArray &query = {},
            const QByteArray &credentials = asKiosk)
{
    return {what, "GET"_ba, path, status, [path, query, credentials](ApiCaller &caller) {
                return caller.get(path.toLatin1() + query, authorization(credentials));
            }};
}

// The key of the tests is known without a look into the database; another one is not.
ApiCase broken(const QByteArray &method, const QString &path)
{
    return {{}, method, path, 503, [method, path](ApiCaller &caller) {
                const auto target = path.toLatin1();
                const auto headers = authorization("Kiosk guess"_ba);
                return method == "GET" ? caller.getBroken(target, headers)
                                       : caller.postBroken(target, "{}"_ba, headers);
            }};
}

QByteArray wish(const QString &ticket, const QByteArray &phone = "+996555121001"_ba,
                const QString &pin = staffPin)
{
    return R"({"ticket":")" + ticket.toLatin1() + R"(","phone":")" + phone + R"(","pin":")"
        + pin.toLatin1() + R"("})";
}

HttpReply link(ApiCaller &caller, const QByteArray &body)
{
    return caller.post(linksPath.toLatin1(), body, authorization(asKiosk));
}

// Somebody whom nobody knows shows the ticket that they have got.
HttpReply linkStrangerTo(ApiCaller &caller, const QByteArray &phone)
{
    const auto attempt = caller.server.startAttempt(authorization(asKiosk));
    (void)caller.server.sendLogin(u"996555121099"_s, attempt);
    const auto told =
        caller.server.status(attempt, attempt["channelToken"_L1].toString().toLatin1()).json();
    return link(caller, wish(told["ticket"_L1].toString(), phone));
}

HttpReply linkStranger(ApiCaller &caller)
{
    return linkStrangerTo(caller, "+996555121001"_ba);
}

HttpReply linkStrangerToStaff(ApiCaller &caller)
{
    return linkStrangerTo(caller, "+996700121003"_ba);
}

HttpReply enterWrongPin(ApiCaller &caller)
{
    return link(caller, wish(u"1234"_s, "+996555121001"_ba, u"271829"_s));
}

HttpReply guessPins(ApiCaller &caller)
{
    HttpReply reply;
    for (int i = 0; i < 6; ++i)
        reply = enterWrongPin(caller);
    return reply;
}

HttpReply attemptsOfAll(ApiCaller &caller)
{
    for (const auto &digits : {u"996555121001"_s, u"996555121099"_s, u"996555121004"_s}) {
        (void)caller.server.sendLogin(digits, caller.server.startAttempt(authorization(asKiosk)));
    }
    return caller.get("/api/kiosk/attempts?all=true&limit=100"_ba, authorization(asKiosk));
}

} // namespace

QList<ApiCase> staffCases()
{
    const auto health = u"/api/kiosk/health"_s;
    const auto attempts = u"/api/kiosk/attempts"_s;
    const auto doctor = u"/api/kiosk/doctor"_s;
    auto running = get(u"running"_s, doctor, 202);
    running.options.hasDoctorDone = false;
    ApiCase unset{u"no PIN"_s, "POST"_ba, linksPath, 403, linkStranger};
    unset.options.hasStaffPin = false;
    return {
        get({}, health, 200),
        get({}, health, 401, {}, {}),
        broken("GET"_ba, health),
        get(u"none"_s, attempts, 200),
        {u"of every kind"_s, "GET"_ba, attempts, 200, attemptsOfAll},
        get({}, attempts, 400, "?limit=0"_ba),
        get({}, attempts, 401, {}, "Bearer x"_ba),
        broken("GET"_ba, attempts),
        get({}, doctor, 200),
        running,
        get({}, doctor, 401, {}, {}),
        broken("GET"_ba, doctor),
        {{}, "POST"_ba, linksPath, 201, linkStranger},
        {{}, "POST"_ba, linksPath, 400, [](ApiCaller &caller) { return link(caller, "{}"_ba); }},
        {{},
         "POST"_ba,
         linksPath,
         401,
         [](ApiCaller &caller) { return caller.post(linksPath.toLatin1(), wish(u"1234"_s)); }},
        {{},
         "POST"_ba,
         linksPath,
         404,
         [](ApiCaller &caller) { return link(caller, wish(u"1234"_s)); }},
        {u"wrong PIN"_s, "POST"_ba, linksPath, 403, enterWrongPin},
        {u"staff"_s, "POST"_ba, linksPath, 403, linkStrangerToStaff},
        unset,
        {{}, "POST"_ba, linksPath, 429, guessPins},
        broken("POST"_ba, linksPath),
    };
}

} // namespace TestSupport
