#pragma once

#include "storage/postgresurl.h"

struct pg_conn;

namespace Storage {

//! Whether a pooler stands before PostgreSQL that gives a session another process of it for each
//! transaction (pgbouncer with pool_mode=transaction or statement). Then advisory locks, LISTEN,
//! prepared statements and settings are somebody else's a moment later. Where there is a pooler,
//! opens further connections to @p url and waits for them, for some seconds at the most.
[[nodiscard]] bool isPooledByTransaction(pg_conn *session, const PostgresUrl &url);

} // namespace Storage
