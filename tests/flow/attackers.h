// SPDX-License-Identifier: GPL-3.0-only
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
    Q_DISABLE_COPY_MOVE(Attackers)

    void add(quint16 port, Attack attack);

private:
    std::atomic_bool m_goOn = true;
    std::vector<std::thread> m_threads;
};

//! How connections come and go: from which address of this machine, and whether they end as
//! connections should or with a reset (SO_LINGER 0).
struct Manner
{
    bool resets = false;
    //! The last byte of 127.0.0.x.
    int from = 1;
};

//! Keeps @p count connections open that send @p first and then a byte now and then, or nothing.
//! Where they reset, a few of them do so all the time.
[[nodiscard]] Attackers::Attack holdOpen(int count, const QByteArray &first, bool drips,
                                         Manner manner = {});
//! Sends @p bytes, reads until the server hangs up, and comes again. Where it resets, it does not
//! wait for the end.
[[nodiscard]] Attackers::Attack send(const QByteArray &bytes, Manner manner = {});
//! Sends @p head and then without end, as fast as it is taken, or until it resets.
[[nodiscard]] Attackers::Attack pour(const QByteArray &head, Manner manner = {});
//! Sends @p bytes, closes its half, and goes away without reading.
[[nodiscard]] Attackers::Attack closeHalf(const QByteArray &bytes, Manner manner = {});
//! Sends @p bytes and goes away without reading: at once, or when the answer may be on its way.
[[nodiscard]] Attackers::Attack sendAndGo(const QByteArray &bytes, Manner manner = {});
//! Sends @p bytes with TLS and resets, at once or when the answer may be on its way.
[[nodiscard]] Attackers::Attack sendEncryptedAndReset(const QByteArray &bytes);
//! Connects and goes, as often as it can.
[[nodiscard]] Attackers::Attack knock(Manner manner = {});

//! All of the above without TLS, each ending connections properly and with resets, from several
//! addresses.
void addStorm(Attackers &attackers, quint16 port);

//! How long the server takes to answer a GET of @p path, in milliseconds; a minute if it does not.
[[nodiscard]] double millisecondsToGet(quint16 port, const QByteArray &path);

} // namespace FlowTest
