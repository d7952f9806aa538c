// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <chrono>

namespace Net {

//! Exponential backoff with jitter: pauses between attempts that double up to a limit. Each is
//! shortened at random by up to a third, so that many clients do not come back to a restarted
//! server in the same instant.
class Backoff
{
public:
    struct Limits
    {
        std::chrono::milliseconds first{500};
        std::chrono::milliseconds longest{15000};
    };

    explicit Backoff(Limits limits);

    //! The pause after one more failure, in milliseconds: from two thirds of the nominal pause to
    //! all of it.
    [[nodiscard]] std::chrono::milliseconds next();
    //! Call it after a success: the next pause is the first again.
    void reset();

private:
    Limits m_limits;
    std::chrono::milliseconds m_pause;
};

} // namespace Net
