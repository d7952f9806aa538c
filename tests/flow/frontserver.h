// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

//! A real nginx without TLS on a port of loopback, ended by the destructor.
class FrontServer
{
public:
    //! @p port must be free, @p location what stands inside of "location / { … }".
    FrontServer(quint16 port, const QByteArray &location);
    ~FrontServer();
    Q_DISABLE_COPY_MOVE(FrontServer)

    //! Waits until it listens.
    [[nodiscard]] bool isListening();

    [[nodiscard]] static QString program();

private:
    quint16 m_port;
    QTemporaryDir m_folder;
    QProcess m_process;
};

//! A port that nobody has at the moment.
[[nodiscard]] quint16 anyFreePort();
