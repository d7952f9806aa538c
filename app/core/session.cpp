#include "core/session.h"

#include <algorithm>

namespace Core {

QDateTime Session::expiresAt() const
{
    return std::min(endsAt, lastUsedAt.addDuration(idle));
}

bool Session::isLiveAt(const QDateTime &now) const
{
    return !revokedAt && now < expiresAt();
}

} // namespace Core
