#pragma once

#include "server/gate.h"
#include "server/originpolicy.h"
#include "server/router.h"
#include "server/webhookdoor.h"

#include <QString>

namespace Server {

//! Decides by a request's head alone whether it comes in: so a body that would be refused is never
//! read, and a WebSocket of a foreign page never opened.
class Doorkeeper
{
public:
    //! All of it outlives this object. WebSockets are opened below @p channelPrefix.
    Doorkeeper(const Router &router, const OriginPolicy &origins, WebhookDoor &webhooks,
               QString channelPrefix);

    [[nodiscard]] Admission admit(const RequestHead &head) const;

    //! Whether it is a notification with the webhook's secret. Counts nothing.
    [[nodiscard]] bool isGateway(const RequestHead &head) const;

private:
    [[nodiscard]] Admission admitChannel(const Request &request) const;

    const Router &m_router;
    const OriginPolicy &m_origins;
    WebhookDoor &m_webhooks;
    QString m_channelPrefix;
};

} // namespace Server
