#pragma once

#include "core/ports.h"
#include "storage/database.h"

namespace Storage {

//! Where the tables of the original AMT site stand in the database, or stood when this program came
//! to it: looks for ours in a schema of their own first, "amt_kiosk", and marks @p database as
//! adopted. Changes nothing.
[[nodiscard]] Core::Stored<void> useAdoptedTables(Database &database);

} // namespace Storage
