// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/ports.h"

#include <QLatin1StringView>
#include <QSqlError>
#include <QString>

#include <optional>

namespace Storage {

//! Database engines. The statements are the same for both; where that is impossible, the store asks
//! which it is.
enum class Engine { Sqlite, Postgres };

//! Classifies the native code of a failed statement on @p engine: Refused for errors of the
//! data, which the same data would meet again. A row that is there already is none of those: two
//! who write at once can meet that, and the second one reads it when it comes again.
//! https://www.postgresql.org/docs/current/errcodes-appendix.html,
//! https://www.sqlite.org/rescode.html
[[nodiscard]] Core::StorageError errorFor(Engine engine, const QString &nativeCode);

//! Reasons why a database stores nothing, whoever asks. Nothing that was committed is lost by them.
enum class DatabaseTrouble {
    Full,
    ReadOnly,
    //! Another program keeps it to itself.
    Locked,
    Corrupt,
    //! The file was removed or replaced: what is stored in it would be gone with this process.
    Moved,
    //! The disk reports an error.
    Faulty,
    //! PostgreSQL is a standby, or does not let anything be written for another reason.
    ServerReadOnly,
};

//! Reads one of SQLite's result codes as Qt tells it; returns nothing for mistakes in a statement
//! and the like. https://www.sqlite.org/rescode.html
[[nodiscard]] std::optional<DatabaseTrouble> troubleFrom(const QString &resultCode);

//! The same for PostgreSQL's code of an error, "25006" for example.
//! https://www.postgresql.org/docs/current/errcodes-appendix.html
[[nodiscard]] std::optional<DatabaseTrouble> troubleFromSqlState(const QString &sqlState);

//! "full", for the log.
[[nodiscard]] QLatin1StringView toString(DatabaseTrouble trouble);

//! Tells the administrator what is wrong and what to do: "the disk is full: …".
[[nodiscard]] QString sentenceOf(DatabaseTrouble trouble);

//! The right that PostgreSQL missed for @p sql, "UPDATE on table sessions" for example; nothing if
//! @p error is another one. It names things of the schema, never what is in them.
[[nodiscard]] std::optional<QString> missingRightFrom(const QString &sql, const QSqlError &error);

//! Tells the administrator what is wrong and what to do.
[[nodiscard]] QString sentenceOfMissingRight(const QString &right);

} // namespace Storage
