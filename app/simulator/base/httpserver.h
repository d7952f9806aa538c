// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "simulator/base/httpmessage.h"

#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <QTcpServer>

#include <functional>

class QTcpSocket;

namespace Simulator {

//! Ends a connection as a broken network does: the peer sees a reset, not an end.
void resetConnection(QTcpSocket &socket);

class HttpConnection;

//! One request and the right to answer it, at any time: once its client has gone, or was answered,
//! an answer does nothing. Copies are the same exchange.
class HttpExchange
{
public:
    HttpExchange(HttpRequest request, HttpConnection *connection, qint64 serial);

    [[nodiscard]] const HttpRequest &request() const { return m_request; }
    [[nodiscard]] bool isOpen() const;
    void answer(const HttpReply &reply) const;

private:
    HttpRequest m_request;
    QPointer<HttpConnection> m_connection;
    qint64 m_serial;
};

//! One client. Its requests are answered one after the other. Deletes itself when the client goes.
class HttpConnection : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<void(const HttpExchange &exchange)>;

    //! Owns @p socket. Bodies over @p largestBody bytes are read and dropped.
    HttpConnection(QTcpSocket *socket, qint64 largestBody, Handler handler, QObject *parent);

private:
    friend HttpExchange;

    void read();
    [[nodiscard]] bool readHead();
    [[nodiscard]] bool readBody();
    void handle();
    void answer(const HttpReply &reply);
    void refuse(int status);

    QTcpSocket *m_socket;
    qint64 m_largestBody;
    Handler m_handler;
    QByteArray m_buffer;
    HttpRequest m_request;
    qint64 m_bodyLeft = 0;
    bool m_hasHead = false;
    bool m_isAnswering = false;
    bool m_keepsAlive = false;
    qint64 m_serial = 0;
};

//! A small HTTP/1.1 server for loopback. Qt HTTP Server 6.4 cannot answer later (a long poll) in a
//! safe way, nor reset a connection.
class HttpServer : public QObject
{
    Q_OBJECT

public:
    HttpServer(qint64 largestBody, HttpConnection::Handler handler);

    //! Listens on 127.0.0.1; port 0 is any free one. Returns false if the port is taken.
    [[nodiscard]] bool listen(quint16 port);
    //! 0 unless it listens.
    [[nodiscard]] quint16 port() const;

private:
    void acceptConnections();

    qint64 m_largestBody;
    HttpConnection::Handler m_handler;
    QTcpServer m_server;
};

} // namespace Simulator
