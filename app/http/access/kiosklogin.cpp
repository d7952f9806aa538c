#include "http/access/kiosklogin.h"

#include "http/base/bearer.h"

namespace Http {

using namespace Qt::StringLiterals;

namespace {

auto unknownKiosk(const Request &request)
{
    return Core::Unexpected(Response::error(401, ErrorCode::unauthorized,
                                            u"This needs the key of an enrolled kiosk."_s,
                                            request.id)
                                .withHeader("WWW-Authenticate"_ba, "Kiosk"_ba));
}

std::optional<Core::Secret> keyIn(const Request &request)
{
    return credentials(request.header("authorization"), "Kiosk"_ba);
}

} // namespace

KioskLogin::KioskLogin(KioskLookup kiosks)
    : m_kiosks(std::move(kiosks))
{
}

bool KioskLogin::isTried(const Request &request)
{
    return keyIn(request).has_value();
}

Core::Expected<QString, Response> KioskLogin::kioskOf(const Request &request) const
{
    const auto key = keyIn(request);
    if (!key)
        return unknownKiosk(request);
    const auto name = m_kiosks(*key);
    if (!name)
        return Core::Unexpected(Response::notStored(name.error(), request.id));
    if (!*name)
        return unknownKiosk(request);
    return **name;
}

} // namespace Http
