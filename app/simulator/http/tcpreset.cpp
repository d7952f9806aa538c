#include "simulator/http/tcpreset.h"

#include <QTcpSocket>

#include <sys/socket.h>

namespace Simulator {

// To close a socket that may not linger makes the kernel send RST.
void resetConnection(QTcpSocket &socket)
{
    const linger none{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &none, sizeof none);
    socket.abort();
}

} // namespace Simulator
