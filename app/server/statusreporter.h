#pragma once

#include "core/linkservice.h"
#include "core/ports.h"
#include "core/roletable.h"
#include "core/sessionservice.h"
#include "protocol/statusreply.h"

namespace Server {

//! Says where an attempt stands: to anybody only that, to the holder of the channel token also who
//! signed in, with the session, or what to show at the desk.
class StatusReporter
{
public:
    StatusReporter(Core::SessionService &sessions, Core::TenantDirectory &tenants,
                   Core::LinkService &links, Core::RoleTable roles);

    [[nodiscard]] static Protocol::StatusReply forAnybody(const Core::Attempt &attempt);

    //! Mints the session's token where one is due (Core::SessionService::handOut()).
    [[nodiscard]] Core::Stored<Protocol::StatusReply> forHolder(const Core::Attempt &attempt) const;

private:
    [[nodiscard]] Core::Stored<void> addFailure(Protocol::StatusReply &reply,
                                                const Core::Attempt &attempt) const;

    Core::SessionService &m_sessions;
    Core::TenantDirectory &m_tenants;
    Core::LinkService &m_links;
    Core::RoleTable m_roles;
};

} // namespace Server
