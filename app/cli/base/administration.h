// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/admin/enrolment.h"
#include "core/login/sessionservice.h"
#include "storage/audit/sqlauditlog.h"
#include "storage/stores/sqlattemptstore.h"
#include "storage/stores/sqlenrolment.h"
#include "storage/stores/sqlsenderdirectory.h"
#include "storage/stores/sqlsessionstore.h"
#include "storage/stores/sqltenantdirectory.h"
#include "storage/transaction/sqlunitofwork.h"

namespace Cli {

//! The administrator at the command line, for the audit.
[[nodiscard]] Core::AuditActor administrator();

//! An entry for the audit of what the administrator does now.
[[nodiscard]] Core::AuditEntry auditEntry(const QString &action, const QString &subject,
                                          const QString &detail = {});

//! The rules of administration (app/core/admin) at work on one database.
struct Administration
{
    //! @p database outlives this object.
    explicit Administration(Storage::Database &database);
    Q_DISABLE_COPY_MOVE(Administration)
    ~Administration() = default;

    Storage::SqlUnitOfWork work;
    Storage::SqlTenantDirectory tenants;
    Storage::SqlAuditLog audit;
    Storage::SqlSenderDirectory senders;
    Storage::SqlKioskRegistry kiosks;
    Storage::SqlServiceRegistry services;
    Storage::SqlAttemptStore attempts;
    Storage::SqlSessionStore sessionStore;
    Storage::SqlHandoffStore handoffs;

    Core::DirectoryAdmin directory;
    Core::Enrolment enrolment;
    Core::SessionService sessions;
};

} // namespace Cli
