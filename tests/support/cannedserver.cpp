// SPDX-License-Identifier: GPL-3.0-only
#include "support/cannedserver.h"

#include <QTcpSocket>

namespace TestSupport {

CannedServer::CannedServer(Answer answer)
    : m_answer(std::move(answer))
{
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no port is free");
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
        auto *const socket = m_server.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, &m_server,
                         [this, socket] { read(socket); });
    });
}

QUrl CannedServer::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()));
}

void CannedServer::read(QTcpSocket *socket)
{
    if (!socket->peek(socket->bytesAvailable()).contains("\r\n\r\n"))
        return;
    ++m_timesAsked;
    const auto bytes = m_answer(socket->readAll().split(' ').value(1));
    if (bytes.isEmpty())
        return;
    socket->write(bytes);
    socket->disconnectFromHost();
}

QByteArray canned(int status, const QByteArray &body, const QByteArray &headers)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Whatever\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body;
}

} // namespace TestSupport
