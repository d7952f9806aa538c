#include "kiosk/flow/liveattempt.h"

#include <algorithm>

namespace Kiosk {

using namespace std::chrono_literals;

std::chrono::milliseconds LiveAttempt::showUntil(std::chrono::milliseconds reserve) const
{
    return expiresAt() - std::min<std::chrono::milliseconds>(reserve, reply.expiresIn / 2);
}

std::chrono::milliseconds LiveAttempt::renewAt(std::chrono::milliseconds reserve) const
{
    constexpr auto timeToAsk = 5s;
    const auto wanted = reply.rotateAfter > 0s ? reply.rotateAfter : reply.expiresIn / 2;
    return std::min(askedAt + wanted, showUntil(reserve) - timeToAsk);
}

} // namespace Kiosk
