#pragma once

#include "core/base/secret.h"
#include "protocol/statusreply.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <variant>

namespace Protocol {

//! Close codes of the channel, as /api/schema/ and the README list them.
namespace CloseCode {
constexpr int badMessage = 1008;
constexpr int tooLarge = 1009;
constexpr int notAuthorised = 4001;
constexpr int attemptOver = 4002;
constexpr int superseded = 4003;
} // namespace CloseCode

// What a screen may say.

//! The first message where the handshake could not carry an Authorization header.
struct Authenticate
{
    Core::Secret channelToken;
};
//! The screen has the session's token.
struct Received
{
};
//! The visitor does not want to go on.
struct Cancel
{
};

//! The visitor entered a number of a number match.
struct EnterNumber
{
    QString number;
};

//! std::monostate: not a message of this protocol.
using ClientMessage = std::variant<std::monostate, Authenticate, Received, Cancel, EnterNumber>;

// What the server may say.

//! The attempt as it is now: at once, and at every change.
struct StatusChanged
{
    StatusReply status;
};
//! A message naming the attempt is in and being looked at.
struct MessageArrived
{
};
//! The server can do its work less well than before, or better.
struct ServiceChanged
{
    ServiceView service;
};

//! std::monostate: a message of a newer server, to be passed over.
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
