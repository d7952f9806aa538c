// SPDX-License-Identifier: GPL-3.0-only
#include "core/admin/directoryadmin.h"

namespace Core {

using namespace Qt::StringLiterals;

TenantChange TenantChange::between(const Tenant &before, const Tenant &after)
{
    if (before.isActive == after.isActive)
        return {.tenant = after, .action = AuditAction::tenantChanged};
    return {.tenant = after,
            .action = after.isActive ? AuditAction::tenantEnabled : AuditAction::tenantDisabled};
}

DirectoryAdmin::DirectoryAdmin(Stores stores, Clock now, AuditActor by)
    : m_stores(stores)
    , m_now(std::move(now))
    , m_by(std::move(by))
{
}

AuditEntry DirectoryAdmin::entry(const QString &action, const Tenant &tenant,
                                 const QDateTime &now) const
{
    return {.at = now,
            .actor = m_by.name,
            .action = action,
            .subject = u"tenant:%1"_s.arg(tenant.id),
            .origin = m_by.origin,
            .detail = tenant.phone ? tenant.phone->masked() : QString()};
}

Stored<std::optional<qint64>> DirectoryAdmin::add(const Tenant &tenant)
{
    return m_stores.work.commit([&]() -> Stored<std::optional<qint64>> {
        KIOSK_TRY(owners, m_stores.tenants.findByPhone(tenant.phone.value()));
        if (!owners.isEmpty())
            return std::nullopt;
        const auto now = m_now();
        auto added = tenant;
        KIOSK_TRY(id, m_stores.tenants.add(tenant, now));
        added.id = id;
        KIOSK_CHECK(m_stores.audit.append(entry(AuditAction::tenantAdded, added, now)));
        return id;
    });
}

Stored<int> DirectoryAdmin::setEnabled(const PhoneNumber &phone, bool isEnabled)
{
    return m_stores.work.commit([&]() -> Stored<int> {
        KIOSK_TRY(owners, m_stores.tenants.findByPhone(phone));
        const auto now = m_now();
        for (const auto &owner : owners) {
            auto tenant = owner;
            tenant.isActive = isEnabled;
            KIOSK_CHECK(write(tenant, now));
            if (owner.isActive == isEnabled)
                continue;
            const auto action = TenantChange::between(owner, tenant).action;
            KIOSK_CHECK(m_stores.audit.append(entry(action, tenant, now)));
        }
        return int(owners.size());
    });
}

Stored<void> DirectoryAdmin::addAll(QList<Tenant> tenants)
{
    const auto now = m_now();
    KIOSK_TRY(ids, m_stores.tenants.addAll(tenants, now));
    QList<AuditEntry> entries;
    for (qsizetype i = 0; i < tenants.size(); ++i) {
        tenants[i].id = ids.at(i);
        entries.append(entry(AuditAction::tenantAdded, tenants[i], now));
    }
    return m_stores.audit.appendAll(entries);
}

Stored<void> DirectoryAdmin::changeAll(const QList<TenantChange> &changes)
{
    const auto now = m_now();
    QList<AuditEntry> entries;
    for (const auto &change : changes) {
        KIOSK_CHECK(write(change.tenant, now));
        entries.append(entry(change.action, change.tenant, now));
    }
    return m_stores.audit.appendAll(entries);
}

// A session that is open must not outlive the right to open it.
Stored<void> DirectoryAdmin::write(const Tenant &tenant, const QDateTime &now)
{
    KIOSK_CHECK(m_stores.tenants.update(tenant, now));
    return tenant.isActive ? Stored<void>() : m_stores.sessions.endAllOfTenant(tenant.id, now);
}

Stored<std::optional<int>> DirectoryAdmin::unlink(qint64 linkId)
{
    return m_stores.work.commit([&]() -> Stored<std::optional<int>> {
        KIOSK_TRY(link, m_stores.links.findLink(linkId));
        if (!link)
            return std::nullopt;
        return undo(*link);
    });
}

Stored<int> DirectoryAdmin::unlinkAllMadeBy(const QString &actor)
{
    KIOSK_TRY(links, m_stores.links.linksMadeBy(actor));
    for (const auto &link : links)
        KIOSK_CHECK(undo(link));
    return int(links.size());
}

Stored<int> DirectoryAdmin::countLinksMadeBy(const QString &actor)
{
    KIOSK_TRY(links, m_stores.links.linksMadeBy(actor));
    return int(links.size());
}

// Returns how many sessions were ended.
Stored<int> DirectoryAdmin::undo(const SenderLink &link)
{
    const auto now = m_now();
    KIOSK_CHECK(m_stores.links.removeLink(link.id));
    KIOSK_CHECK(m_stores.attempts.cancelAllThrough(link, now));
    KIOSK_TRY(ended, m_stores.sessions.endAllThrough(link, now));
    KIOSK_CHECK(m_stores.audit.append(
        {.at = now,
         .actor = m_by.name,
         .action = AuditAction::senderUnlinked,
         .subject = u"tenant:%1"_s.arg(link.tenantId),
         .origin = m_by.origin,
         .detail = u"phone:%1, made by %2, sessions ended: %3"_s.arg(
             link.sender.masked(), link.madeBy.isEmpty() ? u"unknown"_s : link.madeBy,
             QString::number(ended))}));
    return ended;
}

} // namespace Core
