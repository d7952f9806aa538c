#pragma once

#include "core/base/timestamp.h"
#include "core/model/ports.h"
#include "service/metrics/metrics.h"

#include <QList>

#include <functional>

namespace Service {

//! The attempts of a database, counted: what begins and what ends, once it is on disk. Of several
//! servers with one database, the one counts an end that has written it down. Writes count where
//! they are committed through this object too.
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
    //! To be counted if the transaction is committed.
    QList<std::function<void()>> m_uncounted;
};

} // namespace Service
