// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QJsonObject>
#include <QLatin1StringView>

namespace TestSupport {

// RFC 7636, appendix B.
inline constexpr QLatin1StringView pkceVerifier{"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"};
inline constexpr QLatin1StringView pkceChallenge{"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"};
inline constexpr QLatin1StringView handoffRedirect{"https://crm.example.org/back"};

//! The body with which a page asks for a code for the service @p client.
inline QJsonObject handoffWish(QLatin1StringView client)
{
    return {{QStringLiteral("client"), QString(client)},
            {QStringLiteral("redirectUri"), QString(handoffRedirect)},
            {QStringLiteral("codeChallenge"), QString(pkceChallenge)}};
}

//! The body with which the service redeems it.
inline QJsonObject handoffClaim(const QJsonValue &code)
{
    return {{QStringLiteral("code"), code},
            {QStringLiteral("redirectUri"), QString(handoffRedirect)},
            {QStringLiteral("codeVerifier"), QString(pkceVerifier)}};
}

} // namespace TestSupport
