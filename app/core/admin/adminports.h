// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/ports.h"

// Administration needs more of the stores than a login does. All of these are called in the thread
// of the stores; those that write, within a unit of work.
namespace Core {

//! A directory that can be changed.
class TenantEditor : public TenantDirectory
{
public:
    //! Every tenant, by id.
    [[nodiscard]] virtual Stored<QList<Tenant>> all() = 0;
    //! Returns the new tenant's id; @p tenant.id does not matter. Fails if the number is taken:
    //! look it up first, in the same unit of work.
    [[nodiscard]] virtual Stored<qint64> add(const Tenant &tenant, const QDateTime &now) = 0;
    //! add() for many, each with a number of its own. Returns the ids in the order of @p tenants.
    [[nodiscard]] virtual Stored<QList<qint64>> addAll(const QList<Tenant> &tenants,
                                                       const QDateTime &now) = 0;
    //! Replaces the row of @p tenant.id.
    [[nodiscard]] virtual Stored<void> update(const Tenant &tenant, const QDateTime &now) = 0;
};

//! A registry of kiosks that can be changed.
class KioskEditor : public KioskRegistry
{
public:
    //! The kiosk with this name that is not revoked.
    [[nodiscard]] virtual Stored<std::optional<Kiosk>> findByName(const QString &name) = 0;
    //! @p kiosk.id does not matter. Fails if the name is taken: look it up first, in the same unit
    //! of work.
    [[nodiscard]] virtual Stored<void> add(const Kiosk &kiosk) = 0;
    [[nodiscard]] virtual Stored<void> revoke(qint64 id, const QDateTime &now) = 0;
};

//! A registry of services that can be changed.
class ServiceEditor : public ServiceRegistry
{
public:
    //! @p service.id does not matter. Fails if the name is taken: look it up first, in the same
    //! unit of work.
    [[nodiscard]] virtual Stored<void> add(const ServiceAccount &service) = 0;
    [[nodiscard]] virtual Stored<void> revoke(qint64 id, const QDateTime &now) = 0;
};

//! Links of senders that can be taken back.
class SenderLinkEditor : public SenderLinks
{
public:
    //! The links that @p actor made, for example "kiosk:Desk", the newest first.
    [[nodiscard]] virtual Stored<QList<SenderLink>> linksMadeBy(const QString &actor) = 0;
    [[nodiscard]] virtual Stored<std::optional<SenderLink>> findLink(qint64 id) = 0;
    [[nodiscard]] virtual Stored<void> removeLink(qint64 id) = 0;
};

//! Cancels the pending attempts of somebody or something that may not sign in any more.
class AttemptCanceller
{
public:
    AttemptCanceller() = default;
    virtual ~AttemptCanceller() = default;
    Q_DISABLE_COPY_MOVE(AttemptCanceller)

    //! Cancels every pending attempt of a kiosk that is not over at @p now.
    [[nodiscard]] virtual Stored<void> cancelAllOf(const QString &kiosk, const QDateTime &now) = 0;
    //! Cancels those in which the link's tenant was found by a message of the link's sender and a
    //! number is still to be entered.
    [[nodiscard]] virtual Stored<void> cancelAllThrough(const SenderLink &link,
                                                        const QDateTime &now) = 0;
};

//! Ends the sessions of somebody or something that may have none any more.
class SessionRevoker
{
public:
    SessionRevoker() = default;
    virtual ~SessionRevoker() = default;
    Q_DISABLE_COPY_MOVE(SessionRevoker)

    //! Ends every session of a tenant, handed over or not.
    [[nodiscard]] virtual Stored<void> endAllOfTenant(qint64 tenantId, const QDateTime &now) = 0;
    //! Ends the sessions of a kiosk's screen, but not those that were handed over.
    [[nodiscard]] virtual Stored<void> endAllOfKiosk(const QString &kiosk,
                                                     const QDateTime &now) = 0;
    //! Ends the sessions that were handed over to a service.
    [[nodiscard]] virtual Stored<void> endAllOfService(const QString &service,
                                                       const QDateTime &now) = 0;
    //! Ends what is live of the link's tenant and began with a message of the link's sender, and
    //! whatever was handed over for this tenant since the link was made: from which session is not
    //! known. Returns how many were ended.
    [[nodiscard]] virtual Stored<int> endAllThrough(const SenderLink &link,
                                                    const QDateTime &now) = 0;
};

//! Lets hand-off codes expire that nobody may redeem any more.
class HandoffRevoker
{
public:
    HandoffRevoker() = default;
    virtual ~HandoffRevoker() = default;
    Q_DISABLE_COPY_MOVE(HandoffRevoker)

    //! Lets the unused codes that were made at this kiosk expire at @p now.
    [[nodiscard]] virtual Stored<void> expireAllOfKiosk(const QString &kiosk,
                                                        const QDateTime &now) = 0;
};

} // namespace Core
