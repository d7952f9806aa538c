#pragma once

#include "core/base/qrmatrix.h"
#include "protocol/login.h"

#include <QString>

#include <chrono>
#include <optional>

namespace Kiosk {

//! What stands on screen while somebody may sign in: the code, and the same in words.
struct Invitation
{
    Core::QrMatrix code;
    //! The company's number, "+996 700 000 001", with blanks that do not break; empty while it is
    //! unknown.
    QString number;
    //! The text to send.
    QString message;
    //! Until when the code may be painted, by the kiosk's clock.
    std::chrono::milliseconds until{0};
    //! The server can send codes to WhatsApp.
    bool hasCodeLogin = false;

    //! Nothing if the server's link fits into no QR code.
    [[nodiscard]] static std::optional<Invitation> of(const Protocol::StartReply &reply,
                                                      std::chrono::milliseconds until);
};

} // namespace Kiosk
