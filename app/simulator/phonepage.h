// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "simulator/base/httpmessage.h"
#include "simulator/state/simulatorstate.h"
#include "simulator/whatsapp/inbox.h"

#include <QStringList>

namespace Simulator {

//! The page at "/": somebody's phone with the chat with the account, for people to try a login
//! without WhatsApp.
//!
//! - GET /?phone=…&text=… is the page, with the number and the text filled in,
//! - GET /simulator/phone?phone=…&since=… the lines of the chat and the prepared texts,
//! - POST /simulator/phone {"phone", "text"} writes a message.
class PhonePage
{
public:
    PhonePage(SimulatorState &simulator, Inbox &inbox);

    //! Offers @p text above those before it; five are kept.
    void prepare(const QString &text);

    //! Returns nothing if the path is not one of these.
    [[nodiscard]] std::optional<HttpReply> answer(const HttpRequest &request);

private:
    [[nodiscard]] HttpReply chat(const HttpRequest &request) const;
    [[nodiscard]] HttpReply write(const HttpRequest &request);
    //! Returns nothing for a text that is no phone number.
    [[nodiscard]] std::optional<QString> digitsFrom(const QString &typed) const;

    SimulatorState &m_simulator;
    Inbox &m_inbox;
    QStringList m_prepared;
};

} // namespace Simulator
