#include "http/access/servicelogin.h"

#include "http/base/bearer.h"

namespace Http {

using namespace Qt::StringLiterals;

namespace {

const QByteArray nobodysHash(64, '0');

auto unknownService(const Request &request)
{
    return Core::Unexpected(
        Response::error(401, ErrorCode::unauthorized,
                        u"This needs the name and secret of an enrolled service."_s, request.id)
            .withHeader("WWW-Authenticate"_ba, "Basic realm=\"services\", charset=\"UTF-8\""_ba));
}

} // namespace

ServiceLogin::ServiceLogin(Core::ServiceRegistry &services)
    : m_services(services)
{
}

bool ServiceLogin::isTried(const Request &request)
{
    return credentials(request.header("authorization"), "Basic"_ba).has_value();
}

Core::Expected<Core::ServiceAccount, Response> ServiceLogin::serviceOf(const Request &request) const
{
    const auto given = basicCredentials(request.header("authorization"));
    if (!given)
        return unknownService(request);
    auto service = m_services.findByName(given->name);
    if (!service)
        return Core::Unexpected(Response::notStored(service.error(), request.id));
    if (!hasHash(given->password, *service ? (*service)->secretHash : nobodysHash) || !*service)
        return unknownService(request);
    return std::move(**service);
}

} // namespace Http
