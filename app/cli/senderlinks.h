#pragma once

#include "core/model/ports.h"
#include "storage/engine/database.h"

namespace Cli {

//! Describes the sender for people: the masked number, or "hidden id" with its last digits.
[[nodiscard]] QString nameOf(const Core::Sender &sender);

//! Within a unit of work: takes @p link back, ends what is open through it and writes that into the
//! audit. How many sessions were ended.
[[nodiscard]] Core::Stored<int> undo(Storage::Database &database, const Core::SenderLink &link);

//! The same of every link that was made at a kiosk. How many there were.
[[nodiscard]] Core::Stored<int> undoLinksOfKiosk(Storage::Database &database, const QString &kiosk);

//! How many numbers were linked at a kiosk and still are.
[[nodiscard]] Core::Stored<int> countLinksOfKiosk(Storage::Database &database,
                                                  const QString &kiosk);

} // namespace Cli
