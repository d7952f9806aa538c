#pragma once

#include "core/model/session.h"

#include <QJsonObject>

#include <optional>

namespace Protocol {

//! The body of POST /api/auth/logout/, which may also be empty.
struct SignOutRequest
{
    Core::SignOutReason reason = Core::SignOutReason::Done;

    //! {} or {"reason":"not_me"}.
    [[nodiscard]] QJsonObject toJson() const;
    //! Nothing for a reason that is not known here.
    [[nodiscard]] static std::optional<SignOutRequest> fromJson(const QJsonObject &json);
};

} // namespace Protocol
