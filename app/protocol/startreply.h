#pragma once

#include "core/base/secret.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QUuid>

#include <chrono>
#include <optional>

namespace Protocol {

//! The answer of POST /api/auth/whatsapp/start/.
struct StartReply
{
    QUuid attemptId;
    QDateTime expiresAt;
    //! The text that the visitor sends; also "qrPayload".
    QString loginMessage;
    //! What a phone's camera opens; nothing while the company number is unknown.
    std::optional<QString> whatsappLink;
    Core::Secret channelToken;
    std::chrono::seconds expiresIn{0};
    QDateTime serverTime;
    //! After this long a screen asks for a fresh code ("rotateAfter", login/rotate_seconds).
    //! Zero if the server does not say.
    std::chrono::seconds rotateAfter{0};
    //! Whether the server can send codes to sign in with (POST /api/auth/whatsapp/request-code/).
    //! False if it does not say.
    bool codeLogin = false;

    [[nodiscard]] QJsonObject toJson() const;
    //! Nothing if a member that a screen needs is missing or of the wrong type.
    [[nodiscard]] static std::optional<StartReply> fromJson(const QJsonObject &json);
};

} // namespace Protocol
