// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "http/base/request.h"
#include "http/base/response.h"
#include "http/webhook/notificationprocessor.h"
#include "http/webhook/webhookauthenticator.h"

namespace Http {

//! POST /api/webhooks/greenapi/incoming/. The gateway repeats anything but a 200 every minute for
//! 24 hours and holds back all that follows, so an authenticated notification is always accepted;
//! only one that could not be stored is answered 503, because then the repeat is wanted.
class WebhookHandler
{
public:
    //! Bytes. Larger notifications, up to Router::maxDrained, are accepted and not read.
    static constexpr qint64 maxBody = qint64{1024} * 1024;

    //! The answer to a notification over maxBody.
    [[nodiscard]] static Response tooLarge();

    //! @p processor and @p authenticator outlive the handler. The gate has asked the latter
    //! before; asking it once more keeps the webhook closed wherever this handler is called.
    WebhookHandler(NotificationProcessor &processor, const WebhookAuthenticator &authenticator);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    NotificationProcessor &m_processor;
    const WebhookAuthenticator &m_authenticator;
};

} // namespace Http
