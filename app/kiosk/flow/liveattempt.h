#pragma once

#include "kiosk/client/outcomechannel.h"
#include "protocol/login.h"

#include <chrono>

namespace Kiosk {

//! An attempt that may still be completed, and who waits for it. All times are of the kiosk's own
//! monotonic clock, counted from when the attempt was asked for: the server's count began later,
//! so the kiosk never believes in a code that the server has given up.
struct LiveAttempt
{
    Protocol::StartReply reply;
    std::chrono::milliseconds askedAt{0};
    OutcomeChannel *channel = nullptr;
    //! The server answers on its channel: whoever sends the message now will be greeted.
    bool isConnected = false;
    //! Somebody's message has it, and a number is to be entered: nobody else can use its code.
    bool isTaken = false;

    [[nodiscard]] std::chrono::milliseconds expiresAt() const { return askedAt + reply.expiresIn; }

    //! Until when its code may be on screen, so that who scans it last has @p reserve to press
    //! Send.
    [[nodiscard]] std::chrono::milliseconds showUntil(std::chrono::milliseconds reserve) const;

    //! When a fresh code should take its place; a little before showUntil() at the latest.
    [[nodiscard]] std::chrono::milliseconds renewAt(std::chrono::milliseconds reserve) const;
};

} // namespace Kiosk
