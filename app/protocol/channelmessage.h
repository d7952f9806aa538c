// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/secret.h"
#include "protocol/login.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <variant>

namespace Protocol {

//! The WebSocket close codes of a channel, as /api/schema/ lists them.
namespace CloseCode {
constexpr int badMessage = 1008;
constexpr int tooLarge = 1009;
constexpr int notAuthorized = 4001;
constexpr int attemptOver = 4002;
constexpr int superseded = 4003;
} // namespace CloseCode

// Messages of a client.

//! The first message where the handshake could not carry an Authorization header.
struct Authenticate
{
    Core::Secret channelToken;
};

//! Acknowledges that the client has the session's token.
struct Received
{
};

//! The visitor gave up the attempt.
struct Cancel
{
};

//! The visitor entered a number of a number match.
struct EnterNumber
{
    QString number;
};

//! std::monostate stands for a message that is not one of this protocol.
using ClientMessage = std::variant<std::monostate, Authenticate, Received, Cancel, EnterNumber>;

// Messages of the server.

//! The attempt's current state, sent when the channel opens and at every change.
struct StatusChanged
{
    StatusReply status;
};

//! A WhatsApp message that names the attempt has arrived and is being processed.
struct MessageArrived
{
};

//! The server's condition has changed.
struct ServiceChanged
{
    ServiceView service;
};

//! std::monostate stands for a message of a newer server; the client ignores it.
using ServerMessage =
    std::variant<std::monostate, StatusChanged, MessageArrived, NumberWanted, ServiceChanged>;

[[nodiscard]] ClientMessage clientMessageFrom(const QByteArray &text);
[[nodiscard]] ServerMessage serverMessageFrom(const QByteArray &text);

[[nodiscard]] QByteArray toBytes(const Authenticate &message);
[[nodiscard]] QByteArray toBytes(const Received &message);
[[nodiscard]] QByteArray toBytes(const Cancel &message);
[[nodiscard]] QByteArray toBytes(const EnterNumber &message);
[[nodiscard]] QByteArray toBytes(const StatusChanged &message);
[[nodiscard]] QByteArray toBytes(const MessageArrived &message);
[[nodiscard]] QByteArray toBytes(const NumberWanted &message);
[[nodiscard]] QByteArray toBytes(const ServiceChanged &message);

} // namespace Protocol
