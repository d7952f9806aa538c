#pragma once

#include "core/base/expected.h"
#include "core/base/secret.h"
#include "kiosk/client/serveraddress.h"

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <chrono>
#include <functional>
#include <optional>

namespace Kiosk {

//! Why a request brought nothing.
enum class ClientError {
    //! No answer: no route, refused, cut off, or too slow.
    Network,
    //! The server answered that it cannot.
    Server,
    //! The server does not accept this kiosk's key or this session, or wants one.
    NotAllowed,
    //! The server does not do it, whoever asks.
    Forbidden,
    //! An answer that is none of this interface.
    BadAnswer,
    //! The server does not take what was sent: a number that is none.
    BadRequest,
    //! There is nothing of what the request names.
    NotFound,
    //! Too many requests; later ones are answered.
    TooOften,
    //! The code that was entered is not the right one.
    WrongCode,
    //! The attempt was used up or its time is over.
    AttemptOver,
};

template <typename Value>
using Answer = Core::Expected<Value, ClientError>;
template <typename Value>
using Callback = std::function<void(Answer<Value>)>;

//! HTTP with one server, with the patience and the caution of a kiosk. Never blocks.
class HttpCalls
{
public:
    static constexpr std::chrono::milliseconds usualTimeout{10000};

    //! @p kioskKey may be empty: the kiosk of an open server needs none.
    HttpCalls(ServerAddress server, Core::Secret kioskKey, std::chrono::milliseconds timeout);

    //! @p path is one of Protocol::Path. The reply deletes itself after it has finished.
    [[nodiscard]] QNetworkReply *get(const QString &path, const QByteArray &authorization,
                                     const QString &query = {});
    [[nodiscard]] QNetworkReply *post(const QString &path, const QByteArray &authorization,
                                      const QByteArray &body);

    //! "Kiosk <key>", or nothing without a key.
    [[nodiscard]] QByteArray kioskAuthorization() const;

private:
    [[nodiscard]] QNetworkRequest requestFor(const QUrl &url,
                                             const QByteArray &authorization) const;

    ServerAddress m_server;
    Core::Secret m_kioskKey;
    std::chrono::milliseconds m_timeout;
    QNetworkAccessManager m_network;
};

//! "Bearer <token>"
[[nodiscard]] QByteArray bearer(const Core::Secret &token);

//! Whether the status is one of @p wanted, else why not.
[[nodiscard]] Answer<void> checked(QNetworkReply &reply, const QList<int> &wanted);

//! The body of an answer with one of the statuses @p wanted.
[[nodiscard]] Answer<QJsonObject> jsonFrom(QNetworkReply &reply, const QList<int> &wanted);

//! Calls @p done with what @p read makes of the body, once, unless @p context is destroyed first.
template <typename Value>
void whenAnswered(QNetworkReply *reply, const QList<int> &wanted, const QObject *context,
                  std::optional<Value> (*read)(const QJsonObject &), Callback<Value> done)
{
    QObject::connect(
        reply, &QNetworkReply::finished, context, [reply, wanted, read, done = std::move(done)] {
            const auto json = jsonFrom(*reply, wanted);
            if (!json)
                return done(Core::Unexpected(json.error()));
            const auto value = read(*json);
            done(value ? Answer<Value>(*value) : Core::Unexpected(ClientError::BadAnswer));
        });
}

} // namespace Kiosk
