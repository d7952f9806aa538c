#include "http/handlers/startauthorizer.h"

namespace Http {

using namespace Qt::StringLiterals;

StartAuthorizer::StartAuthorizer(KioskLookup kiosks, StartLimits &limits, bool takesWeb)
    : m_kiosks(std::move(kiosks))
    , m_limits(limits)
    , m_takesWeb(takesWeb)
{
}

Core::Expected<QString, Response> StartAuthorizer::starterOf(const Request &request) const
{
    if (KioskLogin::isTried(request))
        return m_kiosks.kioskOf(request);
    if (m_takesWeb)
        return QString();
    return Core::Unexpected(Response::error(
        403, ErrorCode::forbidden, u"Only enrolled kiosks may start a login here."_s, request.id));
}

std::optional<Response> StartAuthorizer::refusalOfOneMore(const QString &starter,
                                                          const Request &request) const
{
    const auto wait =
        starter.isEmpty() ? m_limits.takeForWeb(request) : m_limits.takeForKiosk(starter);
    if (wait > std::chrono::milliseconds::zero())
        return Response::rateLimited(wait, request.id);
    return std::nullopt;
}

} // namespace Http
