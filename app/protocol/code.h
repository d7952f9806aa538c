// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QUuid>

#include <chrono>
#include <optional>

namespace Protocol {

//! The body of POST /api/auth/whatsapp/request-code/.
struct CodeRequest
{
    //! As it was typed; the server completes it with its own region.
    QString phone;
    //! The code of a Core::Language; empty lets the server choose.
    QString language;

    [[nodiscard]] QJsonObject toJson() const;
    //! Returns nothing if the phone is missing, or if the language is not one of ours.
    [[nodiscard]] static std::optional<CodeRequest> fromJson(const QJsonObject &json);
};

//! The answer of POST /api/auth/whatsapp/request-code/: the same whether or not a code went out.
struct CodeReply
{
    QUuid attemptId;
    QDateTime expiresAt;
    std::chrono::seconds expiresIn{0};
    QDateTime serverTime;
    //! A screen may offer to send another code after this time. Zero if the server does not say.
    std::chrono::seconds resendAfter{0};

    [[nodiscard]] QJsonObject toJson() const;
    //! Returns nothing if a member that a screen needs is missing or of the wrong type.
    [[nodiscard]] static std::optional<CodeReply> fromJson(const QJsonObject &json);
};

//! The body of POST /api/auth/whatsapp/verify-code/.
struct CodeEntry
{
    QUuid attemptId;
    //! Six digits.
    QString code;

    [[nodiscard]] QJsonObject toJson() const;
    //! Returns nothing if the attempt's id is missing, or if the code is not six digits.
    [[nodiscard]] static std::optional<CodeEntry> fromJson(const QJsonObject &json);
};

} // namespace Protocol
