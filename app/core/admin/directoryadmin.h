// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/admin/adminports.h"
#include "core/base/timestamp.h"

namespace Core {

//! A tenant as they are to be, and what the audit calls the change.
struct TenantChange
{
    Tenant tenant;
    //! One of AuditAction.
    QString action;

    [[nodiscard]] static TenantChange between(const Tenant &before, const Tenant &after);
};

//! Administers the tenants of the directory and the senders that are linked to them, with all that
//! follows: sessions end, attempts are cancelled, the audit gets its entries. Each method is one
//! unit of work, unless it says that it runs within one. All of them in the thread of the stores.
class DirectoryAdmin
{
public:
    //! The stores outlive this object.
    struct Stores
    {
        UnitOfWork &work;
        TenantEditor &tenants;
        SenderLinkEditor &links;
        AttemptCanceller &attempts;
        SessionRevoker &sessions;
        AuditLog &audit;
    };

    //! @p by is the administrator.
    DirectoryAdmin(Stores stores, Clock now, AuditActor by);

    //! Adds a tenant who has a number. Returns the id, or nothing if the number is another
    //! tenant's already. @p tenant.id does not matter.
    [[nodiscard]] Stored<std::optional<qint64>> add(const Tenant &tenant);

    //! Lets the tenants with this number sign in, or keeps them out and ends their sessions; those
    //! of a tenant who was disabled some other way, too. Returns how many have the number.
    [[nodiscard]] Stored<int> setEnabled(const PhoneNumber &phone, bool isEnabled);

    //! Within a unit of work: adds tenants whose numbers nobody has.
    [[nodiscard]] Stored<void> addAll(QList<Tenant> tenants);

    //! Within a unit of work: writes the changed tenants; the sessions of those who are disabled
    //! end.
    [[nodiscard]] Stored<void> changeAll(const QList<TenantChange> &changes);

    //! Takes a link back and ends what is open through it. Returns how many sessions were ended,
    //! or nothing if no link has this id.
    [[nodiscard]] Stored<std::optional<int>> unlink(qint64 linkId);

    //! Within a unit of work: unlink() for all links that @p actor made ("kiosk:Desk"). Returns
    //! how many there were.
    [[nodiscard]] Stored<int> unlinkAllMadeBy(const QString &actor);

    //! Returns how many links that @p actor made are still there.
    [[nodiscard]] Stored<int> countLinksMadeBy(const QString &actor);

private:
    [[nodiscard]] AuditEntry entry(const QString &action, const Tenant &tenant,
                                   const QDateTime &now) const;
    [[nodiscard]] Stored<void> write(const Tenant &tenant, const QDateTime &now);
    [[nodiscard]] Stored<int> undo(const SenderLink &link);

    Stores m_stores;
    Clock m_now;
    AuditActor m_by;
};

} // namespace Core
