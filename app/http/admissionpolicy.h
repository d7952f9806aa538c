// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "http/access/credentialauthenticator.h"
#include "http/access/hostandorigin.h"
#include "http/base/router.h"
#include "http/gate/gate.h"
#include "http/webhook/webhookauthenticator.h"

#include <QString>

namespace Http {

//! Decides by a request's head alone whether it is admitted: so a body that would be refused is
//! never read, and a WebSocket of a foreign page never opened.
class AdmissionPolicy
{
public:
    //! All of them outlive the policy.
    struct Parts
    {
        const Router &router;
        const HostPolicy &hosts;
        const OriginPolicy &origins;
        WebhookAuthenticator &webhooks;
        CredentialAuthenticator &credentials;
    };

    explicit AdmissionPolicy(Parts parts);

    [[nodiscard]] Admission admit(const RequestHead &head) const;

    //! Returns whether the request is a notification with the webhook's secret. Counts nothing.
    [[nodiscard]] bool isGateway(const RequestHead &head) const;

private:
    [[nodiscard]] Admission admitChannel(const Request &request) const;
    [[nodiscard]] Admission admitNotification(const RequestHead &head) const;

    Parts m_parts;
};

} // namespace Http
