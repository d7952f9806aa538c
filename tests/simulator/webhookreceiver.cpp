// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/webhookreceiver.h"

#include <QJsonDocument>
#include <QTcpSocket>

#include <algorithm>
#include <memory>

namespace TestSupport {

using namespace Qt::StringLiterals;

QByteArray WebhookReceiver::Post::header(const QByteArray &name) const
{
    for (const auto &line : head.split('\n')) {
        if (line.toLower().startsWith(name.toLower() + ':'))
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

const QJsonObject WebhookReceiver::Post::json() const
{
    return QJsonDocument::fromJson(body).object();
}

WebhookReceiver::WebhookReceiver(Answer answer)
    : m_answer(std::move(answer))
{
    connect(&m_server, &QTcpServer::newConnection, this, &WebhookReceiver::take);
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no port is free");
}

QUrl WebhookReceiver::url() const
{
    return QUrl(u"http://127.0.0.1:%1/hooks/green?kiosk=1"_s.arg(m_server.serverPort()));
}

void WebhookReceiver::take()
{
    while (auto *socket = m_server.nextPendingConnection()) {
        m_mostOpen = std::max(m_mostOpen, ++m_open);
        const auto bytes = std::make_shared<QByteArray>();
        connect(socket, &QTcpSocket::readyRead, this,
                [this, socket, bytes] { read(*socket, *bytes); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket, bytes] {
            --m_open;
            m_broken += bytes->isEmpty() ? 0 : 1;
            socket->deleteLater();
        });
    }
}

void WebhookReceiver::read(QTcpSocket &socket, QByteArray &bytes)
{
    bytes += socket.readAll();
    const auto end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const Post post{.head = bytes.left(end), .body = bytes.mid(end + 4)};
    if (post.body.size() < post.header("Content-Length"_ba).toInt())
        return;
    bytes.clear();
    m_posts.append(post);
    const auto status = m_answer(post);
    if (status == 0)
        return;
    socket.write("HTTP/1.1 " + QByteArray::number(status)
                 + " X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    socket.disconnectFromHost();
}

} // namespace TestSupport
