// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/login/linkservice.h"
#include "core/login/sessionservice.h"
#include "core/model/ports.h"
#include "core/model/tenant.h"
#include "protocol/login.h"

#include <functional>

namespace Http {

//! Returns the server's condition for a client at a kiosk or elsewhere, or nothing if it is secret.
using ServiceLookup = std::function<std::optional<Protocol::ServiceView>(bool isForKiosk)>;

//! Makes the status of an attempt: for anybody the bare state, for the holder of the channel token
//! also the user and the session, or the ticket to show at the desk, and the server's condition.
class StatusReporter
{
public:
    //! @p service may be empty: then a status says nothing about the server.
    StatusReporter(Core::SessionService &sessions, Core::TenantDirectory &tenants,
                   Core::LinkService &links, Core::RoleTable roles, ServiceLookup service = {});

    [[nodiscard]] static Protocol::StatusReply forAnybody(const Core::Attempt &attempt);

    //! Mints the session's token where one is due (Core::SessionService::handOut()).
    [[nodiscard]] Core::Stored<Protocol::StatusReply> forHolder(const Core::Attempt &attempt) const;

    //! The server's condition, where a client may know it.
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
