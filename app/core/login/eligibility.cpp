#include "core/login/eligibility.h"

namespace Core {

Eligibility eligibilityOf(const QList<Tenant> &tenants)
{
    if (tenants.isEmpty())
        return Eligibility::Unknown;
    if (tenants.size() > 1)
        return Eligibility::Ambiguous;
    return tenants.first().isActive ? Eligibility::Eligible : Eligibility::Disabled;
}

AttemptEvent attemptEventFor(const QList<Tenant> &tenants, AttemptEvent ifEligible)
{
    switch (eligibilityOf(tenants)) {
    case Eligibility::Unknown:
        return AttemptEvent::SenderUnknown;
    case Eligibility::Ambiguous:
        return AttemptEvent::SenderAmbiguous;
    case Eligibility::Disabled:
        return AttemptEvent::SenderDisabled;
    case Eligibility::Eligible:
        return ifEligible;
    }
    Q_UNREACHABLE();
}

Stored<std::optional<Tenant>> findEnabled(TenantDirectory &tenants, qint64 id)
{
    KIOSK_TRY(tenant, tenants.find(id));
    return tenant && tenant->isActive ? std::move(tenant) : std::nullopt;
}

} // namespace Core
