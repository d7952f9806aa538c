// SPDX-License-Identifier: GPL-3.0-only
#include "core/model/session.h"

#include "core/base/enumtable.h"

#include <algorithm>

namespace Core {

using namespace Qt::StringLiterals;

namespace {

constexpr EnumNames<SessionEnd> endNames({
    {SessionEnd::SignedOut, "signed_out"_L1},
    {SessionEnd::Disowned, "disowned"_L1},
    {SessionEnd::Revoked, "revoked"_L1},
});

// By how much longer than meant a session may last that began before the clock was set back.
constexpr std::chrono::hours farAhead{24};

} // namespace

QString toString(SessionEnd end)
{
    return endNames[end];
}

std::optional<SessionEnd> sessionEndFrom(QStringView text)
{
    return endNames.keyOf(text);
}

QDateTime Session::expiresAt() const
{
    return std::min(endsAt, lastUsedAt.addDuration(idle));
}

bool Session::isLiveAt(const QDateTime &now) const
{
    return !revokedAt && now < expiresAt() && createdAt < now.addDuration(farAhead);
}

bool Session::isTakenAway() const
{
    return revokedAt && end != SessionEnd::SignedOut;
}

} // namespace Core
