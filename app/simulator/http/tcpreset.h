#pragma once

class QTcpSocket;

namespace Simulator {

//! Ends a connection as a broken network does: the peer sees a reset, not an end.
void resetConnection(QTcpSocket &socket);

} // namespace Simulator
