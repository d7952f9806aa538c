#pragma once

#include "core/login/loginservice.h"
#include "http/base/request.h"
#include "http/base/response.h"
#include "http/channel/statusreporter.h"

namespace Http {

//! GET /api/auth/whatsapp/status/?attemptId=…
class StatusHandler
{
public:
    StatusHandler(Core::LoginService &logins, const StatusReporter &reporter);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    Core::LoginService &m_logins;
    const StatusReporter &m_reporter;
};

} // namespace Http
