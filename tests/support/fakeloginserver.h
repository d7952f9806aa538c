// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/attempt.h"
#include "protocol/channelmessage.h"
#include "protocol/session.h"

#include <QHttpServer>
#include <QObject>
#include <QUrl>
#include <QWebSocket>

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace TestSupport {

//! A login server for a kiosk's tests: it speaks HTTP and WebSocket on a real port of this machine
//! and does what the test says, instead of having rules of its own.
class FakeLoginServer : public QObject
{
    Q_OBJECT

public:
    struct Answer
    {
        QHttpServerResponder::StatusCode status;
        QByteArray body;
    };

    //! A request of a kiosk, and its answer.
    struct Started
    {
        QUuid id;
        QByteArray authorization;
        QByteArray body;
    };

    FakeLoginServer();

    //! It is up from the beginning. Down, the port refuses; up again, it is the same port.
    void goUp();
    void goDown();
    [[nodiscard]] QUrl url() const;

    //! Instead of a proper answer to "start".
    std::optional<Answer> startAnswer;
    //! Instead of a proper answer to "request-code".
    std::optional<Answer> requestCodeAnswer;
    //! The code that "verify-code" takes, and the person whom it signs in.
    QString rightCode = QStringLiteral("123456");
    std::optional<Protocol::UserView> codeUser;
    //! Instead of 401 to a wrong code.
    std::optional<Answer> wrongCodeAnswer;
    //! How long a session lasts after "me"; nothing if none is known.
    std::optional<std::chrono::seconds> sessionLeft = std::chrono::seconds(60);
    //! Instead of a proper answer to "me?peek=true".
    std::optional<Answer> peekAnswer;
    //! The server's state in each status and in tellService(); an older server sends none.
    std::optional<Protocol::ServiceView> service =
        Protocol::ServiceView{.state = Protocol::ServiceState::Ok, .sending = true};
    //! Whom "links" links to; nobody is there if there is none.
    std::optional<Protocol::UserView> linkUser;
    //! Whether there is a session left to "logout" of.
    bool hasSession = true;
    bool hasCodeLogin = true;
    std::chrono::seconds expiresIn{180};
    std::chrono::seconds rotateAfter{90};
    QDateTime serverTime =
        QDateTime::fromString(QStringLiteral("2026-01-23T17:27:00Z"), Qt::ISODate);
    std::optional<QString> number = QStringLiteral("996700000001");
    //! Whether a channel hears its status when it opens.
    bool tellsStatus = true;
    //! With which code every channel is closed when it opens.
    std::optional<int> closesWith;

    [[nodiscard]] const std::vector<Started> &started() const { return m_started; }
    [[nodiscard]] QUuid newest() const { return m_started.back().id; }
    [[nodiscard]] const QList<QByteArray> &signOuts() const { return m_signOuts; }
    [[nodiscard]] const QList<QByteArray> &signOutBodies() const { return m_signOutBodies; }
    //! Bodies of "request-code" and "verify-code", and how often "me" was asked.
    [[nodiscard]] const QList<QByteArray> &codeRequests() const { return m_codeRequests; }
    [[nodiscard]] const QList<QByteArray> &codeEntries() const { return m_codeEntries; }
    [[nodiscard]] int stays() const { return m_stays; }
    [[nodiscard]] int peeks() const { return m_peeks; }
    //! Bodies of "links".
    [[nodiscard]] const QList<QByteArray> &links() const { return m_links; }
    //! The numbers that were entered in number matches.
    [[nodiscard]] const QStringList &numbers() const { return m_numbers; }
    //! The messages of screens on their channels, "received" and "cancel".
    [[nodiscard]] QStringList said(const QUuid &id) const { return m_said.value(id); }
    [[nodiscard]] bool isWaitedFor(const QUuid &id) const;
    [[nodiscard]] QByteArray channelAuthorization() const { return m_channelAuthorization; }
    [[nodiscard]] int channelsOpened() const { return m_channelsOpened; }
    //! How many are open at the moment.
    [[nodiscard]] qsizetype channelsOpen() const { return qsizetype(m_channels.size()); }

    //! All of an attempt that is over, for tests with very many.
    void forget(const QUuid &id);

    //! Tells the status of the moment.
    void tell(const QUuid &id);
    void tellMessage(const QUuid &id);
    //! Tells on every channel how the server is now.
    void tellService(const Protocol::ServiceView &now);
    void askNumber(const QUuid &id, int digits, int triesLeft);
    void complete(const QUuid &id, const Protocol::UserView &user, const QDateTime &sessionEnd);
    void fail(const QUuid &id, Core::FailureReason reason, const QString &maskedPhone = {},
              const QString &ticket = {});
    //! The channel's connection ends without a word.
    void cut(const QUuid &id);
    void close(const QUuid &id, int code);
    void send(const QUuid &id, const QByteArray &text);

private:
    struct Channel
    {
        QUuid id;
        std::unique_ptr<QWebSocket> socket;
    };

    [[nodiscard]] QHttpServerResponse onStart(const QHttpServerRequest &request);
    [[nodiscard]] QHttpServerResponse onRequestCode(const QHttpServerRequest &request);
    [[nodiscard]] QHttpServerResponse onVerifyCode(const QHttpServerRequest &request);
    [[nodiscard]] QHttpServerResponse onMe(const QHttpServerRequest &request);
    [[nodiscard]] QHttpServerResponse onLink(const QHttpServerRequest &request);
    void addRoutes();
    void onChannel();
    void dropClosedChannels();
    void onSaid(const QUuid &id, const QString &text);

    std::unique_ptr<QHttpServer> m_http;
    quint16 m_port = 0;
    std::vector<Started> m_started;
    std::map<QUuid, Protocol::StatusReply> m_statuses;
    std::vector<Channel> m_channels;
    QHash<QUuid, QStringList> m_said;
    QList<QByteArray> m_signOuts;
    QList<QByteArray> m_signOutBodies;
    QList<QByteArray> m_codeRequests;
    QList<QByteArray> m_codeEntries;
    QStringList m_numbers;
    int m_stays = 0;
    int m_peeks = 0;
    QList<QByteArray> m_links;
    QByteArray m_channelAuthorization;
    int m_channelsOpened = 0;
};

} // namespace TestSupport
