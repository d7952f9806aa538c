#pragma once

#include "protocol/userview.h"

#include <QJsonObject>

#include <optional>

namespace Protocol {

//! The answer of POST /api/kiosk/links/: whom the sender was linked to.
struct LinkReply
{
    UserView user;

    [[nodiscard]] QJsonObject toJson() const;
    //! Nothing if the user is missing.
    [[nodiscard]] static std::optional<LinkReply> fromJson(const QJsonObject &json);
};

} // namespace Protocol
