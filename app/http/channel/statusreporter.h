#pragma once

#include "core/login/linkservice.h"
#include "core/login/sessionservice.h"
#include "core/model/ports.h"
#include "core/model/tenant.h"
#include "protocol/statusreply.h"

#include <functional>

namespace Http {

//! How the server is, for those who wait at a kiosk or elsewhere; nothing where that is not told.
using ServiceLookup = std::function<std::optional<Protocol::ServiceView>(bool isForKiosk)>;

//! Says where an attempt stands: to anybody only that, to the holder of the channel token also who
//! signed in, with the session, or what to show at the desk, and how the server is.
class StatusReporter
{
public:
    //! @p service may be empty: then nothing is told of the server.
    StatusReporter(Core::SessionService &sessions, Core::TenantDirectory &tenants,
                   Core::LinkService &links, Core::RoleTable roles, ServiceLookup service = {});

    [[nodiscard]] static Protocol::StatusReply forAnybody(const Core::Attempt &attempt);

    //! Mints the session's token where one is due (Core::SessionService::handOut()).
    [[nodiscard]] Core::Stored<Protocol::StatusReply> forHolder(const Core::Attempt &attempt) const;

    //! How the server is, where that is told.
    [[nodiscard]] std::optional<Protocol::ServiceView> service(bool isForKiosk) const;

private:
    [[nodiscard]] Core::Stored<void> addFailure(Protocol::StatusReply &reply,
                                                const Core::Attempt &attempt) const;

    Core::SessionService &m_sessions;
    Core::TenantDirectory &m_tenants;
    Core::LinkService &m_links;
    Core::RoleTable m_roles;
    ServiceLookup m_service;
};

} // namespace Http
