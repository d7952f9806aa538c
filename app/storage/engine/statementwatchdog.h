// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QtGlobal>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

struct pg_conn;

namespace Storage {

//! Ends waits for a PostgreSQL that says nothing: the server's own statement timeout cannot do so
//! where the network between swallows what is sent, and libpq has none. Has a thread of its own,
//! which shuts the socket down; the waiting call then fails as for a lost connection.
class StatementWatchdog
{
public:
    //! @p patience: how long one statement may take.
    explicit StatementWatchdog(std::chrono::milliseconds patience);
    ~StatementWatchdog();
    Q_DISABLE_COPY_MOVE(StatementWatchdog)

    //! Watches one statement for as long as this lives. Not to be nested.
    class Watch
    {
    public:
        //! @p watchdog may be null.
        Watch(StatementWatchdog *watchdog, const pg_conn *connection);
        ~Watch();
        Q_DISABLE_COPY_MOVE(Watch)

    private:
        StatementWatchdog *m_watchdog;
    };

private:
    void run();

    const std::chrono::milliseconds m_patience;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    //! The socket that somebody waits for, and until when.
    int m_socket = -1;
    std::optional<std::chrono::steady_clock::time_point> m_deadline;
    bool m_isOver = false;
    //! Last, so that it starts when the rest is there.
    std::thread m_thread;
};

} // namespace Storage
