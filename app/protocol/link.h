// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/secret.h"
#include "protocol/session.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace Protocol {

//! The body of POST /api/kiosk/links/.
struct LinkRequest
{
    //! The four digits that the visitor's screen shows.
    QString ticket;
    //! The tenant's number as it was typed; the server completes it with its own region.
    QString phone;
    //! The PIN of the staff (server/staff_pin).
    Core::Secret pin;

    [[nodiscard]] QJsonObject toJson() const;
    //! Returns nothing if the ticket or the PIN is not written like one, or if the phone is
    //! missing.
    [[nodiscard]] static std::optional<LinkRequest> fromJson(const QJsonObject &json);
};

//! The answer of POST /api/kiosk/links/.
struct LinkReply
{
    //! The tenant to whom the sender was linked.
    UserView user;

    [[nodiscard]] QJsonObject toJson() const;
    //! Returns nothing if the user is missing.
    [[nodiscard]] static std::optional<LinkReply> fromJson(const QJsonObject &json);
};

} // namespace Protocol
