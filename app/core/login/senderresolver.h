// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/attempt.h"
#include "core/model/ports.h"
#include "core/model/tenant.h"

namespace Core {

//! The directory's answer about a sender.
struct ResolvedSender
{
    //! None if nobody knows the sender. Of several nobody can say which.
    QList<Tenant> tenants;
    //! The sender's number, where it is known.
    std::optional<PhoneNumber> phone;
};

//! Finds the tenant a sender stands for. A person is the same by number and by hidden id. What the
//! directory says of a number goes before what staff linked. A link to a tenant who has the role of
//! staff or of an administrator counts for nothing, whenever it was made: the sender is unknown.
class SenderResolver
{
public:
    //! Stores that it reads and writes; they outlive the resolver.
    struct Stores
    {
        TenantDirectory &tenants;
        SenderDirectory &senders;
        SenderLinks &links;
        AuditLog &audit;
    };

    //! @p roles tells who has which role.
    SenderResolver(Stores stores, RoleTable roles);

    //! Within a unit of work. Remembers which number a hidden id has. A number that comes with
    //! another hidden id than before may have another owner by now: nobody is found then, and staff
    //! are to look.
    [[nodiscard]] Stored<ResolvedSender> resolve(const Sender &sender, const QDateTime &now);

    //! The same without writing anything.
    [[nodiscard]] Stored<QList<Tenant>> tenantsOf(const Sender &sender);

    //! A hidden id of which nothing is known: the gateway may tell the number.
    [[nodiscard]] Stored<bool> needsLookup(const Sender &sender);

private:
    [[nodiscard]] Stored<QString> formerLidOf(const Sender &sender);
    [[nodiscard]] Stored<Sender> completed(Sender sender);
    [[nodiscard]] Stored<QList<Tenant>> tenantsFor(const Sender &sender);
    [[nodiscard]] Stored<std::optional<Tenant>> linkedTenant(const Sender &sender);
    [[nodiscard]] Stored<void> auditChange(const Sender &sender, const QString &before,
                                           const QDateTime &now);

    Stores m_stores;
    RoleTable m_roles;
};

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
