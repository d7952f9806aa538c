// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/timestamp.h"
#include "core/model/ports.h"
#include "service/metrics/metrics.h"

#include <QList>

#include <functional>

namespace Service {

//! Counts the beginnings and ends of a database's attempts, once they are on disk. Among several
//! servers of one database the one that wrote an end counts it. Writes are counted only if they are
//! committed through this object too.
class CountedAttempts final : public Core::UnitOfWork, public Core::AttemptStore
{
public:
    //! All of it outlives this object.
    CountedAttempts(Core::UnitOfWork &work, Core::AttemptStore &attempts, Metrics &metrics);

    [[nodiscard]] Core::Stored<void> execute(
        const std::function<Core::Stored<void>()> &work) override;
    void afterCommit(const std::function<void()> &action) override { m_work.afterCommit(action); }

    [[nodiscard]] Core::Stored<void> insert(const Core::Attempt &attempt) override;
    [[nodiscard]] Core::Stored<std::optional<Core::Attempt>> find(const QUuid &id) override;
    [[nodiscard]] Core::Stored<bool> advance(const Core::Attempt &changed, Core::AttemptStatus from,
                                             const QDateTime &now) override;
    [[nodiscard]] Core::Stored<QList<QUuid>> expire(const QDateTime &now) override;
    [[nodiscard]] Core::Stored<QList<Core::Attempt>> awaitingNumberOf(
        qint64 tenantId, const QDateTime &now) override;
    [[nodiscard]] Core::Stored<QList<Core::Attempt>> pendingOf(const QString &kiosk,
                                                               const QDateTime &now) override;

private:
    Core::UnitOfWork &m_work;
    Core::AttemptStore &m_attempts;
    Metrics &m_metrics;
    //! Counts that are due if the transaction is committed.
    QList<std::function<void()>> m_uncounted;
};

} // namespace Service
