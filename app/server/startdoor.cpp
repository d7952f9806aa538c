#include "server/startdoor.h"

#include "server/bearer.h"

namespace Server {

using namespace Qt::StringLiterals;

StartDoor::StartDoor(KioskLookup kiosks, StartLimits &limits, bool takesWeb)
    : m_kiosks(std::move(kiosks))
    , m_limits(limits)
    , m_takesWeb(takesWeb)
{
}

Core::Expected<QString, Response> StartDoor::starterOf(const Request &request) const
{
    const auto key = credentials(request.header("authorization"), "Kiosk"_ba);
    if (!key) {
        if (m_takesWeb)
            return QString();
        return Core::Unexpected(Response::error(403, ErrorCode::forbidden,
                                                u"Only enrolled kiosks may start a login here."_s,
                                                request.id));
    }
    const auto name = m_kiosks(*key);
    if (!name)
        return Core::Unexpected(Response::unavailable(request.id));
    if (!*name) {
        return Core::Unexpected(Response::error(401, ErrorCode::unauthorized,
                                                u"This kiosk key is not enrolled here."_s,
                                                request.id)
                                    .withHeader("WWW-Authenticate"_ba, "Kiosk"_ba));
    }
    return **name;
}

std::optional<Response> StartDoor::refusalOfOneMore(const QString &starter,
                                                    const Request &request) const
{
    const auto wait =
        starter.isEmpty() ? m_limits.takeForWeb(request) : m_limits.takeForKiosk(starter);
    if (wait > std::chrono::milliseconds::zero())
        return Response::rateLimited(wait, request.id);
    return std::nullopt;
}

} // namespace Server
