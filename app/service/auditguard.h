// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "config/settings.h"
#include "core/base/expected.h"
#include "storage/audit/auditcheck.h"
#include "storage/engine/connection.h"

#include <QString>

#include <optional>

namespace Service {

//! Keeps what protects the audit outside of its database, in the data directory: the key of its
//! seal, and a witness, which is the newest row that was seen in it. So a database that is put back
//! to an earlier state, with a seal that fitted then, is found out, too.
class AuditGuard
{
public:
    //! @p database outlives the guard. @p place tells databases apart (Connection::place()).
    AuditGuard(Storage::Database &database, const QString &place, const QString &dataDirectory);

    //! Gives the database its seal, with the configured key or the kept one, which is made if it is
    //! missing. The error is one sentence. Without a data directory there is no seal.
    [[nodiscard]] Core::Expected<void, QString> bringSeal(const Config::AuditSettings &settings);

    //! Seals an audit that was never sealed, as one of an earlier version, and remembers its newest
    //! row. Faults are left to `audit verify`. Not within a unit of work.
    void watch();

    //! Remembers the newest row, without sealing anything.
    void recordNewest();
    //! Remembers the newest row regardless of earlier ones: an administrator has replaced the
    //! content.
    void startAnew();

    [[nodiscard]] std::optional<Storage::AuditWitness> seen() const;

private:
    [[nodiscard]] bool hasFile() const;
    void keep(const Storage::AuditWitness &witness);

    Storage::Database &m_database;
    QString m_dataDirectory;
    QString m_file;
    //! The last attempt to keep the newest row failed, which is logged once.
    bool m_isFailing = false;
};

//! bringSeal() and watch() for a migrated database.
[[nodiscard]] Core::Expected<void, QString> guardAudit(const Storage::Connection &connection,
                                                       const Config::AuditSettings &settings,
                                                       const QString &dataDirectory);

} // namespace Service
