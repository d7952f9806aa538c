#pragma once

#include "storage/postgres/postgresurl.h"

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

} // namespace Storage
