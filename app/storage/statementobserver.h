#pragma once

#include <QSqlDatabase>

#include <chrono>
#include <functional>

namespace Storage {

//! Is told how long a statement took, and whether the database did it. It must not use the
//! database.
using StatementObserver = std::function<void(std::chrono::nanoseconds duration, bool isDone)>;

//! Tells @p observer of every statement of this connection from now on, in the connection's thread;
//! an empty one ends that. Other connections are not concerned.
void observe(const QSqlDatabase &database, const StatementObserver &observer);

//! Whoever observes this connection; empty if nobody does.
[[nodiscard]] StatementObserver observerOf(const QSqlDatabase &database);

} // namespace Storage
