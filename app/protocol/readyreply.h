#pragma once

#include "core/model/gatewaystate.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace Protocol {

//! The answer of GET /readyz: 200 while everything that a login needs can be used, 503 otherwise.
struct ReadyReply
{
    //! What cannot be used: "database", "gateway".
    QStringList parts;
    //! The same in English sentences.
    QStringList reasons;
    //! How the gateway's account is; nothing where none is configured or nothing is known yet. With
    //! all but Authorized and Suspended no message signs in: "gateway" is among the parts.
    std::optional<Core::GatewayState> gateway{};
    //! Whether WhatsApp messages can be sent; nothing where that is not known.
    std::optional<bool> sending{};

    [[nodiscard]] QJsonObject toJson() const;
};

} // namespace Protocol
