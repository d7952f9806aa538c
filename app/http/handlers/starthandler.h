#pragma once

#include "core/login/loginphrase.h"
#include "core/login/loginservice.h"
#include "http/access/startlimits.h"
#include "http/base/request.h"
#include "http/base/response.h"
#include "http/handlers/startauthorizer.h"
#include "protocol/login.h"

#include <chrono>
#include <functional>
#include <optional>

namespace Http {

//! POST /api/auth/whatsapp/start/
class StartHandler
{
public:
    struct Options
    {
        Core::LoginPhrase phrase;
        //! Tells nothing while the company number is unknown.
        std::function<std::optional<Core::PhoneNumber>()> companyNumber;
        std::chrono::seconds rotateAfter;
        //! False where only kiosks may start an attempt.
        bool takesWeb = true;
        //! Whether codes can be sent at the moment.
        std::function<bool()> hasCodeLogin;
    };

    //! @p limits outlives the handler.
    StartHandler(Core::LoginService &logins, KioskLookup kiosks, StartLimits &limits,
                 Options options);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    [[nodiscard]] Response start(const Core::StartRequest &wanted, bool withPicture,
                                 const Request &request) const;
    [[nodiscard]] Protocol::StartReply replyFor(const Core::StartedAttempt &started) const;

    Core::LoginService &m_logins;
    StartAuthorizer m_authorizer;
    Options m_options;
};

} // namespace Http
