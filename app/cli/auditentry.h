#pragma once

#include "core/model/audit.h"
#include "core/model/tenant.h"

namespace Cli {

// What the administrator does here, now, for the audit.

[[nodiscard]] Core::AuditEntry auditEntry(const QString &action, const QString &subject,
                                          const QString &detail = {});

//! The same of a tenant, with the number masked.
[[nodiscard]] Core::AuditEntry auditEntry(const QString &action, const Core::Tenant &tenant);

} // namespace Cli
