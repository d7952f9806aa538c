// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "http/base/request.h"
#include "http/base/response.h"

#include <QList>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>

namespace Http {

//! The credential that a route accepts. The gate checks it before the body is read.
enum class Credential {
    //! None at all, or one that only the handler can check.
    None,
    KioskKey,
    ServiceSecret,
    MetricsToken,
};

//! Answers one kind of request, at once: Qt 6.4's responder must not outlive the call.
using Handler = std::function<Response(const Request &)>;

//! Finds the handler of a request. Answers HEAD, OPTIONS and unknown addresses (404, 405) itself.
class Router
{
public:
    //! Maximum body in bytes for every route except the webhook; the gate enforces it.
    static constexpr qint64 maxBody = qint64{16} * 1024;
    //! Maximum of a body that is read and thrown away, in bytes; a larger one is refused unread.
    static constexpr qint64 maxDrained = qint64{8} * 1024 * 1024;

    //! @p path has no final slash. @p handler must change nothing when it is asked with HEAD: a
    //! link checker must not use up something that a GET would.
    void add(const QByteArray &method, const QString &path, Handler handler,
             Credential credential = Credential::None);

    [[nodiscard]] Response answer(const Request &request) const;

    //! Returns whether there is a route at @p path, which has no final slash.
    [[nodiscard]] bool has(const QString &path) const;

    //! The credential that the route of @p request accepts; None where there is no such route.
    [[nodiscard]] Credential credentialFor(const Request &request) const;

    struct Endpoint
    {
        QString path;
        QByteArray method;
        Credential credential = Credential::None;
    };
    //! All routes, in the order in which they were added.
    [[nodiscard]] QList<Endpoint> endpoints() const;

private:
    struct Route
    {
        QByteArray method;
        QString path;
        Handler handler;
        Credential credential = Credential::None;
    };

    [[nodiscard]] Response answerPlainly(const Request &request) const;
    [[nodiscard]] const Route *find(const Request &request) const;
    [[nodiscard]] QByteArray allowedMethods(const QString &path) const;

    QList<Route> m_routes;
};

//! A request that was answered, for the metrics.
struct Answered
{
    //! One of Protocol::Path; empty for an unknown address, and for bytes that are not HTTP.
    QString route;
    //! 101 for an opened channel.
    int status = 200;
    //! The time that the handler took; empty if no handler was asked.
    std::optional<std::chrono::nanoseconds> duration{};
};

//! The reason why a notification was answered unread.
enum class Unread { Unauthorized, Forbidden, TooLarge };

//! Callbacks for the metrics; each may be empty. They are called in the server's thread.
struct Traffic
{
    std::function<void(const Answered &answered)> answered{};
    //! Called for unread notifications; NotificationProcessor reports the others.
    std::function<void(Unread unread)> unread{};
};

} // namespace Http
