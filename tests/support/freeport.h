// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QHostAddress>
#include <QTcpServer>

namespace TestSupport {

//! A port of the loopback that was free a moment ago, for a program that cannot pick one itself;
//! 0 if there is none.
inline quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

} // namespace TestSupport
