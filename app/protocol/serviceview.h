#pragma once

#include "core/model/gatewaystate.h"

#include <QJsonObject>

#include <optional>

namespace Protocol {

//! Whether a message that is sent now signs somebody in.
enum class ServiceState {
    //! The server cannot tell, because it has no account of the gateway or has not asked it yet.
    Unknown,
    Ok,
    //! No message reaches the server.
    GatewayTrouble,
    //! The server can be reached and cannot do its work.
    ServerTrouble,
};

//! How the server is, for those who wait for the outcome of an attempt: the "service" of a status
//! and the channel's message of that name.
struct ServiceView
{
    ServiceState state = ServiceState::Unknown;
    //! How the gateway's account is; told to enrolled kiosks only.
    std::optional<Core::GatewayState> gateway{};
    //! Whether WhatsApp messages can be sent; nothing where that is not known.
    std::optional<bool> sending{};

    [[nodiscard]] QJsonObject toJson() const;
    //! A state that it does not understand is Unknown, or ServerTrouble where it is a trouble.
    [[nodiscard]] static ServiceView fromJson(const QJsonObject &json);

    friend bool operator==(const ServiceView &, const ServiceView &) = default;
};

} // namespace Protocol
