// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/client/outcomechannel.h"
#include "protocol/login.h"

#include <algorithm>
#include <chrono>

namespace Kiosk {

//! An attempt that may still be completed, and its channel. All times are of the kiosk's own
//! monotonic clock, counted from when the attempt was asked for: the server's count began later,
//! so the kiosk never believes in a code that the server has given up.
struct LiveAttempt
{
    Protocol::StartReply reply;
    std::chrono::milliseconds askedAt{0};
    OutcomeChannel *channel = nullptr;
    //! The server answers on its channel, so a visitor who sends the message now will be greeted.
    bool isConnected = false;
    //! A message has claimed it, and a number is to be entered: its code is used up.
    bool isTaken = false;

    [[nodiscard]] std::chrono::milliseconds expiresAt() const { return askedAt + reply.expiresIn; }

    //! Returns the end of its code's life on screen, so that a visitor who scans it last has
    //! @p reserve to press Send.
    [[nodiscard]] std::chrono::milliseconds showUntil(std::chrono::milliseconds reserve) const
    {
        return expiresAt() - std::min<std::chrono::milliseconds>(reserve, reply.expiresIn / 2);
    }

    //! Returns the time for a fresh code, a little before showUntil() at the latest.
    [[nodiscard]] std::chrono::milliseconds renewAt(std::chrono::milliseconds reserve) const
    {
        constexpr auto timeToAsk = std::chrono::seconds(5);
        const bool hasRotation = reply.rotateAfter.count() > 0;
        const auto wanted = hasRotation ? reply.rotateAfter : reply.expiresIn / 2;
        return std::min(askedAt + wanted, showUntil(reserve) - timeToAsk);
    }
};

} // namespace Kiosk
