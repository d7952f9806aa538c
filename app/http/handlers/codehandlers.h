// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/login/codeloginservice.h"
#include "http/access/trustedproxies.h"
#include "http/base/request.h"
#include "http/base/response.h"
#include "http/channel/statusreporter.h"
#include "http/handlers/loginhandlers.h"
#include "protocol/code.h"

namespace Http {

//! POST /api/auth/whatsapp/request-code/: a code to sign in with, by WhatsApp. The answer is the
//! same whoever has the number, and whether or not a code goes out.
class CodeRequestHandler
{
public:
    //! @p region completes numbers without a country code (phone/region).
    CodeRequestHandler(Core::CodeLoginService &logins, StartAuthorizer authorizer, QString region,
                       TrustedProxies proxies);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    [[nodiscard]] Core::Expected<Core::CodeRequest, Response> wantedIn(
        const Request &request) const;

    Core::CodeLoginService &m_logins;
    StartAuthorizer m_authorizer;
    QString m_region;
    TrustedProxies m_proxies;
};

//! POST /api/auth/whatsapp/verify-code/: who signed in, and the session, for a code.
class CodeEntryHandler
{
public:
    CodeEntryHandler(Core::CodeLoginService &logins, const StatusReporter &reporter);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    [[nodiscard]] Response signedIn(const Core::Attempt &attempt, const Request &request) const;

    Core::CodeLoginService &m_logins;
    const StatusReporter &m_reporter;
};

} // namespace Http
