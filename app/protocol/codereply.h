#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QUuid>

#include <chrono>
#include <optional>

namespace Protocol {

//! The answer of POST /api/auth/whatsapp/request-code/: the same whether or not a code went out.
struct CodeReply
{
    QUuid attemptId;
    QDateTime expiresAt;
    std::chrono::seconds expiresIn{0};
    QDateTime serverTime;
    //! After this long a screen may offer to send another code. Zero if the server does not say.
    std::chrono::seconds resendAfter{0};

    [[nodiscard]] QJsonObject toJson() const;
    //! Nothing if a member that a screen needs is missing or of the wrong type.
    [[nodiscard]] static std::optional<CodeReply> fromJson(const QJsonObject &json);
};

} // namespace Protocol
