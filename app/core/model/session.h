// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/secret.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringView>
#include <QUuid>

#include <chrono>
#include <optional>

namespace Core {

//! How long a session lasts: unused, and at the most.
struct SessionLimits
{
    std::chrono::seconds idle;
    std::chrono::seconds max;
};

//! How a session was ended before its time. One that nobody used for too long has none.
enum class SessionEnd {
    //! An ordinary sign-out.
    SignedOut,
    //! The person said that it was not them, on the screen or in WhatsApp.
    Disowned,
    //! An administrator took it away, or its hand-off code came twice.
    Revoked,
};

//! The names of the database: "signed_out", …
[[nodiscard]] QString toString(SessionEnd end);
[[nodiscard]] std::optional<SessionEnd> sessionEndFrom(QStringView text);

//! A completed attempt opens a session. It exists from the moment of completion; its token is
//! minted only when it is handed out, and again at each further hand-out until one is acknowledged.
struct Session
{
    qint64 id = 0;
    //! Null for a session that a service got with a hand-off code.
    QUuid attemptId;
    qint64 tenantId = 0;
    //! Where the person signed in; empty in a browser.
    QString kiosk{};
    //! The service that has it; empty for the screen's own.
    QString service{};
    //! Empty until the first hand-out.
    QByteArray tokenHash;
    QDateTime createdAt;
    QDateTime lastUsedAt;
    std::chrono::seconds idle{0};
    //! The absolute end, whatever happens.
    QDateTime endsAt;
    bool isAcknowledged = false;
    //! Set by a sign-out, or by who took it away.
    std::optional<QDateTime> revokedAt;
    //! How it was ended. Nothing while revokedAt is nothing, and in what an older version ended.
    std::optional<SessionEnd> end{};

    //! When it ends if nobody uses it from now on.
    [[nodiscard]] QDateTime expiresAt() const;
    //! Not so either if it begins more than a day after @p now: a wrong clock has made it.
    [[nodiscard]] bool isLiveAt(const QDateTime &now) const;
    //! It was taken away: whatever came from it must not open anything any more.
    [[nodiscard]] bool isTakenAway() const;
};

//! Why somebody signs out.
enum class SignOutReason {
    Done,
    //! The screen greeted somebody else.
    NotMe,
};

//! A session's token on its way to the screen that started the attempt.
struct SessionGrant
{
    Secret token;
    QDateTime expiresAt;
};

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
