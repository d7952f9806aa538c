// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QHash>
#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <algorithm>
#include <functional>

//! A request of the client.
struct Asked
{
    QByteArray verb;
    //! The method, "sendMessage".
    QByteArray method;
    //! Path and query.
    QByteArray target;
    QByteArray head;
    QByteArray body;
    qint64 atMs = 0;
};

//! The answer of the server to it.
struct Scripted
{
    enum class Manner {
        Answer,
        //! Breaks the connection instead of an answer.
        Break,
        //! Breaks it within the body.
        BreakInBody,
        //! Says nothing and keeps the connection.
        Silence,
        //! Sends the body as it is, without a head.
        Raw,
    };
    int status = 200;
    QByteArray body{};
    QByteArray headers{};
    Manner manner = Manner::Answer;
};

//! An HTTP server on loop-back that answers as told, also in ways that no proper server does.
class ScriptedServer : public QObject
{
    Q_OBJECT

public:
    using Script = std::function<Scripted(const Asked &)>;

    explicit ScriptedServer(Script script)
        : m_script(std::move(script))
    {
        m_clock.start();
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, &ScriptedServer::welcome);
    }

    ~ScriptedServer() override
    {
        for (auto *const socket : std::as_const(m_sockets))
            socket->disconnect(this);
    }

    Q_DISABLE_COPY_MOVE(ScriptedServer)

    [[nodiscard]] QUrl url() const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()));
    }

    [[nodiscard]] const QList<Asked> &asked() const { return m_asked; }

    //! How often a method was called.
    [[nodiscard]] qsizetype count(const QByteArray &method) const
    {
        return std::count_if(m_asked.begin(), m_asked.end(),
                             [&](const Asked &each) { return each.method == method; });
    }

    //! Refuses connections from now on, and breaks those that are open.
    void close()
    {
        m_server.close();
        const auto sockets = m_sockets; // each removes itself
        for (auto *const socket : sockets)
            socket->abort();
    }

private:
    void welcome()
    {
        while (auto *const socket = m_server.nextPendingConnection()) {
            m_sockets.append(socket);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_sockets.removeOne(socket);
                m_buffers.remove(socket);
                socket->deleteLater();
            });
        }
    }

    void read(QTcpSocket *socket)
    {
        auto &buffer = m_buffers[socket];
        buffer += socket->readAll();
        const auto headEnd = buffer.indexOf("\r\n\r\n");
        if (headEnd < 0)
            return;
        const auto head = buffer.first(headEnd);
        const auto size = contentLength(head);
        if (buffer.size() < headEnd + 4 + size)
            return;
        const auto words = head.split(' ');
        const auto segments = words.at(1).split('?').first().split('/');
        m_asked.append({.verb = words.at(0),
                        .method = segments.size() > 2 ? segments.at(2) : QByteArray(),
                        .target = words.at(1),
                        .head = head,
                        .body = buffer.sliced(headEnd + 4, size),
                        .atMs = m_clock.elapsed()});
        buffer.clear();
        answer(socket, m_script(m_asked.last()));
    }

    static void answer(QTcpSocket *socket, const Scripted &scripted)
    {
        using Manner = Scripted::Manner;
        if (scripted.manner == Manner::Silence)
            return;
        if (scripted.manner == Manner::Break)
            return socket->abort();
        if (scripted.manner == Manner::Raw) {
            socket->write(scripted.body);
            return socket->disconnectFromHost();
        }
        const bool isCut = scripted.manner == Manner::BreakInBody;
        const auto size = scripted.body.size() + (isCut ? 100 : 0);
        socket->write("HTTP/1.1 " + QByteArray::number(scripted.status) + " Scripted\r\n"
                      + "Content-Type: application/json\r\nContent-Length: "
                      + QByteArray::number(size) + "\r\n" + scripted.headers + "\r\n"
                      + scripted.body);
        if (isCut)
            socket->disconnectFromHost();
    }

    static qsizetype contentLength(const QByteArray &head)
    {
        const auto lower = head.toLower();
        const auto at = lower.indexOf("content-length:");
        if (at < 0)
            return 0;
        const auto from = at + 15;
        return lower
            .sliced(from,
                    lower.indexOf("\r\n", from) < 0 ? lower.size() - from
                                                    : lower.indexOf("\r\n", from) - from)
            .trimmed()
            .toLongLong();
    }

    Script m_script;
    QTcpServer m_server;
    QList<QTcpSocket *> m_sockets;
    QHash<QTcpSocket *, QByteArray> m_buffers;
    QList<Asked> m_asked;
    QElapsedTimer m_clock;
};
