#include "core/session.h"

#include <algorithm>
#include <array>

namespace Core {

using namespace Qt::StringLiterals;

namespace {

struct EndName
{
    SessionEnd end = SessionEnd::SignedOut;
    QLatin1StringView name;
};

constexpr std::array endNames{
    EndName{SessionEnd::SignedOut, "signed_out"_L1},
    EndName{SessionEnd::Disowned, "disowned"_L1},
    EndName{SessionEnd::Revoked, "revoked"_L1},
};

// By how much longer than meant a session may last that began before the clock was set back.
constexpr std::chrono::hours farAhead{24};

} // namespace

QString toString(SessionEnd end)
{
    for (const auto &each : endNames) {
        if (each.end == end)
            return each.name;
    }
    Q_UNREACHABLE();
}

std::optional<SessionEnd> sessionEndFrom(QStringView text)
{
    for (const auto &each : endNames) {
        if (each.name == text)
            return each.end;
    }
    return std::nullopt;
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
