#pragma once

#include "core/expected.h"
#include "core/secret.h"
#include "kiosk/serveraddress.h"
#include "protocol/startreply.h"

#include <QNetworkAccessManager>

#include <chrono>
#include <functional>

class QNetworkReply;

namespace Kiosk {

//! Why a request brought nothing.
enum class ClientError {
    //! No answer: no route, refused, cut off, or too slow.
    Network,
    //! The server answered that it cannot.
    Server,
    //! The server does not accept this kiosk's key, or wants one.
    NotEnrolled,
    //! An answer that is none of this interface.
    BadAnswer,
};

template <typename Value>
using Callback = std::function<void(Core::Expected<Value, ClientError>)>;

//! Makes the kiosk's HTTP requests. Never blocks; each @p done runs once, unless its context is
//! destroyed first; then it never runs.
class LoginClient
{
public:
    static constexpr std::chrono::milliseconds usualTimeout{10000};

    //! @p kioskKey may be empty: the kiosk of an open server needs none.
    LoginClient(ServerAddress server, Core::Secret kioskKey,
                std::chrono::milliseconds timeout = usualTimeout);

    //! Asks for an attempt. @p language is "ru", "ky" or "en".
    void start(const QString &language, const QObject *context,
               Callback<Protocol::StartReply> done);

    //! Ends the session that @p sessionToken opens.
    void signOut(const Core::Secret &sessionToken, const QObject *context, Callback<void> done);

private:
    [[nodiscard]] QNetworkReply *post(const QString &path, const QByteArray &authorization,
                                      const QByteArray &body);

    ServerAddress m_server;
    Core::Secret m_kioskKey;
    std::chrono::milliseconds m_timeout;
    QNetworkAccessManager m_network;
};

} // namespace Kiosk
