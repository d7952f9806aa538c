// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/secret.h"
#include "core/model/attempt.h"
#include "core/model/gatewaystate.h"
#include "core/model/session.h"
#include "protocol/session.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QUuid>

#include <chrono>
#include <optional>

namespace Protocol {

//! Returns the "language" of a body: the code of a Core::Language, an empty string if the body
//! names none, or nothing if the language is not one of ours.
[[nodiscard]] std::optional<QString> languageIn(const QJsonObject &json);

//! The answer of POST /api/auth/whatsapp/start/.
struct StartReply
{
    QUuid attemptId;
    QDateTime expiresAt;
    //! The text that the visitor sends; also "qrPayload".
    QString loginMessage;
    //! The link that a phone's camera opens; empty while the company number is unknown.
    std::optional<QString> whatsappLink;
    Core::Secret channelToken;
    std::chrono::seconds expiresIn{0};
    QDateTime serverTime;
    //! A screen asks for a fresh code after this time ("rotateAfter", login/rotate_seconds).
    //! Zero if the server does not say.
    std::chrono::seconds rotateAfter{0};
    //! Whether the server can send codes to sign in with (POST /api/auth/whatsapp/request-code/).
    //! False if it does not say.
    bool codeLogin = false;

    [[nodiscard]] QJsonObject toJson() const;
    //! Returns nothing if a member that a screen needs is missing or of the wrong type.
    [[nodiscard]] static std::optional<StartReply> fromJson(const QJsonObject &json);
};

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

//! The server's condition, for a client that waits for the outcome of an attempt: the member
//! "service" of a status, and the channel's message of that name.
struct ServiceView
{
    ServiceState state = ServiceState::Unknown;
    //! The state of the gateway's account; only enrolled kiosks get it.
    std::optional<Core::GatewayState> gateway{};
    //! Whether WhatsApp messages can be sent, where that is known.
    std::optional<bool> sending{};

    [[nodiscard]] QJsonObject toJson() const;
    //! Reads an unknown state as Unknown, and an unknown reason of a trouble as ServerTrouble.
    [[nodiscard]] static ServiceView fromJson(const QJsonObject &json);

    friend bool operator==(const ServiceView &, const ServiceView &) = default;
};

//! The visitor has to enter the number that they got in WhatsApp.
struct NumberWanted
{
    int digits = 0;
    int triesLeft = 0;

    //! {"digits", "triesLeft"}
    [[nodiscard]] QJsonObject toJson() const;
    //! Returns nothing if "digits" is not a positive number.
    [[nodiscard]] static std::optional<NumberWanted> fromJson(const QJsonObject &json);

    friend bool operator==(const NumberWanted &, const NumberWanted &) = default;
};

//! The answer of GET /api/auth/whatsapp/status/ and the body of a channel's "status" message. Only
//! a client that shows the channel token gets more than the attempt and its state.
struct StatusReply
{
    QUuid attemptId;
    Core::AttemptState state;
    std::optional<UserView> user;
    //! The sender because of whose message the attempt failed, "+996•••••123"; empty if no message
    //! came.
    QString maskedPhone{};
    //! The four digits to show at the desk after USER_NOT_FOUND; empty if there are none.
    QString ticket{};
    //! Handed out until its receipt is acknowledged.
    std::optional<Core::SessionGrant> session;
    //! Present while a number has to be entered.
    std::optional<NumberWanted> confirm{};
    //! Missing in the answers of an older server.
    std::optional<ServiceView> service{};

    [[nodiscard]] QJsonObject toJson() const;
    //! Returns nothing if the attempt or its state is missing, or if it failed for an unknown
    //! reason.
    [[nodiscard]] static std::optional<StatusReply> fromJson(const QJsonObject &json);
};

//! The body of POST /api/auth/whatsapp/confirm/: the number of a number match, from a screen that
//! has no channel.
struct NumberEntry
{
    QUuid attemptId;
    QString number;

    //! Returns nothing if the attempt's id or the number is missing.
    [[nodiscard]] static std::optional<NumberEntry> fromJson(const QJsonObject &json);
};

} // namespace Protocol
