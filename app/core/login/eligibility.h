#pragma once

#include "core/model/attempt.h"
#include "core/model/ports.h"

namespace Core {

//! Whether those whom the directory has for a sender or a number may sign in.
enum class Eligibility {
    //! The directory has nobody.
    Unknown,
    //! Several tenants have the number, so that nobody can say who it is.
    Ambiguous,
    //! The only tenant is disabled.
    Disabled,
    //! There is exactly one tenant, and this one is enabled.
    Eligible,
};

//! Applies the rule that every way to sign in keeps: exactly one enabled tenant.
[[nodiscard]] Eligibility eligibilityOf(const QList<Tenant> &tenants);

//! Returns the event of an attempt for whose sender or number @p tenants were found:
//! @p ifEligible, or why not.
[[nodiscard]] AttemptEvent attemptEventFor(const QList<Tenant> &tenants, AttemptEvent ifEligible);

//! Finds the tenant with this id, who may have been removed or disabled since the sign-in began.
[[nodiscard]] Stored<std::optional<Tenant>> findEnabled(TenantDirectory &tenants, qint64 id);

} // namespace Core
