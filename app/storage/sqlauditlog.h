#pragma once

#include "core/ports.h"
#include "storage/database.h"

namespace Storage {

//! A row of the audit as it is stored.
struct AuditRow
{
    qint64 id = 0;
    Core::AuditEntry entry;
    QByteArray previousHash;
    QByteArray hash;
};

//! What is wrong with the audit at row @p id.
struct AuditFault
{
    enum class Kind {
        //! The row does not have the content that it was written with.
        Edited,
        //! Rows before this one are gone, or stand elsewhere.
        Gap,
        //! The row does not follow the one before it.
        OutOfOrder,
        //! Rows before this one were removed, and not by trim().
        WrongBeginning,
        //! Rows after this one are gone, or were added by somebody else.
        WrongEnd,
    };
    Kind kind;
    qint64 id = 0;
};

//! Table audit_log. This class only ever appends, and removes what is old from the beginning; each
//! row's hash covers its content and the hash of the row before, so that no row can be edited,
//! removed or moved without a trace. Somebody who may write to the database and knows this program
//! can make the whole chain anew: keep a copy of the last hash elsewhere (`audit verify` prints it)
//! where that matters.
class SqlAuditLog : public Core::AuditLog
{
public:
    explicit SqlAuditLog(Database &database);

    [[nodiscard]] Core::Stored<void> append(const Core::AuditEntry &entry) override;

    //! The same for many at once, in their order.
    [[nodiscard]] Core::Stored<void> appendAll(const QList<Core::AuditEntry> &entries);

    //! The newest @p limit rows, newest first.
    [[nodiscard]] Core::Stored<QList<AuditRow>> newest(int limit);

    //! Removes rows that were written before @p before from the beginning, at most @p limit of
    //! them, and appends an entry that tells of it at @p now. An audit with a fault there is left
    //! as it is. So that not every call leaves an entry, it removes nothing until the oldest is a
    //! day older than that. The number of rows. Within a unit of work.
    [[nodiscard]] Core::Stored<int> trim(const QDateTime &before, int limit, const QDateTime &now);

    struct Verdict
    {
        qint64 rows = 0;
        QByteArray lastHash;
        QList<AuditFault> faults;
    };
    //! Reads the whole table; takes time and no memory in proportion. Not within a unit of work.
    [[nodiscard]] Core::Stored<Verdict> verify();

private:
    //! The last row of all, or the last that was removed.
    struct Head
    {
        qint64 id = 0;
        QByteArray hash;
    };
    [[nodiscard]] Core::Stored<Head> head();
    [[nodiscard]] Core::Stored<std::optional<Head>> beginning();
    [[nodiscard]] Core::Stored<QList<AuditRow>> oldest(int limit);
    [[nodiscard]] Core::Stored<void> removeUpTo(const Head &last);
    [[nodiscard]] Core::Stored<Verdict> judge();

    Database &m_database;
};

} // namespace Storage
