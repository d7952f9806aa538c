// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/ports.h"
#include "storage/audit/auditcheck.h"
#include "storage/audit/auditseal.h"
#include "storage/engine/database.h"

#include <optional>

namespace Storage {

//! Table audit_log. This class only ever appends, and removes what is old from the beginning; each
//! row's hash covers its content and the hash of the row before, so that no row can be edited,
//! removed or moved without a trace. Where the database has a seal (Database::setAuditSeal()), both
//! ends are sealed with each entry: somebody who may write to the database, but does not have the
//! key, can neither remove the last rows nor make the chain anew. An entry that finds the ends
//! without a good seal is preceded by one that tells of it, because sealing them would hide that.
class SqlAuditLog : public Core::AuditLog
{
public:
    explicit SqlAuditLog(Database &database);

    [[nodiscard]] Core::Stored<void> append(const Core::AuditEntry &entry) override;
    [[nodiscard]] Core::Stored<void> appendAll(const QList<Core::AuditEntry> &entries) override;

    //! The newest @p limit rows, newest first.
    [[nodiscard]] Core::Stored<QList<AuditRow>> newest(int limit);

    //! Removes rows that were written before @p before from the beginning, at most @p limit of
    //! them, and appends an entry that tells of it at @p now. An audit with a fault there is left
    //! as it is. So that not every call leaves an entry, it removes nothing until the oldest is a
    //! day older than that. The number of rows. Within a unit of work.
    [[nodiscard]] Core::Stored<int> trim(const QDateTime &before, int limit, const QDateTime &now);

    //! Reads the whole table; takes time and no memory in proportion. @p seen is a row that must
    //! still be there, unless it is so old that trim() has removed it. Not within a unit of work.
    [[nodiscard]] Core::Stored<AuditVerdict> verify(const std::optional<AuditWitness> &seen = {});

    //! Compares the seal with the ends; returns nothing where the database has no seal or has lost
    //! its ends. Constant time, as all below.
    [[nodiscard]] Core::Stored<std::optional<AuditSeal::State>> sealState();
    //! Seals the ends as they are. Within a unit of work.
    [[nodiscard]] Core::Stored<void> seal();
    //! The last row, for who wants to remember it; nothing unless its seal fits, and nothing if
    //! @p seen should still be there and is not.
    [[nodiscard]] Core::Stored<std::optional<AuditWitness>> witness(
        const std::optional<AuditWitness> &seen);

private:
    [[nodiscard]] Core::Stored<std::optional<AuditWitness>> beginning();
    [[nodiscard]] Core::Stored<bool> isThere(const AuditWitness &row);
    [[nodiscard]] Core::Stored<AuditEnds> endsToAppendTo(const QDateTime &now);
    [[nodiscard]] Core::Stored<AuditEnds> appendRow(const AuditEnds &ends,
                                                    const Core::AuditEntry &entry);
    [[nodiscard]] Core::Stored<QList<AuditRow>> oldest(int limit);
    [[nodiscard]] Core::Stored<void> removeUpTo(const AuditWitness &last);
    [[nodiscard]] Core::Stored<AuditVerdict> evaluate(const std::optional<AuditWitness> &seen);

    Database &m_database;
    AuditHead m_head;
};

} // namespace Storage
