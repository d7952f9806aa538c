#pragma once

#include "core/model/ports.h"
#include "storage/audit/auditseal.h"
#include "storage/engine/database.h"

#include <optional>

namespace Storage {

//! The rows of audit_head and audit_beginning: where the audit ends, and what seals that.
class AuditHead
{
public:
    explicit AuditHead(Database &database);

    struct Found
    {
        AuditEnds ends;
        QString seal;
    };
    //! Returns nothing if the row is gone.
    [[nodiscard]] Core::Stored<std::optional<Found>> find();
    //! An error if the row is gone.
    [[nodiscard]] Core::Stored<Found> get();
    //! Also where the database has nothing to seal with.
    [[nodiscard]] bool isSealGood(const Found &found) const;
    //! Returns nothing where the database has no seal to compare with.
    [[nodiscard]] std::optional<AuditSeal::State> sealState(const Found &found) const;
    //! Writes the last row's id and hash, and seals both ends.
    [[nodiscard]] Core::Stored<void> move(const AuditEnds &ends);

private:
    Database &m_database;
};

} // namespace Storage
