// SPDX-License-Identifier: GPL-3.0-only
#include "support/stallingproxy.h"

namespace TestSupport {

namespace {

void handOnFrom(QTcpSocket *from, QTcpSocket *to)
{
    if (from && to && to->state() == QAbstractSocket::ConnectedState)
        to->write(from->readAll());
}

} // namespace

StallingProxy::StallingProxy(quint16 target)
    : m_target(target)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (auto *client = m_server.nextPendingConnection())
            take(client);
    });
    m_server.listen(QHostAddress::LocalHost);
}

void StallingProxy::take(QTcpSocket *client)
{
    auto *other = new QTcpSocket(client);
    m_pairs.emplace_back(client, other);
    for (auto *socket : {client, other}) {
        connect(socket, &QTcpSocket::readyRead, this, &StallingProxy::handOn);
        connect(socket, &QTcpSocket::disconnected, client, &QTcpSocket::deleteLater);
    }
    connect(other, &QTcpSocket::connected, this, &StallingProxy::handOn);
    connect(other, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    other->connectToHost(QHostAddress::LocalHost, m_target);
}

void StallingProxy::handOn()
{
    if (m_isCut)
        return;
    for (const auto &[client, other] : std::as_const(m_pairs)) {
        handOnFrom(client, other);
        handOnFrom(other, client);
    }
}

void StallingProxy::cut()
{
    m_isCut = true;
}

void StallingProxy::mend()
{
    m_isCut = false;
    handOn();
}

} // namespace TestSupport
