#pragma once

#include <QString>

struct pg_conn;

namespace Storage {

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
