// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "storage/postgres/postgresurl.h"

#include <QString>

struct pg_conn;
struct pg_conn;

namespace Storage {

enum class Pooling {
    None,
    //! A pooler that gives each session a process of its own.
    OwnSession,
    //! A pooler that gives a session another process for each transaction (pgbouncer with
    //! pool_mode=transaction or statement). Then advisory locks, LISTEN, prepared statements and
    //! settings are somebody else's a moment later.
    Shared,
    //! No answer came: the pooler has no process left, or PostgreSQL stands still.
    Unanswered,
};

//! Finds out whether a pooler stands before PostgreSQL. If so, opens further connections to @p url
//! and waits for them, for some seconds at the most.
[[nodiscard]] Pooling poolingOf(pg_conn *session, const PostgresUrl &url);

//! Keeps what libpq says of its own accord out of the log, where nothing but our events stands: its
//! errors come without the details, which quote rows, and its notices not at all.
void suppressNotices(pg_conn *connection);

//! Tasks that the programs that share a PostgreSQL database take turns at. The numbers are known to
//! every version of the program, so they never change.
enum class AdvisoryLock {
    //! Held by a transaction that writes.
    Writing = 1,
    //! Held by the connection of the one server that does what is to be done once.
    Leading = 2
};

//! A statement that waits for the lock, which the transaction's end gives back.
[[nodiscard]] QString waitFor(AdvisoryLock lock);

//! A statement that takes the lock if it is free: one row with a boolean. The connection's end
//! gives it back.
[[nodiscard]] QString tryToTake(AdvisoryLock lock);

} // namespace Storage
