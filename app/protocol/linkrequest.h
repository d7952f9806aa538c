#pragma once

#include "core/base/secret.h"

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
    //! The staff's.
    Core::Secret pin;

    [[nodiscard]] QJsonObject toJson() const;
    //! Returns nothing if the ticket or the PIN is not written like one, or if the phone is
    //! missing.
    [[nodiscard]] static std::optional<LinkRequest> fromJson(const QJsonObject &json);
};

} // namespace Protocol
