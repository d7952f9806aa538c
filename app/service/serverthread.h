// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "service/loginserver.h"

#include <QObject>
#include <QThread>

namespace Service {

//! A server in a thread of its own, for a program whose main thread has a window. Signals arrive in
//! the thread that made this object.
class ServerThread : public QObject
{
    Q_OBJECT

public:
    explicit ServerThread(ServerSetup setup);
    //! Ends the server and waits for it.
    ~ServerThread() override;
    Q_DISABLE_COPY_MOVE(ServerThread)

    void start();
    //! LoginServer::reloadTls(), in the server's thread.
    void reloadTls();

Q_SIGNALS:
    void started(const Service::ServerAddresses &addresses);
    void failed(const Service::StartError &error);

private:
    void run();

    ServerSetup m_setup;
    QThread m_thread;
    //! Lives in m_thread; deleted there, together with the server it owns.
    QObject *m_owner;
};

} // namespace Service
