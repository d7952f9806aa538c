// SPDX-License-Identifier: GPL-3.0-only
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
        KIOSK_CHECK(addFailure(reply, attempt));
    }
    if (attempt.state.status != Core::AttemptStatus::Completed || !attempt.tenantId)
        return reply;
    KIOSK_TRY(tenant, m_tenants.find(*attempt.tenantId));
    if (tenant)
        reply.user = Protocol::UserView::of(*tenant, m_roles);
    KIOSK_TRY(grant, m_sessions.handOut(attempt.id));
    reply.session = std::move(grant);
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
    KIOSK_TRY(ticket, m_links.ticketOf(attempt.id));
    reply.ticket = std::move(ticket);
    return {};
}

} // namespace Http
