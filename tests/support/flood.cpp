// SPDX-License-Identifier: GPL-3.0-only
#include "support/flood.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>

namespace TestSupport {

namespace {

using Clock = std::chrono::steady_clock;

// A client that was cut off without an answer tries again soon, not at once for ever.
constexpr auto floodPatience = std::chrono::milliseconds(500);

sockaddr_in addressOf(const QHostAddress &host, int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(quint16(port));
    address.sin_addr.s_addr = htonl(host.toIPv4Address());
    return address;
}

//! One connection that asks all it has to ask at once, and takes what comes.
struct Attempt
{
    int descriptor = -1;
    qsizetype sent = 0;
    Clock::time_point since{};
};

int connectedSocket(const Flood::Plan &plan)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const auto own = addressOf(plan.from, 0);
    const auto server = addressOf(QHostAddress(plan.server.host()), plan.server.port());
    // Otherwise thousands of connections would use up the ports of this address.
    const linger none{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &none, sizeof none);
    ::bind(descriptor, reinterpret_cast<const sockaddr *>(&own), sizeof own);
    ::connect(descriptor, reinterpret_cast<const sockaddr *>(&server), sizeof server);
    return descriptor;
}

// RFC 8446, 4.1.2: just enough of a hello for a server to choose a suite and sign.
QByteArray clientHello()
{
    const auto hello = QByteArray::fromHex("0303" + QByteArray(64, 'a')
                                           + "00"
                                             "0004c02bc02f" // ECDHE with ECDSA or RSA
                                             "0100"
                                             "0027" // extensions, in bytes
                                             "000a00060004001d0017" // groups
                                             "000b00020100"
                                             "000d000e000c040308040401050308050501" // signatures
                                             "ff01000100");
    QByteArray handshake("\x01\x00", 2);
    handshake += char(hello.size() >> 8);
    handshake += char(hello.size() & 0xff);
    handshake += hello;
    QByteArray record("\x16\x03\x01", 3);
    record += char(handshake.size() >> 8);
    record += char(handshake.size() & 0xff);
    return record + handshake;
}

} // namespace

Flood::Flood(const Plan &plan)
    : m_plan(plan)
    , m_thread([this] { run(); })
{
}

Flood::~Flood()
{
    m_isOver = true;
    m_thread.join();
}

void Flood::run()
{
    const bool isTls = m_plan.server.scheme() == QStringLiteral("https");
    const auto bytes = isTls ? clientHello() : m_plan.request.repeated(m_plan.requests);
    std::vector<Attempt> attempts(size_t(m_plan.connections));
    std::vector<pollfd> polled(attempts.size());
    std::array<char, 64 * 1024> received{};
    const auto end = [](Attempt &attempt) {
        ::close(attempt.descriptor);
        attempt = {};
    };
    while (!m_isOver) {
        for (size_t i = 0; i < attempts.size(); ++i) {
            auto &attempt = attempts[i];
            if (attempt.descriptor < 0)
                attempt = {.descriptor = connectedSocket(m_plan), .sent = 0, .since = Clock::now()};
            const bool hasMore = attempt.sent < bytes.size();
            polled[i] = {.fd = attempt.descriptor,
                         .events = short(hasMore ? POLLIN | POLLOUT : POLLIN),
                         .revents = 0};
        }
        ::poll(polled.data(), polled.size(), 20);
        for (size_t i = 0; i < attempts.size(); ++i) {
            auto &attempt = attempts[i];
            const auto events = polled[i].revents;
            if ((events & POLLOUT) != 0 && attempt.sent < bytes.size()) {
                const auto count = ::send(attempt.descriptor, bytes.constData() + attempt.sent,
                                          size_t(bytes.size() - attempt.sent), MSG_NOSIGNAL);
                attempt.sent += count > 0 ? count : 0;
            }
            if ((events & (POLLIN | POLLERR | POLLHUP)) != 0) {
                const auto count = ::recv(attempt.descriptor, received.data(), received.size(), 0);
                if (count <= 0) {
                    end(attempt);
                    continue;
                }
                ++m_answered;
                attempt.since = Clock::now();
                if (isTls)
                    end(attempt);
            } else if (Clock::now() - attempt.since > floodPatience) {
                end(attempt);
            }
        }
    }
    for (auto &attempt : attempts)
        ::close(attempt.descriptor);
}

} // namespace TestSupport
