// SPDX-License-Identifier: GPL-3.0-only
#include "core/login/senderresolver.h"

namespace Core {

using namespace Qt::StringLiterals;

SenderResolver::SenderResolver(Stores stores, RoleTable roles)
    : m_stores(stores)
    , m_roles(std::move(roles))
{
}

Stored<ResolvedSender> SenderResolver::resolve(const Sender &sender, const QDateTime &now)
{
    KIOSK_TRY(before, formerLidOf(sender));
    if (!before.isEmpty()) {
        KIOSK_CHECK(auditChange(sender, before, now));
        return ResolvedSender{.tenants = {}, .phone = sender.phone};
    }
    if (sender.phone && !sender.lid.isEmpty()) {
        KIOSK_CHECK(m_stores.senders.remember(sender.lid, *sender.phone, now));
    }
    KIOSK_TRY(whole, completed(sender));
    KIOSK_TRY(tenants, tenantsFor(whole));
    return ResolvedSender{.tenants = std::move(tenants), .phone = whole.phone};
}

Stored<QList<Tenant>> SenderResolver::tenantsOf(const Sender &sender)
{
    KIOSK_TRY(before, formerLidOf(sender));
    if (!before.isEmpty())
        return QList<Tenant>();
    KIOSK_TRY(whole, completed(sender));
    return tenantsFor(whole);
}

Stored<bool> SenderResolver::needsLookup(const Sender &sender)
{
    if (sender.phone || sender.lid.isEmpty())
        return false;
    KIOSK_TRY(phone, m_stores.senders.numberOf(sender.lid));
    if (phone)
        return false;
    KIOSK_TRY(linked, linkedTenant(sender));
    return !linked;
}

// The other hidden id that the sender's number had; empty if there was none.
Stored<QString> SenderResolver::formerLidOf(const Sender &sender)
{
    if (!sender.phone || sender.lid.isEmpty())
        return QString();
    auto lid = m_stores.senders.lidOf(*sender.phone);
    if (lid && *lid == sender.lid)
        lid->clear();
    return lid;
}

// With what is remembered of who wrote.
Stored<Sender> SenderResolver::completed(Sender sender)
{
    if (!sender.phone && !sender.lid.isEmpty()) {
        KIOSK_TRY(phone, m_stores.senders.numberOf(sender.lid));
        sender.phone = phone;
    } else if (sender.phone && sender.lid.isEmpty()) {
        KIOSK_TRY(lid, m_stores.senders.lidOf(*sender.phone));
        sender.lid = std::move(lid);
    }
    return sender;
}

Stored<QList<Tenant>> SenderResolver::tenantsFor(const Sender &sender)
{
    if (sender.phone) {
        auto owners = m_stores.tenants.findByPhone(*sender.phone);
        if (!owners || !owners->isEmpty())
            return owners;
    }
    KIOSK_TRY(linked, linkedTenant(sender));
    return linked ? QList<Tenant>{std::move(*linked)} : QList<Tenant>();
}

// The rights of staff come from the directory alone: a kiosk whose key was stolen must not hand
// them out, nor must a link from the time before the tenant got them.
Stored<std::optional<Tenant>> SenderResolver::linkedTenant(const Sender &sender)
{
    KIOSK_TRY(id, m_stores.links.linkedTenant(sender));
    if (!id)
        return std::nullopt;
    auto tenant = m_stores.tenants.find(*id);
    if (tenant && *tenant && m_roles.isStaff((*tenant)->type))
        return std::nullopt;
    return tenant;
}

Stored<void> SenderResolver::auditChange(const Sender &sender, const QString &before,
                                         const QDateTime &now)
{
    const auto who = u"phone:"_s + sender.masked();
    return m_stores.audit.append({
        .at = now,
        .actor = who,
        .action = AuditAction::senderLidChanged,
        .subject = who,
        .origin = u"whatsapp"_s,
        .detail = u"%1 instead of %2"_s.arg(Sender{.lid = sender.lid}.masked(),
                                            Sender{.lid = before}.masked()),
    });
}

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
