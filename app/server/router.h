#pragma once

#include "server/request.h"
#include "server/response.h"

#include <QList>

#include <functional>

namespace Server {

//! Answers one kind of request, at once: Qt 6.4's responder must not outlive the call.
using Handler = std::function<Response(const Request &)>;

//! Which handler answers what. Also answers what no handler does: HEAD, OPTIONS, 404, 405.
class Router
{
public:
    //! Bodies are refused with 413 beyond this many bytes (contract 3, limits).
    static constexpr qsizetype defaultMaxBody = 16 * 1024;

    //! What a route does with a body over its limit.
    enum class LargeBody { Refuse, Handle };

    //! @p path without a final slash.
    void add(const QByteArray &method, const QString &path, Handler handler,
             LargeBody largeBody = LargeBody::Refuse);

    [[nodiscard]] Response answer(const Request &request) const;

private:
    struct Route
    {
        QByteArray method;
        QString path;
        Handler handler;
        LargeBody largeBody;
    };

    [[nodiscard]] const Route *find(const QByteArray &method, const QString &path) const;
    [[nodiscard]] QByteArray allowedMethods(const QString &path) const;

    QList<Route> m_routes;
};

} // namespace Server
