// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/expected.h"
#include "core/base/secret.h"
#include "kiosk/client/serveraddress.h"
#include "net/httpattempt.h"

#include <QJsonObject>
#include <QNetworkAccessManager>

#include <chrono>
#include <functional>
#include <optional>

namespace Kiosk {

//! The reason why a request brought nothing.
enum class ClientError {
    //! No answer: no route, refused, cut off, or too slow.
    Network,
    //! The server answered that it cannot.
    Server,
    //! The server does not accept this kiosk's key or this session, or wants one.
    NotAllowed,
    //! The server refuses it to everybody.
    Forbidden,
    //! The answer does not fit the interface.
    BadAnswer,
    //! The server refuses what was sent, for example a text that is no number.
    BadRequest,
    //! The server does not have what the request names.
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

//! Sends requests to one server, with a time-out that suits a kiosk. Never blocks.
class HttpCalls
{
public:
    static constexpr std::chrono::milliseconds usualTimeout{10000};

    //! @p kioskKey may be empty: the kiosk of an open server needs none. @p timeout is for a whole
    //! answer.
    HttpCalls(ServerAddress server, Core::Secret kioskKey, std::chrono::milliseconds timeout);

    //! Sends a request, which deletes itself after it has finished; see whenAnswered().
    [[nodiscard]] Net::HttpAttempt *get(const QString &path, const QByteArray &authorization,
                                        const QString &query = {});
    [[nodiscard]] Net::HttpAttempt *post(const QString &path, const QByteArray &authorization,
                                         const QByteArray &body);

    //! "Kiosk <key>", or nothing without a key.
    [[nodiscard]] QByteArray kioskAuthorization() const;

private:
    Net::HttpAttempt *send(Net::HttpRequestSpec request, const QByteArray &authorization);

    ServerAddress m_server;
    Core::Secret m_kioskKey;
    std::chrono::milliseconds m_timeout;
    QNetworkAccessManager m_network;
};

//! "Bearer <token>"
[[nodiscard]] QByteArray bearer(const Core::Secret &token);

//! Calls @p done once the answer has come, with an error unless its status is one of @p wanted;
//! never if @p context is destroyed first.
void whenAnswered(Net::HttpAttempt *call, const QList<int> &wanted, const QObject *context,
                  Callback<void> done);

//! The same with the JSON object in the answer's body.
void jsonWhenAnswered(Net::HttpAttempt *call, const QList<int> &wanted, const QObject *context,
                      Callback<QJsonObject> done);

//! The same with what @p read makes of the object.
template <typename Value>
void whenAnswered(Net::HttpAttempt *call, const QList<int> &wanted, const QObject *context,
                  std::optional<Value> (*read)(const QJsonObject &), Callback<Value> done)
{
    jsonWhenAnswered(
        call, wanted, context, [read, done = std::move(done)](const Answer<QJsonObject> &json) {
            if (!json)
                return done(Core::Unexpected(json.error()));
            const auto value = read(*json);
            done(value ? Answer<Value>(*value) : Core::Unexpected(ClientError::BadAnswer));
        });
}

} // namespace Kiosk
