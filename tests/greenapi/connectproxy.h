// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>

#include <utility>

//! A small HTTP proxy that opens tunnels (RFC 9110, 9.3.6), to one port of this machine whatever it
//! is asked for: the test's hosts exist nowhere else.
class ConnectProxy : public QObject
{
public:
    //! Where @p credentials are given, "user:password", they are demanded.
    explicit ConnectProxy(quint16 target, QByteArray credentials = {})
        : m_target(target)
        , m_credentials(std::move(credentials))
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (auto *client = m_server.nextPendingConnection())
                connect(client, &QTcpSocket::readyRead, this, [this, client] { read(*client); });
        });
    }

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    //! The hosts with their ports that tunnels were opened to.
    [[nodiscard]] const QList<QByteArray> &tunnels() const { return m_tunnels; }

private:
    void read(QTcpSocket &client)
    {
        const auto head = client.peek(8192);
        if (!head.contains("\r\n\r\n"))
            return;
        client.readAll();
        const auto authorization =
            "Proxy-Authorization: Basic " + m_credentials.toBase64() + "\r\n";
        if (!m_credentials.isEmpty() && !head.contains(authorization)) {
            client.write("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic "
                         "realm=\"x\"\r\nContent-Length: 0\r\n\r\n");
            return;
        }
        m_tunnels.append(head.split(' ').value(1));
        client.disconnect(this);
        auto *server = new QTcpSocket(&client);
        connect(server, &QTcpSocket::connected, &client,
                [&client] { client.write("HTTP/1.1 200 Connection established\r\n\r\n"); });
        connect(server, &QTcpSocket::readyRead, &client,
                [&client, server] { client.write(server->readAll()); });
        connect(&client, &QTcpSocket::readyRead, server,
                [&client, server] { server->write(client.readAll()); });
        connect(server, &QTcpSocket::disconnected, &client, &QTcpSocket::disconnectFromHost);
        server->connectToHost(QHostAddress::LocalHost, m_target);
    }

    QTcpServer m_server;
    quint16 m_target;
    QByteArray m_credentials;
    QList<QByteArray> m_tunnels;
};
