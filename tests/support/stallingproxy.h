// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QList>
#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <utility>

namespace TestSupport {

//! A network that can be cut: hands on what comes to a port of its own to another one of loopback.
//! While it is cut it takes everything and hands on nothing, new connections included, as a
//! firewall does that has forgotten them. Needs a running event loop.
class StallingProxy : public QObject
{
public:
    //! port() is 0 if it cannot listen.
    explicit StallingProxy(quint16 target);

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

    void cut();
    //! The bytes that came meanwhile are handed on.
    void mend();

private:
    void take(QTcpSocket *client);
    void handOn();

    QTcpServer m_server;
    quint16 m_target;
    bool m_isCut = false;
    //! The two ends of each connection.
    QList<std::pair<QPointer<QTcpSocket>, QPointer<QTcpSocket>>> m_pairs;
};

} // namespace TestSupport
