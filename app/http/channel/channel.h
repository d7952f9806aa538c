// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/login/loginservice.h"
#include "http/channel/statusreporter.h"
#include "protocol/channelmessage.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <QUuid>
#include <QWebSocket>

#include <chrono>
#include <memory>
#include <optional>

namespace Http {

//! The times that a channel waits; a test shortens them.
struct ChannelTimes
{
    //! For "authenticate".
    std::chrono::milliseconds authentication{5000};
    //! Between two pings; a peer that has not answered one by the next is gone.
    std::chrono::milliseconds ping{20000};
    //! After COMPLETED, for "received".
    std::chrono::milliseconds receipt{30000};
    //! For the peer's half of the closing handshake.
    std::chrono::milliseconds closing{2000};
    //! The time within which a client may send maxMessages messages; it needs a handful in all.
    std::chrono::milliseconds flood{10000};
};

//! One WebSocket of a screen that waits for the outcome of its attempt. Deletes itself when the
//! connection is gone.
class Channel : public QObject
{
    Q_OBJECT

public:
    //! Longest message of a client, in bytes.
    static constexpr quint64 maxMessage = 4096;
    static constexpr int maxMessages = 20;

    struct Services
    {
        Core::LoginService &logins;
        Core::SessionService &sessions;
        const StatusReporter &reporter;
    };

    //! @p attemptId is the id in the path, if it was an id at all.
    Channel(std::unique_ptr<QWebSocket> socket, std::optional<QUuid> attemptId, Services services,
            ChannelTimes times);

    [[nodiscard]] bool isAuthenticated() const { return m_isAuthenticated; }

    //! Reads the token of the handshake, or waits for the message that brings one.
    void start();

    void sendMessageArrived();
    //! Sends the server's condition if it has changed since it was last sent.
    void sendService();
    //! Sends the attempt's current state, and closes the channel where the attempt is over.
    void sendStatus();
    //! Does the same if the state has changed: another program may have written to the database.
    void refresh();
    void close(int code);

Q_SIGNALS:
    //! The client sent the right token: this channel waits for @p attemptId.
    void authenticated(const QUuid &attemptId);
    void gone();

private:
    void receive(const QString &text);
    void handle(std::monostate message);
    void handle(const Protocol::Authenticate &message);
    void handle(Protocol::Received message);
    void handle(Protocol::Cancel message);
    void handle(const Protocol::EnterNumber &message);
    void askForNumber(const Core::Attempt &attempt);
    void ping();

    std::unique_ptr<QWebSocket> m_socket;
    std::optional<QUuid> m_attemptId;
    Services m_services;
    ChannelTimes m_times;
    //! Authentication, then the receipt, then the closing handshake: one after the other.
    QTimer m_patience;
    QTimer m_pinger;
    bool m_isAuthenticated = false;
    bool m_isClosing = false;
    bool m_pongIsDue = false;
    //! The state that was last sent.
    std::optional<Core::AttemptState> m_sent;
    std::optional<Protocol::ServiceView> m_sentService;
    bool m_isOfKiosk = false;
    //! Since m_floodTimer began.
    int m_messages = 0;
    QElapsedTimer m_floodTimer;
};

} // namespace Http
