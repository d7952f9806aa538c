// SPDX-License-Identifier: GPL-3.0-only
#include "service/serverthread.h"

namespace Service {

namespace {

//! Takes the server with it when the thread ends.
class Owner : public QObject
{
public:
    std::unique_ptr<LoginServer> server;
};

} // namespace

ServerThread::ServerThread(ServerSetup setup)
    : m_setup(std::move(setup))
    , m_owner(new Owner)
{
    m_thread.setObjectName(QStringLiteral("server"));
    m_owner->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_owner, &QObject::deleteLater);
}

ServerThread::~ServerThread()
{
    if (!m_thread.isRunning())
        delete m_owner;
    m_thread.quit();
    m_thread.wait();
}

void ServerThread::start()
{
    m_thread.start();
    QMetaObject::invokeMethod(
        m_owner, [this] { run(); }, Qt::QueuedConnection);
}

// In the server's thread; the signals are queued to whoever listens in another.
void ServerThread::run()
{
    auto server = LoginServer::start(m_setup);
    if (!server) {
        Q_EMIT failed(server.error());
        return;
    }
    const auto addresses = (*server)->addresses();
    static_cast<Owner *>(m_owner)->server = std::move(*server);
    Q_EMIT started(addresses);
}

void ServerThread::reloadTls()
{
    QMetaObject::invokeMethod(
        m_owner,
        [owner = static_cast<Owner *>(m_owner)] {
            if (owner->server)
                owner->server->reloadTls();
        },
        Qt::QueuedConnection);
}

} // namespace Service
