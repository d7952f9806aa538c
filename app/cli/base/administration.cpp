// SPDX-License-Identifier: GPL-3.0-only
#include "cli/base/administration.h"

#include "service/process/processresources.h"

namespace Cli {

using namespace Qt::StringLiterals;

Core::AuditActor administrator()
{
    return {.name = u"administrator"_s, .origin = u"command line"_s};
}

Core::AuditEntry auditEntry(const QString &action, const QString &subject, const QString &detail)
{
    const auto by = administrator();
    return {.at = QDateTime::currentDateTimeUtc(),
            .actor = by.name,
            .action = action,
            .subject = subject,
            .origin = by.origin,
            .detail = detail};
}

Administration::Administration(Storage::Database &database)
    : work(database)
    , tenants(database)
    , audit(database)
    // No sender is looked up here, so it does not matter which account of the gateway it is.
    , senders(database, 0)
    , kiosks(database)
    , services(database)
    , attempts(database)
    , sessionStore(database)
    , handoffs(database)
    , directory({.work = work,
                 .tenants = tenants,
                 .links = senders,
                 .attempts = attempts,
                 .sessions = sessionStore,
                 .audit = audit},
                &QDateTime::currentDateTimeUtc, administrator())
    , enrolment({.work = work,
                 .kiosks = kiosks,
                 .services = services,
                 .attempts = attempts,
                 .sessions = sessionStore,
                 .handoffs = handoffs,
                 .audit = audit,
                 .directory = directory},
                &QDateTime::currentDateTimeUtc, Service::secureRandomBytes(), administrator())
    , sessions({.work = work,
                .sessions = sessionStore,
                .handoffs = handoffs,
                .tenants = tenants,
                .senders = senders,
                .links = senders,
                .audit = audit},
               &QDateTime::currentDateTimeUtc, Service::secureRandomBytes())
{
}

} // namespace Cli
