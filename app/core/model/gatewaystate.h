// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QString>
#include <QStringView>

namespace Core {

//! How the gateway's account is, as the server tells the screens.
enum class GatewayState {
    Authorized,
    //! Its phone has to be linked again.
    NotAuthorized,
    //! WhatsApp has banned the number.
    Blocked,
    //! Messages arrive, but none can be sent.
    Suspended,
    //! Its phone is off or has no network.
    Sleeping,
    //! For up to five minutes after a restart of the account. Routine.
    Starting,
    //! Something newer than this program.
    Unknown,
    //! The gateway does not answer.
    Unreachable,
    //! It does not take the account's token.
    WrongToken,
    //! The account is linked to another number than the configured one.
    NumberChanged,
    //! It is not paid for any more.
    Expired,
    //! Its notifications go to a webhook, so that nothing is left to poll.
    WebhookUrlSet,
};

//! "authorized", "not_authorized"
[[nodiscard]] QString toString(GatewayState state);

//! Unknown for a state of a newer server.
[[nodiscard]] GatewayState gatewayStateFrom(QStringView text);

} // namespace Core
