#include "cli/auditentry.h"

namespace Cli {

using namespace Qt::StringLiterals;

Core::AuditEntry auditEntry(const QString &action, const QString &subject, const QString &detail)
{
    return {.at = QDateTime::currentDateTimeUtc(),
            .actor = u"administrator"_s,
            .action = action,
            .subject = subject,
            .origin = u"command line"_s,
            .detail = detail};
}

Core::AuditEntry auditEntry(const QString &action, const Core::Tenant &tenant)
{
    return auditEntry(action, u"tenant:%1"_s.arg(tenant.id),
                      tenant.phone ? tenant.phone->masked() : QString());
}

} // namespace Cli
