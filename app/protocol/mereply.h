#pragma once

#include "protocol/userview.h"

#include <QDateTime>
#include <QJsonObject>

#include <chrono>
#include <optional>

namespace Protocol {

//! The answer of GET /api/auth/me/: the members of "user", and "session": {"expiresAt",
//! "expiresIn"}, which is when the session ends unless it is used again.
struct MeReply
{
    UserView user;
    QDateTime expiresAt;
    //! From the server's now on, for a screen whose own clock may be wrong. Rounded down.
    std::chrono::seconds expiresIn{0};

    [[nodiscard]] QJsonObject toJson() const;
    //! Nothing if the user or the session's end is missing.
    [[nodiscard]] static std::optional<MeReply> fromJson(const QJsonObject &json);
};

} // namespace Protocol
