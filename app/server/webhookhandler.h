#pragma once

#include "core/loginphrase.h"
#include "core/loginservice.h"
#include "greenapi/decoder.h"
#include "server/request.h"
#include "server/response.h"
#include "server/webhookdoor.h"

#include <functional>

namespace Server {

//! POST /api/webhooks/greenapi/incoming/. The gateway repeats anything but a 200 every minute for
//! 24 hours and holds back all that follows, so an authenticated notification is always taken; only
//! what could not be stored is answered 503, because then the repeat is wanted.
class WebhookHandler
{
public:
    //! Larger notifications are taken and not looked at, up to maxDrained (contract 3, limits).
    static constexpr qint64 maxBody = 1024 * 1024;
    static constexpr qint64 maxDrained = 8 * 1024 * 1024;

    [[nodiscard]] static QString path();
    //! The answer to a notification over maxBody.
    [[nodiscard]] static Response tooLarge();

    struct Options
    {
        GreenApi::Account account;
        Core::LoginPhrase phrase;
        //! False for greenapi/mode=off: taken, never looked at.
        bool isListening = true;
        //! Called with every notification of the gateway.
        std::function<void()> heard{};
    };

    //! @p door outlives the handler. The gate has asked it before; asking it once more keeps the
    //! webhook closed wherever this handler is called.
    WebhookHandler(Core::LoginService &logins, const WebhookDoor &door, Options options);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    [[nodiscard]] Response take(const GreenApi::IncomingText &incoming,
                                const Request &request) const;

    Core::LoginService &m_logins;
    const WebhookDoor &m_door;
    Options m_options;
};

} // namespace Server
