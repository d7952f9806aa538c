// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/audit.h"
#include "storage/engine/database.h"
#include "storage/engine/sqlitefile.h"

#include <QFileInfo>
#include <QString>
#include <QTemporaryFile>

namespace Storage {

//! Why a database was neither saved nor brought back. Nothing was changed.
struct CopyError
{
    enum class Kind {
        //! It is the other file's fault, or cannot be done at all.
        Refused,
        //! It is the database's.
        Database,
    };
    Kind kind = Kind::Refused;
    //! One English sentence that says what to do.
    QString sentence;
};

//! Saves SQLite's database, as of one moment, in one file that needs no other, while others use it:
//! nobody waits for it, because SQLite's readers and writers do not wait for each other. @p file
//! is replaced only by a complete, verified copy on the disk; only this user may read it.
[[nodiscard]] Core::Expected<void, CopyError> backUp(Database &database, const QString &file,
                                                     const CopyProgress &progress = {});

// Shared with restoring.

//! A file of SQLite in the making, for this user only: gone with the object, unless it is kept.
class PartialFile
{
public:
    //! Beside @p target.
    explicit PartialFile(const QString &target);
    ~PartialFile();
    Q_DISABLE_COPY_MOVE(PartialFile)

    [[nodiscard]] bool isMade() const { return m_isMade; }
    [[nodiscard]] QString name() const { return m_file.fileName(); }
    [[nodiscard]] QString error() const { return m_file.errorString(); }

    //! Makes it a copy of @p from.
    [[nodiscard]] Core::Expected<void, QString> fill(sqlite3 *from, const CopyProgress &progress);
    //! Gives it its final name, in the place of a file that has it. On the disk when this returns.
    [[nodiscard]] Core::Expected<void, QString> keepAs(const QString &target);

private:
    QTemporaryFile m_file;
    bool m_isMade;
};

//! Whether @p file is the database's own file or one of those that belong to it.
[[nodiscard]] bool isFileOf(const Database &database, const QFileInfo &file);

//! The schema's version of @p file, which is sound and a database of this program.
[[nodiscard]] Core::Expected<int, QString> examine(const SqliteFile &file);

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
