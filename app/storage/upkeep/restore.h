#pragma once

#include "core/model/audit.h"
#include "storage/upkeep/backup.h"

namespace Storage {

//! Result of restoring.
struct Restored
{
    //! Holds what was there before; empty if that was nothing.
    QString safetyCopy;
    //! Sessions and attempts of the backup that were live when it was made.
    int endedSessions = 0;
    int expiredAttempts = 0;
};

//! Replaces the content of SQLite's database by that of @p file, while others use it: they see the
//! new content from their next statement on. A copy of @p file is first verified, brought to this
//! program's schema and rid of what must not come to life again (sessions, attempts, codes and
//! tickets); all of it then takes the database's place in one transaction, in which also the safety
//! copy is made, so that nothing that was committed is in neither. Writers wait meanwhile. @p entry
//! goes to the restored audit, at its time. @p database has no statement under way.
[[nodiscard]] Core::Expected<Restored, CopyError> restore(Database &database, const QString &file,
                                                          const Core::AuditEntry &entry,
                                                          const CopyProgress &progress = {});

} // namespace Storage
