#pragma once

#include "core/login/loginservice.h"
#include "http/base/request.h"
#include "http/base/response.h"
#include "http/channel/statusreporter.h"

namespace Http {

//! POST /api/auth/whatsapp/confirm/: enters the number of a number match where no channel can be
//! opened. Only for the holder of the channel token, who is told what the status is now.
class ConfirmHandler
{
public:
    ConfirmHandler(Core::LoginService &logins, const StatusReporter &reporter);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    [[nodiscard]] Response answerNow(const QUuid &attemptId, Core::NumberMatch matched,
                                     const Request &request) const;

    Core::LoginService &m_logins;
    const StatusReporter &m_reporter;
};

} // namespace Http
