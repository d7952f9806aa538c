// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/session.h"
#include "core/model/tenant.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include <chrono>
#include <optional>

namespace Protocol {

//! The member "user" of several answers: everything about a person that leaves the server.
struct UserView
{
    qint64 id = 0;
    QString name;
    //! For example "+996•••••123"; empty if the tenant has no number.
    QString maskedPhone;
    //! The tenant's type in the directory.
    QString type;
    //! "tenant", "landlord", "investor", "staff" or "admin".
    QString role;
    //! The role in English words.
    QString roleName;

    [[nodiscard]] static UserView of(const Core::Tenant &tenant, const Core::RoleTable &roles);

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static std::optional<UserView> fromJson(const QJsonObject &json);

    friend bool operator==(const UserView &, const UserView &) = default;
};

//! A grant is the member "session" of an answer: {"token", "expiresAt"}.
[[nodiscard]] QJsonObject toJson(const Core::SessionGrant &grant);
[[nodiscard]] std::optional<Core::SessionGrant> grantFrom(const QJsonObject &json);

//! The answer of POST /api/auth/whatsapp/verify-code/ and of POST /api/auth/handoff/.
struct SignedInReply
{
    UserView user;
    Core::SessionGrant session;

    [[nodiscard]] QJsonObject toJson() const;
    //! Returns nothing if one of the two is missing.
    [[nodiscard]] static std::optional<SignedInReply> fromJson(const QJsonObject &json);
};

//! The answer of GET /api/auth/me/: the members of "user", and "session": {"expiresAt",
//! "expiresIn"}, the time at which the session ends unless it is used again.
struct MeReply
{
    UserView user;
    QDateTime expiresAt;
    //! The time left when the server answered, rounded down: a screen's own clock may be wrong.
    std::chrono::seconds expiresIn{0};

    [[nodiscard]] QJsonObject toJson() const;
    //! Returns nothing if the user or the session's end is missing.
    [[nodiscard]] static std::optional<MeReply> fromJson(const QJsonObject &json);
};

//! The body of POST /api/auth/logout/, which may also be empty.
struct SignOutRequest
{
    Core::SignOutReason reason = Core::SignOutReason::Done;

    //! {} or {"reason":"not_me"}.
    [[nodiscard]] QJsonObject toJson() const;
    //! Returns nothing for an unknown reason.
    [[nodiscard]] static std::optional<SignOutRequest> fromJson(const QJsonObject &json);
};

} // namespace Protocol
