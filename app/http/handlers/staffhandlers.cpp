// SPDX-License-Identifier: GPL-3.0-only
#include "http/handlers/staffhandlers.h"

#include "core/base/logevent.h"
#include "core/phone/typednumber.h"
#include "http/base/logging.h"
#include "protocol/json.h"
#include "protocol/link.h"
#include "protocol/staff.h"

namespace Http {

using namespace Qt::StringLiterals;

namespace {

Response forbidden(const QString &sentence, const Request &request)
{
    return Response::error(403, ErrorCode::forbidden, sentence, request.id);
}

Response notFound(const QString &sentence, const Request &request)
{
    return Response::error(404, ErrorCode::notFound, sentence, request.id);
}

Response refusal(Core::LinkError error, const Request &request)
{
    switch (error) {
    case Core::LinkError::NoTicket:
        return notFound(u"This kiosk has no such ticket, or the ticket is over."_s, request);
    case Core::LinkError::NoTenant:
        return notFound(u"Nobody in the directory has this number."_s, request);
    case Core::LinkError::SharedNumber:
        return Response::badRequest(u"Several people in the directory have this number."_s,
                                    request.id);
    case Core::LinkError::StaffTenant:
        return forbidden(u"Staff and administrators are not linked: put the number that they "
                         "write from into the directory."_s,
                         request);
    case Core::LinkError::NumberTaken:
        return Response::badRequest(
            u"In the directory the number of the ticket is another person's."_s, request.id);
    case Core::LinkError::TooManyTries:
        return Response::rateLimited(Core::LinkService::tryWindow, request.id);
    case Core::LinkError::StorageFailed:
        return Response::unavailable(request.id);
    }
    Q_UNREACHABLE();
}

Core::Expected<Protocol::LinkRequest, Response> bodyOf(const Request &request)
{
    const auto json = Protocol::objectFrom(request.body);
    auto body = json ? Protocol::LinkRequest::fromJson(*json) : std::nullopt;
    if (!body) {
        return Core::Unexpected(
            Response::badRequest(u"The body must be a JSON object with a \"ticket\" of "
                                 "four digits, a \"phone\" and a \"pin\" of 4 to 12 "
                                 "digits."_s,
                                 request.id));
    }
    return std::move(*body);
}

} // namespace

LinksHandler::LinksHandler(KioskLogin kiosks, Core::LinkService &links, StaffPin &pin,
                           Options options)
    : m_kiosks(std::move(kiosks))
    , m_links(links)
    , m_pin(pin)
    , m_options(std::move(options))
{
}

Response LinksHandler::operator()(const Request &request) const
{
    HTTP_TRY(kiosk, request, m_kiosks.kioskOf(request));
    HTTP_TRY(body, request, bodyOf(request));
    const auto phone = Core::TypedNumber::known(body.phone, m_options.region);
    if (!phone)
        return Response::badRequest(u"The \"phone\" is not a phone number."_s, request.id);
    if (const auto refused = refusalOf(body.pin, kiosk, request))
        return *refused;
    const auto linked = m_links.link({.ticket = body.ticket,
                                      .phone = *phone,
                                      .actor = u"kiosk:"_s + kiosk,
                                      .origin = kiosk,
                                      .kiosk = kiosk});
    if (!linked)
        return refusal(linked.error(), request);
    if (m_options.linked)
        m_options.linked(*linked, kiosk);
    const Protocol::LinkReply reply{.user =
                                        Protocol::UserView::of(linked->tenant, m_options.roles)};
    return Response::json(201, reply.toJson());
}

// Returns nothing if the PIN is right.
std::optional<Response> LinksHandler::refusalOf(const Core::Secret &pin, const QString &kiosk,
                                                const Request &request) const
{
    const auto answer = m_pin.check(kiosk, QByteArray(pin.reveal()));
    switch (answer.verdict) {
    case StaffPin::Verdict::Right:
        return std::nullopt;
    case StaffPin::Verdict::Wrong:
        return wrongPin(kiosk, request);
    case StaffPin::Verdict::NotSet:
        return forbidden(u"The server has no PIN to check: set server/staff_pin to what "
                         "`amt-kioskctl pin` prints."_s,
                         request);
    case StaffPin::Verdict::TooOften:
        return Response::rateLimited(answer.wait, request.id);
    }
    Q_UNREACHABLE();
}

Response LinksHandler::wrongPin(const QString &kiosk, const Request &request) const
{
    qCWarning(lcServer).noquote()
        << Core::LogEvent("staff.pin_wrong"_L1).with("kiosk"_L1, kiosk).text();
    if (!m_links.recordWrongPin(kiosk))
        return Response::unavailable(request.id);
    return Response::error(403, ErrorCode::codeWrong, u"The PIN is wrong."_s, request.id);
}

namespace {

constexpr auto fewest = 1;
constexpr auto most = 100;
constexpr auto usual = 20;

// Returns nothing if the query is wrong.
std::optional<AttemptsWanted> wantedBy(const QString &kiosk, const QUrlQuery &query)
{
    const auto limit =
        query.hasQueryItem(u"limit"_s) ? query.queryItemValue(u"limit"_s) : QString::number(usual);
    const auto all = query.hasQueryItem(u"all"_s) ? query.queryItemValue(u"all"_s) : u"false"_s;
    bool isNumber = false;
    const AttemptsWanted wanted{
        .kiosk = kiosk, .limit = limit.toInt(&isNumber), .all = all == "true"_L1};
    if (!isNumber || wanted.limit < fewest || wanted.limit > most)
        return std::nullopt;
    return wanted.all || all == "false"_L1 ? std::optional(wanted) : std::nullopt;
}

Core::Stored<Protocol::AttemptView> viewOf(const Core::Attempt &attempt,
                                           Core::TenantDirectory &tenants,
                                           const Core::RoleTable &roles)
{
    if (!attempt.tenantId)
        return Protocol::AttemptView::of(attempt, {}, roles);
    KIOSK_TRY(tenant, tenants.find(*attempt.tenantId));
    return Protocol::AttemptView::of(attempt, tenant, roles);
}

} // namespace

HealthHandler::HealthHandler(KioskLogin kiosks, StaffBackend backend, Core::Clock now)
    : m_kiosks(std::move(kiosks))
    , m_backend(std::move(backend))
    , m_now(std::move(now))
{
}

Response HealthHandler::operator()(const Request &request) const
{
    if (const auto kiosk = m_kiosks.kioskOf(request); !kiosk)
        return kiosk.error();
    const Protocol::HealthReply reply{.findings = m_backend.health(),
                                      .version = m_backend.version,
                                      .startedAt = m_backend.startedAt,
                                      .serverTime = m_now()};
    return Response::json(200, reply.toJson());
}

AttemptsHandler::AttemptsHandler(KioskLogin kiosks, StaffBackend backend,
                                 Core::TenantDirectory &tenants, Core::RoleTable roles,
                                 Core::Clock now)
    : m_kiosks(std::move(kiosks))
    , m_backend(std::move(backend))
    , m_tenants(tenants)
    , m_roles(std::move(roles))
    , m_now(std::move(now))
{
}

Response AttemptsHandler::operator()(const Request &request) const
{
    HTTP_TRY(kiosk, request, m_kiosks.kioskOf(request));
    const auto wanted = wantedBy(kiosk, request.query);
    if (!wanted) {
        return Response::badRequest(
            u"\"limit\" is a number from 1 to 100, \"all\" is true or false."_s, request.id);
    }
    HTTP_TRY(attempts, request, m_backend.attempts(*wanted));
    Protocol::AttemptsReply reply;
    for (auto &attempt : attempts) {
        attempt.state = attempt.stateAt(m_now());
        HTTP_TRY(view, request, viewOf(attempt, m_tenants, m_roles));
        reply.attempts.append(std::move(view));
    }
    return Response::json(200, reply.toJson());
}

DoctorHandler::DoctorHandler(KioskLogin kiosks, StaffBackend backend)
    : m_kiosks(std::move(kiosks))
    , m_backend(std::move(backend))
{
}

Response DoctorHandler::operator()(const Request &request) const
{
    if (const auto kiosk = m_kiosks.kioskOf(request); !kiosk)
        return kiosk.error();
    if (request.isHead())
        return Response::json(200, {}); // to ask for the findings starts an examination
    const Protocol::DoctorReply reply{.examination = m_backend.doctor()};
    if (reply.examination)
        return Response::json(200, reply.toJson());
    return Response::json(202, reply.toJson()).withHeader("Retry-After"_ba, "1"_ba);
}

} // namespace Http
