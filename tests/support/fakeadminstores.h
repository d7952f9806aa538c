// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/admin/adminports.h"
#include "support/fakestores.h"

namespace TestSupport {

// The administrator's side of the database in memory: each class changes the rows of one FakeStores
// and insists, as that does, that writing happens in a transaction.

class FakeTenants final : public Core::TenantEditor
{
public:
    explicit FakeTenants(FakeStores &stores)
        : m_stores(stores)
    {
    }

    Core::Stored<QList<Core::Tenant>> findByPhone(const Core::PhoneNumber &phone) override;
    Core::Stored<std::optional<Core::Tenant>> find(qint64 id) override;
    Core::Stored<QList<Core::Tenant>> all() override;
    Core::Stored<qint64> add(const Core::Tenant &tenant, const QDateTime &now) override;
    Core::Stored<QList<qint64>> addAll(const QList<Core::Tenant> &tenants,
                                       const QDateTime &now) override;
    Core::Stored<void> update(const Core::Tenant &tenant, const QDateTime &now) override;

private:
    FakeStores &m_stores;
};

class FakeKiosks final : public Core::KioskEditor
{
public:
    explicit FakeKiosks(FakeStores &stores)
        : m_stores(stores)
    {
    }

    Core::Stored<std::optional<Core::Kiosk>> findByKey(const QByteArray &hash) override;
    Core::Stored<std::optional<Core::Kiosk>> findByName(const QString &name) override;
    Core::Stored<void> add(const Core::Kiosk &kiosk) override;
    Core::Stored<void> revoke(qint64 id, const QDateTime &now) override;

private:
    FakeStores &m_stores;
};

class FakeServices final : public Core::ServiceEditor
{
public:
    explicit FakeServices(FakeStores &stores)
        : m_stores(stores)
    {
    }

    Core::Stored<std::optional<Core::ServiceAccount>> findByName(const QString &name) override;
    Core::Stored<void> add(const Core::ServiceAccount &service) override;
    Core::Stored<void> revoke(qint64 id, const QDateTime &now) override;

private:
    FakeStores &m_stores;
};

//! Its links are FakeStores::Rows::madeLinks, whose ids a test gives.
class FakeSenderLinks final : public Core::SenderLinkEditor
{
public:
    explicit FakeSenderLinks(FakeStores &stores)
        : m_stores(stores)
    {
    }

    Core::Stored<std::optional<qint64>> linkedTenant(const Core::Sender &sender) override;
    Core::Stored<void> insert(const Core::SenderLink &link) override;
    Core::Stored<QList<Core::SenderLink>> linksMadeBy(const QString &actor) override;
    Core::Stored<std::optional<Core::SenderLink>> findLink(qint64 id) override;
    Core::Stored<void> removeLink(qint64 id) override;

private:
    FakeStores &m_stores;
};

//! Ends what is open: attempts, sessions and hand-off codes.
class FakeRevocation final : public Core::AttemptCanceller,
                             public Core::SessionRevoker,
                             public Core::HandoffRevoker
{
public:
    explicit FakeRevocation(FakeStores &stores)
        : m_stores(stores)
    {
    }

    //! Fails each time while this is set.
    bool isFailing = false;

    Core::Stored<void> cancelAllOf(const QString &kiosk, const QDateTime &now) override;
    Core::Stored<void> cancelAllThrough(const Core::SenderLink &link,
                                        const QDateTime &now) override;
    Core::Stored<void> endAllOfTenant(qint64 tenantId, const QDateTime &now) override;
    Core::Stored<void> endAllOfKiosk(const QString &kiosk, const QDateTime &now) override;
    Core::Stored<void> endAllOfService(const QString &service, const QDateTime &now) override;
    Core::Stored<int> endAllThrough(const Core::SenderLink &link, const QDateTime &now) override;
    Core::Stored<void> expireAllOfKiosk(const QString &kiosk, const QDateTime &now) override;

private:
    template <typename Predicate>
    [[nodiscard]] Core::Stored<int> endSessions(Predicate isMeant, const QDateTime &now);
    template <typename Predicate>
    [[nodiscard]] Core::Stored<void> cancelAttempts(Predicate isMeant, const QDateTime &now);

    FakeStores &m_stores;
};

} // namespace TestSupport
