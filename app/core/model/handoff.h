#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace Core {

//! For whom a hand-off code was made. A code without any of the three opens nothing.
struct HandoffBinding
{
    //! The service's name.
    QString service;
    QString redirectUri;
    //! RFC 7636, 4.2: the URL-safe Base64 of the SHA-256 of the verifier.
    QString codeChallenge;

    [[nodiscard]] bool isComplete() const
    {
        return !service.isEmpty() && !redirectUri.isEmpty() && !codeChallenge.isEmpty();
    }
};

//! A one-time code with which a service gets a session of its own for who has just signed in.
struct HandoffCode
{
    //! Secret::hash() of the code.
    QByteArray codeHash;
    qint64 tenantId = 0;
    //! The session that it came from. Nothing once that was removed, or in a code of an older
    //! version.
    std::optional<qint64> sourceSessionId{};
    //! Where the person signed in; empty in a browser.
    QString kiosk;
    HandoffBinding binding;
    QDateTime createdAt;
    //! The first moment at which it is worth nothing.
    QDateTime expiresAt;
    //! Set by the first try to redeem it, a failed one too.
    std::optional<QDateTime> usedAt;
    //! The session that it was redeemed for.
    std::optional<qint64> sessionId;
};

} // namespace Core
