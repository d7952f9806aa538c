#pragma once

#include <QLatin1StringView>
#include <QString>

#include <optional>

namespace Storage {

//! What keeps a database from storing anything, whoever asks. Nothing that was committed is lost by
//! it.
enum class Trouble {
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

//! Of a result code as Qt tells it; nothing for mistakes in a statement and the like.
//! https://www.sqlite.org/rescode.html
[[nodiscard]] std::optional<Trouble> troubleFrom(const QString &resultCode);

//! The same of PostgreSQL's code of an error, "25006" for example.
//! https://www.postgresql.org/docs/current/errcodes-appendix.html
[[nodiscard]] std::optional<Trouble> troubleFromSqlState(const QString &sqlState);

//! "full", for the log.
[[nodiscard]] QLatin1StringView toString(Trouble trouble);

//! What is wrong and what to do, for the administrator: "the disk is full: …".
[[nodiscard]] QString sentenceOf(Trouble trouble);

} // namespace Storage
