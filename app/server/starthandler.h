#pragma once

#include "core/loginphrase.h"
#include "core/loginservice.h"
#include "protocol/startreply.h"
#include "server/kiosklogin.h"
#include "server/request.h"
#include "server/response.h"
#include "server/startlimits.h"

#include <chrono>
#include <optional>

namespace Server {

//! POST /api/auth/whatsapp/start/
class StartHandler
{
public:
    struct Options
    {
        Core::LoginPhrase phrase;
        //! Nothing while the company number is unknown.
        std::optional<Core::PhoneNumber> companyNumber;
        std::chrono::seconds rotateAfter;
        //! False where only kiosks may start an attempt.
        bool takesWeb = true;
    };

    //! @p limits outlives the handler.
    StartHandler(Core::LoginService &logins, KioskLookup kiosks, StartLimits &limits,
                 Options options);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    //! Who asks: a kiosk's name, empty for a web page; or the answer to somebody else.
    [[nodiscard]] Core::Expected<QString, Response> starterOf(const Request &request) const;
    [[nodiscard]] Response start(const Core::StartRequest &wanted, const Request &request) const;
    [[nodiscard]] Protocol::StartReply replyFor(const Core::StartedAttempt &started) const;

    Core::LoginService &m_logins;
    KioskLogin m_kiosks;
    StartLimits &m_limits;
    Options m_options;
};

} // namespace Server
