// SPDX-License-Identifier: GPL-3.0-only
#include "protocol/channelmessage.h"

#include "fuzz/target.h"

using namespace Protocol;

namespace {

using Fuzz::require;

QByteArray written(std::monostate /*nothing*/)
{
    return {};
}

template <typename Message>
QByteArray written(const Message &message)
{
    return toBytes(message);
}

//! Empty for what is no message.
template <typename Messages>
QByteArray bytesOf(const Messages &message)
{
    return std::visit([](const auto &each) { return written(each); }, message);
}

void checkState(const ServerMessage &message)
{
    const auto *changed = std::get_if<StatusChanged>(&message);
    if (!changed)
        return;
    const auto &status = changed->status;
    require(!status.attemptId.isNull(), "a status is of an attempt");
    require(status.state.failure.has_value()
                == (status.state.status == Core::AttemptStatus::Failed),
            "a failure has a reason, and nothing else has one");
    const auto &session = status.session;
    require(!session || (!session->token.isEmpty() && session->expiresAt.isValid()),
            "a session has a token and an end");
}

void checkThatATokenArrives(QByteArrayView input)
{
    const auto token = QString::fromUtf8(input).toUtf8();
    const auto read = clientMessageFrom(toBytes(Authenticate{Core::Secret(token)}));
    const auto *authenticate = std::get_if<Authenticate>(&read);
    require(authenticate && authenticate->channelToken.reveal() == token,
            "what a screen writes, the server reads");
}

} // namespace

void Fuzz::run(QByteArrayView input)
{
    const auto text = input.toByteArray();

    const auto fromClient = clientMessageFrom(text);
    const auto fromServer = serverMessageFrom(text);

    const auto byClient = bytesOf(fromClient);
    require(bytesOf(clientMessageFrom(byClient)) == byClient, "a screen's message is read back");
    const auto byServer = bytesOf(fromServer);
    require(bytesOf(serverMessageFrom(byServer)) == byServer, "the server's message is read back");
    checkState(fromServer);
    checkThatATokenArrives(input);
}
