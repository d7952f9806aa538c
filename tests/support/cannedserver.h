// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QByteArray>
#include <QTcpServer>
#include <QUrl>

#include <functional>

namespace TestSupport {

//! A server on loop-back that writes what a test likes, byte by byte, and closes.
class CannedServer
{
public:
    //! The bytes for a request of @p target. None keep the connection and say nothing.
    using Answer = std::function<QByteArray(const QByteArray &target)>;

    explicit CannedServer(Answer answer);

    [[nodiscard]] QUrl url() const;
    [[nodiscard]] int timesAsked() const { return m_timesAsked; }

private:
    void read(QTcpSocket *socket);

    Answer m_answer;
    QTcpServer m_server;
    int m_timesAsked = 0;
};

//! An answer with @p headers, each with its line's end.
[[nodiscard]] QByteArray canned(int status, const QByteArray &body, const QByteArray &headers = {});

} // namespace TestSupport
