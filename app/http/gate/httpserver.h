// SPDX-License-Identifier: GPL-3.0-only
#pragma once

// Without this the WebSocket part of Qt HTTP Server's headers silently vanishes.
#ifndef QT_WEBSOCKETS_LIB
#define QT_WEBSOCKETS_LIB
#endif

#include "http/base/router.h"

#include <QAbstractHttpServer>
#include <QWebSocket>

#include <functional>
#include <memory>

class QTcpSocket;

namespace Http {

//! The border to Qt HTTP Server: turns its requests into our values and our answers into its bytes.
//! Answers are written before the call returns, because a responder must not outlive its socket. It
//! trusts its input: bind() it to a Gate only. One thread.
class HttpServer : public QAbstractHttpServer
{
    Q_OBJECT

public:
    using ChannelOpened = std::function<void(std::unique_ptr<QWebSocket> socket, QString path)>;

    using Observer = std::function<void(const Answered &answered)>;
    //! Gets the request as well, to charge it to the client.
    using Meter = std::function<void(const Request &request, const Answered &answered)>;

    //! WebSockets are accepted below @p channelPrefix, and handed to @p opened. @p observer and
    //! @p meter are called after every answer; either may be empty.
    HttpServer(Router router, QString channelPrefix, ChannelOpened opened, Observer observer = {},
               Meter meter = {});

    //! Answers a request that did not come through Qt's parser, and reports it like any other.
    [[nodiscard]] Response answerAndReport(const Request &request) const;

protected:
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder) override;
    void missingHandler(const QHttpServerRequest &request,
                        QHttpServerResponder &responder) override;
#else
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &request, QTcpSocket *socket) override;
#endif

private:
    [[nodiscard]] bool isForChannel(const Request &request) const;
    [[nodiscard]] Response answer(const Request &request) const;
    void report(const Answered &answered) const;
    void acceptChannels();

    Router m_router;
    QString m_channelPrefix;
    ChannelOpened m_opened;
    Observer m_observer;
    Meter m_meter;
};

} // namespace Http
