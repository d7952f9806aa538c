#pragma once

#include "core/model/attempt.h"
#include "core/model/session.h"
#include "protocol/numberwanted.h"
#include "protocol/serviceview.h"
#include "protocol/userview.h"

#include <QJsonObject>
#include <QUuid>

#include <optional>

namespace Protocol {

//! The answer of GET /api/auth/whatsapp/status/ and the body of a channel's "status" message.
struct StatusReply
{
    QUuid attemptId;
    Core::AttemptState state;
    //! Only for who has the channel token.
    std::optional<UserView> user;
    //! Whose message a failed attempt was turned down for, "+996•••••123"; empty if there was none.
    //! Only for who has the channel token.
    QString maskedPhone{};
    //! What to show at the desk after USER_NOT_FOUND, four digits; empty if there is nothing to
    //! show. Only for who has the channel token.
    QString ticket{};
    //! Only for who has the channel token, until a receipt is acknowledged.
    std::optional<Core::SessionGrant> session;
    //! While a number has to be entered. Only for who has the channel token.
    std::optional<NumberWanted> confirm{};
    //! How the server is. Only for who has the channel token; nothing from an older server.
    std::optional<ServiceView> service{};

    [[nodiscard]] QJsonObject toJson() const;
    //! Nothing if the attempt or its state is missing, or if it failed for a reason not known here.
    [[nodiscard]] static std::optional<StatusReply> fromJson(const QJsonObject &json);
};

} // namespace Protocol
