#include "http/channel/statusreporter.h"

#include "core/login/loginservice.h"

namespace Http {

StatusReporter::StatusReporter(Core::SessionService &sessions, Core::TenantDirectory &tenants,
                               Core::LinkService &links, Core::RoleTable roles,
                               ServiceLookup service)
    : m_sessions(sessions)
    , m_tenants(tenants)
    , m_links(links)
    , m_roles(std::move(roles))
    , m_service(std::move(service))
{
}

Protocol::StatusReply StatusReporter::forAnybody(const Core::Attempt &attempt)
{
    return {.attemptId = attempt.id,
            .state = attempt.state,
            .user = {},
            .maskedPhone = {},
            .session = {}};
}

Core::Stored<Protocol::StatusReply> StatusReporter::forHolder(const Core::Attempt &attempt) const
{
    auto reply = forAnybody(attempt);
    reply.service = service(!attempt.kiosk.isEmpty());
    if (attempt.state.status == Core::AttemptStatus::Verified) {
        reply.confirm = Protocol::NumberWanted{.digits = attempt.numberDigits,
                                               .triesLeft = Core::LoginService::triesLeft(attempt)};
    }
    if (attempt.state.status == Core::AttemptStatus::Failed) {
        if (const auto added = addFailure(reply, attempt); !added)
            return Core::Unexpected(added.error());
    }
    if (attempt.state.status != Core::AttemptStatus::Completed || !attempt.tenantId)
        return reply;
    const auto tenant = m_tenants.find(*attempt.tenantId);
    if (!tenant)
        return Core::Unexpected(tenant.error());
    if (*tenant)
        reply.user = Protocol::UserView::of(**tenant, m_roles);
    auto grant = m_sessions.handOut(attempt.id);
    if (!grant)
        return Core::Unexpected(grant.error());
    reply.session = std::move(*grant);
    return reply;
}

std::optional<Protocol::ServiceView> StatusReporter::service(bool isForKiosk) const
{
    return m_service ? m_service(isForKiosk) : std::nullopt;
}

Core::Stored<void> StatusReporter::addFailure(Protocol::StatusReply &reply,
                                              const Core::Attempt &attempt) const
{
    if (attempt.verifiedPhone)
        reply.maskedPhone = attempt.verifiedPhone->masked();
    if (attempt.state.failure != Core::FailureReason::UserNotFound)
        return {};
    auto ticket = m_links.ticketOf(attempt.id);
    if (!ticket)
        return Core::Unexpected(ticket.error());
    reply.ticket = std::move(*ticket);
    return {};
}

} // namespace Http
