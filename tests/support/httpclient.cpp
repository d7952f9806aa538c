// SPDX-License-Identifier: GPL-3.0-only
#include "support/httpclient.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QTimer>

#include <chrono>

namespace TestSupport {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds answerPatience{20};

bool isOver(const QTcpSocket &socket)
{
    return socket.state() == QTcpSocket::UnconnectedState;
}

// An event loop, because QTest::qWaitFor() sleeps between its looks, and whatever else lives in
// this thread with it.
QByteArray answerOn(QTcpSocket &socket)
{
    QEventLoop loop;
    QObject::connect(&socket, &QTcpSocket::stateChanged, &loop, [&] {
        if (isOver(socket))
            loop.quit();
    });
    QTimer::singleShot(answerPatience, &loop, &QEventLoop::quit);
    if (!isOver(socket))
        loop.exec();
    return isOver(socket) ? socket.readAll() : QByteArray();
}

} // namespace

QByteArray HttpReply::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

const QJsonObject HttpReply::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QString HttpReply::errorCode() const
{
    return json()["error"_L1]["code"_L1].toString();
}

HttpReply replyFrom(const QByteArray &bytes)
{
    const auto end = bytes.indexOf("\r\n\r\n");
    if (end < 0 || !bytes.startsWith("HTTP/1.1 "))
        return {};
    HttpReply reply{.status = bytes.mid(9, 3).toInt(), .headers = {}, .body = bytes.mid(end + 4)};
    auto lines = bytes.left(end).split('\n');
    lines.removeFirst();
    for (const auto &line : lines) {
        const auto colon = line.indexOf(':');
        reply.headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
    }
    return reply;
}

HttpExchange::HttpExchange(const QUrl &server, const QByteArray &method, const QByteArray &target,
                           const QByteArray &body, const HeaderList &headers)
    : m_method(method)
{
    QByteArray bytes = method + ' ' + target + " HTTP/1.1\r\nHost: " + server.authority().toLatin1()
        + "\r\nConnection: close\r\n";
    for (const auto &[name, value] : headers)
        bytes += name + ": " + value + "\r\n";
    if (!body.isEmpty() || method == "POST")
        bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    m_socket.connectToHost(server.host(), quint16(server.port()));
    m_socket.write(bytes + "\r\n" + body);
}

HttpReply HttpExchange::reply()
{
    auto reply = replyFrom(answerOn(m_socket));
    const auto length = reply.header("Content-Length");
    if (m_method != "HEAD" && !length.isEmpty() && length.toInt() != reply.body.size())
        return {};
    return reply;
}

HttpReply get(const QUrl &server, const QByteArray &target, const HeaderList &headers)
{
    return HttpExchange(server, "GET"_ba, target, {}, headers).reply();
}

HttpReply post(const QUrl &server, const QByteArray &target, const QByteArray &body,
               const HeaderList &headers)
{
    return HttpExchange(server, "POST"_ba, target, body, headers).reply();
}

HttpReply sendRaw(const QUrl &server, const QByteArray &bytes)
{
    QTcpSocket socket;
    socket.connectToHost(server.host(), quint16(server.port()));
    socket.write(bytes);
    return replyFrom(answerOn(socket));
}

} // namespace TestSupport
