#pragma once

#include <QByteArray>

#include <atomic>
#include <functional>
#include <thread>
#include <vector>

namespace FlowTest {

//! People who mean harm to the server on one port of this machine, each in a thread of their own,
//! with blocking sockets, until the object dies.
class Attackers
{
public:
    //! One round of an attack; it is repeated for as long as @p goesOn().
    using Attack = std::function<void(quint16 port, const std::function<bool()> &goesOn)>;

    Attackers() = default;
    ~Attackers();
    Attackers(const Attackers &) = delete;
    Attackers &operator=(const Attackers &) = delete;

    void add(quint16 port, Attack attack);

private:
    std::atomic_bool m_goOn = true;
    std::vector<std::thread> m_threads;
};

//! Keeps @p count connections open that send @p first and then a byte now and then, or nothing.
[[nodiscard]] Attackers::Attack holdOpen(int count, const QByteArray &first, bool drips);
//! Sends @p bytes, reads until the server hangs up, and comes again.
[[nodiscard]] Attackers::Attack send(const QByteArray &bytes);
//! Sends @p head and then without end, as fast as it is taken.
[[nodiscard]] Attackers::Attack pour(const QByteArray &head);
//! Sends @p bytes, closes its half, and goes away without reading.
[[nodiscard]] Attackers::Attack closeHalf(const QByteArray &bytes);
//! Connects and goes, as often as it can.
[[nodiscard]] Attackers::Attack knock();

//! How long the server takes to answer a GET of @p path, in milliseconds; a minute if it does not.
[[nodiscard]] double millisecondsToGet(quint16 port, const QByteArray &path);

} // namespace FlowTest
