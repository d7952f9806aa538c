// SPDX-License-Identifier: GPL-3.0-only
#include "attackers.h"

#include <QSslSocket>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <deque>
#include <memory>

namespace FlowTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! A blocking socket, connected to a port of this machine.
class Connection
{
public:
    explicit Connection(quint16 port, Manner manner = {})
        : m_descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        if (manner.resets) {
            const linger none{.l_onoff = 1, .l_linger = 0};
            ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &none, sizeof none);
        }
        if (manner.from != 1)
            comeFrom(INADDR_LOOPBACK - 1 + in_addr_t(manner.from));
        const timeval patience{.tv_sec = 1, .tv_usec = 0};
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_isOpen =
            ::connect(m_descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
    }
    ~Connection() { ::close(m_descriptor); }
    Q_DISABLE_COPY_MOVE(Connection)

    [[nodiscard]] bool isOpen() const { return m_isOpen; }

    bool send(const QByteArray &bytes)
    {
        m_isOpen = m_isOpen
            && ::send(m_descriptor, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL) > 0;
        return m_isOpen;
    }
    //! Empty at the end, and where nothing comes.
    QByteArray receive()
    {
        std::array<char, 4096> bytes{};
        const auto count = ::recv(m_descriptor, bytes.data(), bytes.size(), 0);
        return count > 0 ? QByteArray(bytes.data(), count) : QByteArray();
    }
    [[nodiscard]] bool hasEnded() const
    {
        pollfd one{.fd = m_descriptor, .events = POLLIN | POLLRDHUP, .revents = 0};
        return ::poll(&one, 1, 0) > 0;
    }
    void closeHalf() const { ::shutdown(m_descriptor, SHUT_WR); }

private:
    void comeFrom(in_addr_t host) const
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(host);
        ::bind(m_descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address);
    }

    int m_descriptor;
    bool m_isOpen = false;
};

//! A client's handshake for a channel that there is not, with a token.
QByteArray channelBytes()
{
    return "GET /api/auth/whatsapp/channel/00000000-0000-4000-8000-000000000000 HTTP/1.1\r\n"
           "Host: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAECAwQFBgcICQoLDA0ODw==\r\n"
           "Authorization: Bearer nobodys-token\r\n\r\n";
}

} // namespace

Attackers::~Attackers()
{
    m_goOn = false;
    for (auto &thread : m_threads)
        thread.join();
}

void Attackers::add(quint16 port, Attack attack)
{
    m_threads.emplace_back([this, port, attack = std::move(attack)] {
        while (m_goOn)
            attack(port, [this] { return m_goOn.load(); });
    });
}

Attackers::Attack holdOpen(int count, const QByteArray &first, bool drips, Manner manner)
{
    return [=](quint16 port, const std::function<bool()> &goesOn) {
        std::deque<std::unique_ptr<Connection>> connections;
        while (goesOn()) {
            std::erase_if(connections, [](const auto &each) { return each->hasEnded(); });
            while (goesOn() && int(connections.size()) < count) {
                connections.push_back(std::make_unique<Connection>(port, manner));
                if (!first.isEmpty())
                    connections.back()->send(first);
            }
            if (drips) {
                for (const auto &connection : connections)
                    connection->send("a");
            }
            std::this_thread::sleep_for(50ms); // between two drops
            const auto some = manner.resets ? connections.size() / 10 : 0;
            connections.erase(connections.begin(), connections.begin() + std::ptrdiff_t(some));
        }
    };
}

Attackers::Attack send(const QByteArray &bytes, Manner manner)
{
    return [=](quint16 port, const std::function<bool()> &goesOn) {
        Connection connection(port, manner);
        connection.send(bytes);
        while (goesOn() && !connection.receive().isEmpty() && !manner.resets) { }
    };
}

Attackers::Attack pour(const QByteArray &head, Manner manner)
{
    return [=](quint16 port, const std::function<bool()> &goesOn) {
        const QByteArray much(64 * 1024, 'z');
        Connection connection(port, manner);
        connection.send(head);
        for (int i = 0; goesOn() && connection.send(much) && !(manner.resets && i == 40); ++i) { }
    };
}

Attackers::Attack closeHalf(const QByteArray &bytes, Manner manner)
{
    return [=](quint16 port, const std::function<bool()> & /*goesOn*/) {
        Connection connection(port, manner);
        connection.send(bytes);
        connection.closeHalf();
        std::this_thread::sleep_for(1ms); // gentle: the others are to get a turn
    };
}

Attackers::Attack sendAndGo(const QByteArray &bytes, Manner manner)
{
    return [=, wait = 0us](quint16 port, const std::function<bool()> & /*goesOn*/) mutable {
        {
            Connection connection(port, manner);
            connection.send(bytes);
            std::this_thread::sleep_for(wait);
        }
        wait = (wait + 370us) % 6000us;
        std::this_thread::sleep_for(1ms); // gentle
    };
}

Attackers::Attack sendEncryptedAndReset(const QByteArray &bytes)
{
    return [=, wait = 0us](quint16 port, const std::function<bool()> & /*goesOn*/) mutable {
        QSslSocket socket;
        socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket.connectToHostEncrypted(u"127.0.0.1"_s, port);
        if (!socket.waitForEncrypted(1000))
            return;
        socket.write(bytes);
        socket.flush();
        std::this_thread::sleep_for(wait);
        const linger none{.l_onoff = 1, .l_linger = 0};
        ::setsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &none, sizeof none);
        socket.abort();
        wait = (wait + 370us) % 6000us;
    };
}

Attackers::Attack knock(Manner manner)
{
    return [=](quint16 port, const std::function<bool()> & /*goesOn*/) {
        const Connection connection(port, manner);
        std::this_thread::sleep_for(1ms);
    };
}

void addStorm(Attackers &attackers, quint16 port)
{
    const auto half = "GET /healthz HTTP/1.1\r\nX: "_ba;
    const auto upload = "POST /api/auth/logout/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: "_ba;
    const auto me =
        "GET /api/auth/me/ HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x\r\n\r\n"_ba;
    const auto start =
        "POST /api/auth/whatsapp/start/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"_ba;
    const auto smuggled = "POST /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\n"
                          "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nX"_ba;
    for (const bool resets : {false, true}) {
        const Manner here{.resets = resets, .from = 4};
        const Manner one{.resets = resets, .from = 2};
        const Manner other{.resets = resets, .from = 3};
        attackers.add(port, holdOpen(100, half, true, here));
        attackers.add(port, holdOpen(100, upload + "9\r\n\r\n", false, here));
        attackers.add(port, holdOpen(1000, {}, false, here));
        attackers.add(port, holdOpen(87, me, false, one));
        attackers.add(port, pour(half, other));
        attackers.add(port, pour(upload + "300000000\r\n\r\n", other));
        attackers.add(port, send(me.repeated(100), other));
        attackers.add(port, send(QByteArray(3000, '\x93'), here));
        attackers.add(port, send(smuggled, here));
        attackers.add(port, closeHalf("GET /heal"_ba, here));
        attackers.add(port, sendAndGo(me, one));
        attackers.add(port, sendAndGo(start, here));
        attackers.add(port, sendAndGo(me.repeated(30), other));
        attackers.add(port, sendAndGo(channelBytes(), here));
        attackers.add(port, knock(here));
    }
}

double millisecondsToGet(quint16 port, const QByteArray &path)
{
    const auto start = std::chrono::steady_clock::now();
    Connection connection(port);
    connection.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    if (!connection.receive().startsWith("HTTP/1.1 200 "))
        return 60'000;
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

} // namespace FlowTest
