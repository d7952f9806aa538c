#pragma once

#include "core/base/clocktrust.h"
#include "storage/engine/database.h"

#include <QString>

#include <optional>

namespace Service {

//! What was written down of the machine's clock in the file "clock.json" of @p dataDirectory;
//! nothing if there is no such file, or it cannot be read. It is not in the database, because what
//! a wrong clock writes there must not speak for it.
[[nodiscard]] std::optional<Core::ClockRecord> keptClockRecord(const QString &dataDirectory);

//! The same; where there is none, the newest time in @p database is what was known last.
[[nodiscard]] Core::ClockRecord clockRecord(Storage::Database &database,
                                            const QString &dataDirectory);

//! Writes it down. A failure is logged. Without a data directory nothing is kept.
void keepClockRecord(const QString &dataDirectory, const Core::ClockRecord &record);

} // namespace Service
