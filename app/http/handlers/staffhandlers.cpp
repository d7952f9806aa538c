#include "http/handlers/staffhandlers.h"

#include "protocol/staff.h"

namespace Http {

using namespace Qt::StringLiterals;

namespace {

constexpr auto fewest = 1;
constexpr auto most = 100;
constexpr auto usual = 20;

// Nothing if the query is wrong.
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
    const auto tenant = tenants.find(*attempt.tenantId);
    if (!tenant)
        return Core::Unexpected(tenant.error());
    return Protocol::AttemptView::of(attempt, *tenant, roles);
}

} // namespace

HealthHandler::HealthHandler(KioskLogin kiosks, StaffDesk desk, Core::Clock now)
    : m_kiosks(std::move(kiosks))
    , m_desk(std::move(desk))
    , m_now(std::move(now))
{
}

Response HealthHandler::operator()(const Request &request) const
{
    if (const auto kiosk = m_kiosks.kioskOf(request); !kiosk)
        return kiosk.error();
    const Protocol::HealthReply reply{.findings = m_desk.health(),
                                      .version = m_desk.version,
                                      .startedAt = m_desk.startedAt,
                                      .serverTime = m_now()};
    return Response::json(200, reply.toJson());
}

AttemptsHandler::AttemptsHandler(KioskLogin kiosks, StaffDesk desk, Core::TenantDirectory &tenants,
                                 Core::RoleTable roles, Core::Clock now)
    : m_kiosks(std::move(kiosks))
    , m_desk(std::move(desk))
    , m_tenants(tenants)
    , m_roles(std::move(roles))
    , m_now(std::move(now))
{
}

Response AttemptsHandler::operator()(const Request &request) const
{
    const auto kiosk = m_kiosks.kioskOf(request);
    if (!kiosk)
        return kiosk.error();
    const auto wanted = wantedBy(*kiosk, request.query);
    if (!wanted) {
        return Response::error(400, ErrorCode::badRequest,
                               u"\"limit\" is a number from 1 to 100, \"all\" is true or false."_s,
                               request.id);
    }
    auto attempts = m_desk.attempts(*wanted);
    if (!attempts)
        return Response::notStored(attempts.error(), request.id);
    Protocol::AttemptsReply reply;
    for (auto &attempt : *attempts) {
        attempt.state = attempt.stateAt(m_now());
        auto view = viewOf(attempt, m_tenants, m_roles);
        if (!view)
            return Response::notStored(view.error(), request.id);
        reply.attempts.append(std::move(*view));
    }
    return Response::json(200, reply.toJson());
}

DoctorHandler::DoctorHandler(KioskLogin kiosks, StaffDesk desk)
    : m_kiosks(std::move(kiosks))
    , m_desk(std::move(desk))
{
}

Response DoctorHandler::operator()(const Request &request) const
{
    if (const auto kiosk = m_kiosks.kioskOf(request); !kiosk)
        return kiosk.error();
    if (request.isHead())
        return Response::json(200, {}); // to ask for the findings starts an examination
    const Protocol::DoctorReply reply{.examination = m_desk.doctor()};
    if (reply.examination)
        return Response::json(200, reply.toJson());
    return Response::json(202, reply.toJson()).withHeader("Retry-After"_ba, "1"_ba);
}

} // namespace Http
