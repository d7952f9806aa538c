// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/qrmatrix.h"
#include "protocol/login.h"

#include <QString>

#include <chrono>
#include <optional>

namespace Kiosk {

//! The code of an attempt, and the same in words, for the page to scan.
struct Invitation
{
    Core::QrMatrix code;
    //! The company's number, "+996 700 000 001", with blanks that do not break; empty while it is
    //! unknown.
    QString number;
    //! The text to send.
    QString message;
    //! The end of the code's life on screen, a time of the kiosk's monotonic clock.
    std::chrono::milliseconds until{0};
    //! The server can send codes to WhatsApp.
    bool hasCodeLogin = false;

    //! Returns nothing if the server's link is too long for a QR code.
    [[nodiscard]] static std::optional<Invitation> of(const Protocol::StartReply &reply,
                                                      std::chrono::milliseconds until);
};

//! The prompt of a number match: the visitor enters the number that WhatsApp replied with.
struct NumberPrompt
{
    int digits = 2;
    int triesLeft = 0;
    //! A number was entered before, and it was not the right one.
    bool wasWrong = false;
};

} // namespace Kiosk
