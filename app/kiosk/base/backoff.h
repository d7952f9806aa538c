#pragma once

#include <chrono>

namespace Kiosk {

//! Pauses between tries that double up to a limit. Each is shortened at random by up to a third,
//! so that many screens do not come back to a restarted server in the same instant.
class Backoff
{
public:
    struct Limits
    {
        std::chrono::milliseconds first{500};
        std::chrono::milliseconds longest{15000};
    };

    explicit Backoff(Limits limits);

    [[nodiscard]] std::chrono::milliseconds next();
    //! It worked: the next pause is the first again.
    void reset() { m_pause = m_limits.first; }

private:
    Limits m_limits;
    std::chrono::milliseconds m_pause;
};

} // namespace Kiosk
