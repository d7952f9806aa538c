#include "simulator/http/httpserver.h"

#include <QTcpSocket>

namespace Simulator {

HttpServer::HttpServer(qint64 largestBody, HttpConnection::Handler handler)
    : m_largestBody(largestBody)
    , m_handler(std::move(handler))
{
    connect(&m_server, &QTcpServer::newConnection, this, &HttpServer::takeConnections);
}

bool HttpServer::listen(quint16 port)
{
    return m_server.listen(QHostAddress(QHostAddress::LocalHost), port);
}

quint16 HttpServer::port() const
{
    return m_server.serverPort();
}

void HttpServer::takeConnections()
{
    while (auto *socket = m_server.nextPendingConnection())
        new HttpConnection(socket, m_largestBody, m_handler, this);
}

} // namespace Simulator
