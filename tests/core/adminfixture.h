// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/admin/enrolment.h"
#include "support/fakeadminstores.h"
#include "support/invented.h"
#include "support/testclock.h"

namespace CoreTest {

//! An administrator and the rows that they change.
struct AdminFixture
{
    TestSupport::TestClock clock;
    TestSupport::FakeStores stores;
    TestSupport::FakeTenants tenants{stores};
    TestSupport::FakeKiosks kiosks{stores};
    TestSupport::FakeServices services{stores};
    TestSupport::FakeSenderLinks links{stores};
    TestSupport::FakeRevocation revocation{stores};
    Core::DirectoryAdmin directory{{.work = stores,
                                    .tenants = tenants,
                                    .links = links,
                                    .attempts = revocation,
                                    .sessions = revocation,
                                    .audit = stores},
                                   clock.reader(),
                                   TestSupport::administrator()};
    Core::Enrolment enrolment{{.work = stores,
                               .kiosks = kiosks,
                               .services = services,
                               .attempts = revocation,
                               .sessions = revocation,
                               .handoffs = revocation,
                               .audit = stores,
                               .directory = directory},
                              clock.reader(),
                              TestSupport::countingBytes(),
                              TestSupport::administrator()};

    //! Opens a session of a tenant; returns its place among the rows.
    qsizetype openSession(qint64 tenant, const QString &kiosk = {}, const QString &service = {})
    {
        Core::Session session{};
        session.tenantId = tenant;
        session.kiosk = kiosk;
        session.service = service;
        session.createdAt = clock.now;
        session.endsAt = clock.now.addSecs(900);
        stores.rows.sessions.append(session);
        return stores.rows.sessions.size() - 1;
    }

    [[nodiscard]] bool isOpen(qsizetype session) const
    {
        return !stores.rows.sessions.at(session).revokedAt;
    }

    //! Begins an attempt at a kiosk; @p sender wrote for the tenant, if there is one.
    QUuid begin(const QString &kiosk, const Core::Sender &sender = {}, qint64 tenant = 0)
    {
        Core::Attempt attempt{};
        attempt.id = QUuid::createUuid();
        attempt.createdAt = clock.now;
        attempt.expiresAt = clock.now.addSecs(180);
        attempt.kiosk = kiosk;
        if (tenant > 0) {
            attempt.state.status = Core::AttemptStatus::Verified;
            attempt.verifiedPhone = sender.phone;
            attempt.senderLid = sender.lid;
            attempt.tenantId = tenant;
        }
        stores.rows.attempts.insert(attempt.id, attempt);
        return attempt.id;
    }

    [[nodiscard]] bool isCancelled(const QUuid &attempt) const
    {
        return stores.rows.attempts.value(attempt).state.failure == Core::FailureReason::Cancelled;
    }

    //! Links a sender to a tenant, as @p actor did; returns the link's id.
    qint64 link(const Core::Sender &sender, qint64 tenant, const QString &actor)
    {
        const auto id = qint64(stores.rows.madeLinks.size()) + 1;
        stores.rows.links.insert(sender.key(), tenant);
        stores.rows.madeLinks.append({.id = id,
                                      .sender = sender,
                                      .tenantId = tenant,
                                      .madeBy = actor,
                                      .createdAt = clock.now});
        return id;
    }
};

} // namespace CoreTest
