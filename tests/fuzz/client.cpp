// SPDX-License-Identifier: GPL-3.0-only
#include "fuzz/client.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

namespace Fuzz {

namespace {

sockaddr_in addressOf(in_addr_t host, quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(host);
    return address;
}

} // namespace

Client::Client(quint16 port, int from)
    : m_descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    const int yes = 1;
    ::setsockopt(m_descriptor, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &yes, sizeof yes);
    const auto here = addressOf(INADDR_LOOPBACK - 1 + in_addr_t(from), 0);
    ::bind(m_descriptor, reinterpret_cast<const sockaddr *>(&here), sizeof here);
    const auto there = addressOf(INADDR_LOOPBACK, port);
    ::connect(m_descriptor, reinterpret_cast<const sockaddr *>(&there), sizeof there);
}

Client::~Client()
{
    reset();
}

void Client::send(const QByteArray &bytes) const
{
    ::send(m_descriptor, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
}

void Client::read()
{
    std::array<char, 64 * 1024> bytes{};
    for (;;) {
        const auto count = ::recv(m_descriptor, bytes.data(), bytes.size(), MSG_DONTWAIT);
        if (count <= 0)
            return;
        m_received.append(bytes.data(), count);
    }
}

void Client::closeHalf()
{
    ::shutdown(m_descriptor, SHUT_WR);
}

void Client::close()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    m_descriptor = -1;
}

void Client::reset()
{
    const linger none{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &none, sizeof none);
    close();
}

} // namespace Fuzz
