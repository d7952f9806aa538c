#pragma once

#include "core/loginphrase.h"
#include "core/loginservice.h"
#include "greenapi/decoder.h"
#include "server/request.h"
#include "server/response.h"

namespace Server {

//! POST /api/webhooks/greenapi/incoming/. The gateway repeats anything but a 200 every minute for
//! 24 hours and holds back all that follows, so an authenticated notification is always taken; only
//! what could not be stored is answered 503, because then the repeat is wanted.
class WebhookHandler
{
public:
    //! Larger notifications are taken and not looked at (contract 3, limits).
    static constexpr qsizetype maxBody = 1024 * 1024;

    struct Options
    {
        Core::Secret token;
        GreenApi::Account account;
        Core::LoginPhrase phrase;
        //! False for greenapi/mode=off: taken, never looked at.
        bool isListening = true;
    };

    WebhookHandler(Core::LoginService &logins, Options options);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    [[nodiscard]] Response take(const GreenApi::IncomingText &incoming,
                                const Request &request) const;

    Core::LoginService &m_logins;
    Options m_options;
};

} // namespace Server
