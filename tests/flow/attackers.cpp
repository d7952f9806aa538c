#include "attackers.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>

namespace FlowTest {

using namespace std::chrono_literals;

namespace {

//! A blocking socket, connected to a port of this machine.
class Connection
{
public:
    explicit Connection(quint16 port)
        : m_descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
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
    int m_descriptor;
    bool m_isOpen = false;
};

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

Attackers::Attack holdOpen(int count, const QByteArray &first, bool drips)
{
    return [=](quint16 port, const std::function<bool()> &goesOn) {
        std::vector<std::unique_ptr<Connection>> connections;
        while (goesOn()) {
            std::erase_if(connections, [](const auto &each) { return each->hasEnded(); });
            while (goesOn() && int(connections.size()) < count) {
                connections.push_back(std::make_unique<Connection>(port));
                if (!first.isEmpty())
                    connections.back()->send(first);
            }
            if (drips) {
                for (const auto &connection : connections)
                    connection->send("a");
            }
            std::this_thread::sleep_for(50ms); // between two drops
        }
    };
}

Attackers::Attack send(const QByteArray &bytes)
{
    return [=](quint16 port, const std::function<bool()> &goesOn) {
        Connection connection(port);
        connection.send(bytes);
        while (goesOn() && !connection.receive().isEmpty()) { }
    };
}

Attackers::Attack pour(const QByteArray &head)
{
    return [=](quint16 port, const std::function<bool()> &goesOn) {
        const QByteArray much(64 * 1024, 'z');
        Connection connection(port);
        connection.send(head);
        while (goesOn() && connection.send(much)) { }
    };
}

Attackers::Attack closeHalf(const QByteArray &bytes)
{
    return [=](quint16 port, const std::function<bool()> & /*goesOn*/) {
        Connection connection(port);
        connection.send(bytes);
        connection.closeHalf();
        std::this_thread::sleep_for(1ms); // gentle: the others are to get a turn
    };
}

Attackers::Attack knock()
{
    return [](quint16 port, const std::function<bool()> & /*goesOn*/) {
        const Connection connection(port);
        std::this_thread::sleep_for(1ms);
    };
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
