#pragma once

struct pg_conn;

namespace Storage {

//! Keeps what libpq says of its own accord out of the log, where nothing but our events stands: its
//! errors come without the details, which quote rows, and its notices not at all.
void keepQuiet(pg_conn *connection);

} // namespace Storage
