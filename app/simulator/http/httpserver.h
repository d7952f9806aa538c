#pragma once

#include "simulator/http/httpconnection.h"

#include <QTcpServer>

namespace Simulator {

//! A small HTTP/1.1 server for loopback. Qt HTTP Server 6.4 cannot answer later (a long poll) in a
//! safe way, nor reset a connection.
class HttpServer : public QObject
{
    Q_OBJECT

public:
    HttpServer(qint64 largestBody, HttpConnection::Handler handler);

    //! On 127.0.0.1; port 0 is any free one. False if it is taken.
    [[nodiscard]] bool listen(quint16 port);
    //! 0 unless it listens.
    [[nodiscard]] quint16 port() const;

private:
    void takeConnections();

    qint64 m_largestBody;
    HttpConnection::Handler m_handler;
    QTcpServer m_server;
};

} // namespace Simulator
