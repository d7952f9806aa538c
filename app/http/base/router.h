#pragma once

#include "http/base/request.h"
#include "http/base/response.h"

#include <QList>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>

namespace Http {

//! The credential that a route takes. The gate judges it, before the body is read.
enum class Credential {
    //! None at all, or one that only the handler can judge.
    None,
    KioskKey,
    ServiceSecret,
    MetricsToken,
};

//! Answers one kind of request, at once: Qt 6.4's responder must not outlive the call.
using Handler = std::function<Response(const Request &)>;

//! Which handler answers what. Also answers what no handler does: HEAD, OPTIONS, 404, 405.
class Router
{
public:
    //! Maximum body in bytes for every route except the webhook; the gate enforces it.
    static constexpr qint64 maxBody = 16 * 1024;

    //! @p path without a final slash. Nothing may happen where @p handler is asked with HEAD: a
    //! link checker must not use up what a GET would.
    void add(const QByteArray &method, const QString &path, Handler handler,
             Credential taken = Credential::None);

    [[nodiscard]] Response answer(const Request &request) const;

    //! Whether there is something at @p path, which has no final slash.
    [[nodiscard]] bool has(const QString &path) const;

    //! The credential that the route of @p request takes; None where there is no such route.
    [[nodiscard]] Credential credentialFor(const Request &request) const;

    struct Place
    {
        QString path;
        QByteArray method;
        Credential taken = Credential::None;
    };
    //! Everything that was added, in that order.
    [[nodiscard]] QList<Place> places() const;

private:
    struct Route
    {
        QByteArray method;
        QString path;
        Handler handler;
        Credential taken = Credential::None;
    };

    [[nodiscard]] Response answerPlainly(const Request &request) const;
    [[nodiscard]] const Route *find(const Request &request) const;
    [[nodiscard]] QByteArray allowedMethods(const QString &path) const;

    QList<Route> m_routes;
};

//! A request that was answered.
struct Answered
{
    //! The router's path, or the channels' (Protocol::Path::channelPrefix); empty for an address
    //! where there is nothing, and for what is no HTTP.
    QString route;
    //! 101 for an opened channel.
    int status = 200;
    //! How long the handler took; nothing if none was asked.
    std::optional<std::chrono::nanoseconds> duration{};
};

//! Why a notification was answered without a look into it.
enum class Unread { Unauthorized, Forbidden, TooLarge };

//! Is told what comes in, for who counts it; each may be empty. Called in the server's thread.
struct Traffic
{
    std::function<void(const Answered &answered)> answered{};
    //! What is looked into, NotificationProcessor tells.
    std::function<void(Unread unread)> unread{};
};

} // namespace Http
