// SPDX-License-Identifier: GPL-3.0-only
#include "http/base/router.h"

#include <algorithm>

namespace Http {

using namespace Qt::StringLiterals;

void Router::add(const QByteArray &method, const QString &path, Handler handler,
                 Credential credential)
{
    Q_ASSERT(path == withoutFinalSlash(path));
    m_routes.append(
        {.method = method, .path = path, .handler = std::move(handler), .credential = credential});
}

Response Router::answer(const Request &request) const
{
    return overTls(answerPlainly(request), request);
}

Response Router::answerPlainly(const Request &request) const
{
    const auto allowed = allowedMethods(request.path);
    if (allowed.isEmpty()) {
        return Response::error(404, ErrorCode::notFound, u"There is nothing at this address."_s,
                               request.id);
    }
    if (request.method == "OPTIONS")
        return Response{.status = 204}.withHeader("Allow"_ba, allowed);

    // The body of an answer to HEAD is left out by HttpServer.
    const auto *route = find(request);
    if (!route) {
        return Response::error(405, ErrorCode::methodNotAllowed,
                               u"This address does not take that method."_s, request.id)
            .withHeader("Allow"_ba, allowed);
    }
    return route->handler(request);
}

bool Router::has(const QString &path) const
{
    return std::any_of(m_routes.begin(), m_routes.end(),
                       [&path](const Route &route) { return route.path == path; });
}

QList<Router::Endpoint> Router::endpoints() const
{
    QList<Endpoint> endpoints;
    for (const auto &route : m_routes)
        endpoints.append(
            {.path = route.path, .method = route.method, .credential = route.credential});
    return endpoints;
}

Credential Router::credentialFor(const Request &request) const
{
    const auto *route = find(request);
    return route ? route->credential : Credential::None;
}

const Router::Route *Router::find(const Request &request) const
{
    const auto method = request.isHead() ? "GET"_ba : request.method;
    for (const auto &route : m_routes) {
        if (route.method == method && route.path == request.path)
            return &route;
    }
    return nullptr;
}

// Empty if there is nothing at this path.
QByteArray Router::allowedMethods(const QString &path) const
{
    QByteArrayList methods;
    for (const auto &route : m_routes) {
        if (route.path == path)
            methods.append(route.method);
    }
    if (methods.isEmpty())
        return {};
    if (methods.contains("GET"))
        methods.append("HEAD"_ba);
    methods.append("OPTIONS"_ba);
    return methods.join(", ");
}

} // namespace Http
