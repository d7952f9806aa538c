// SPDX-License-Identifier: GPL-3.0-only
#include "storage/engine/statementwatchdog.h"

#include "core/base/logging.h"

#include <sys/socket.h>

#include <libpq-fe.h>

namespace Storage {

StatementWatchdog::StatementWatchdog(std::chrono::milliseconds patience)
    : m_patience(patience)
    , m_thread([this] { run(); })
{
}

StatementWatchdog::~StatementWatchdog()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isOver = true;
    }
    m_changed.notify_one();
    m_thread.join();
}

// Looks a few times within the patience rather than at each statement's deadline: waking this
// thread for every statement would cost more than the statement.
void StatementWatchdog::run()
{
    constexpr auto looks = 8;
    std::unique_lock lock(m_mutex);
    while (!m_isOver) {
        m_changed.wait_for(lock, m_patience / looks);
        if (!m_deadline || std::chrono::steady_clock::now() < *m_deadline)
            continue;
        m_deadline.reset();
        qCWarning(lcStorage) << "the database says nothing: its connection is cut";
        // The file stays open, so nobody else can have got its number meanwhile.
        ::shutdown(m_socket, SHUT_RDWR);
    }
}

StatementWatchdog::Watch::Watch(StatementWatchdog *watchdog, const PGconn *connection)
    : m_watchdog(watchdog)
{
    if (!m_watchdog)
        return;
    const std::lock_guard lock(m_watchdog->m_mutex);
    m_watchdog->m_socket = PQsocket(connection);
    m_watchdog->m_deadline = std::chrono::steady_clock::now() + m_watchdog->m_patience;
}

StatementWatchdog::Watch::~Watch()
{
    if (!m_watchdog)
        return;
    const std::lock_guard lock(m_watchdog->m_mutex);
    m_watchdog->m_deadline.reset();
}

} // namespace Storage
