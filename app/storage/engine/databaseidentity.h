#pragma once

#include "storage/engine/connection.h"

#include <QString>

namespace Storage {

//! Tells the database that @p connection is open to from every other, whatever it is called here:
//! SQLite's by its file (device and inode), PostgreSQL's by its cluster and its name. No secret,
//! but not for strangers either.
[[nodiscard]] QString identityOf(const Connection &connection);

} // namespace Storage
