#pragma once

#include "core/model/session.h"
#include "protocol/userview.h"

#include <QJsonObject>

#include <optional>

namespace Protocol {

//! The answer of POST /api/auth/whatsapp/verify-code/ and of POST /api/auth/handoff/.
struct SignedInReply
{
    UserView user;
    Core::SessionGrant session;

    [[nodiscard]] QJsonObject toJson() const;
    //! Nothing if one of the two is missing.
    [[nodiscard]] static std::optional<SignedInReply> fromJson(const QJsonObject &json);
};

} // namespace Protocol
