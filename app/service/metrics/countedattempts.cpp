// SPDX-License-Identifier: GPL-3.0-only
#include "service/metrics/countedattempts.h"

#include <utility>

namespace Service {

CountedAttempts::CountedAttempts(Core::UnitOfWork &work, Core::AttemptStore &attempts,
                                 Metrics &metrics)
    : m_work(work)
    , m_attempts(attempts)
    , m_metrics(metrics)
{
}

Core::Stored<void> CountedAttempts::execute(const std::function<Core::Stored<void>()> &work)
{
    m_uncounted.clear();
    const auto committed = m_work.commit(work);
    const auto uncounted = std::exchange(m_uncounted, {});
    if (!committed || uncounted.isEmpty())
        return committed;
    m_work.afterCommit([uncounted] {
        for (const auto &count : uncounted)
            count();
    });
    return committed;
}

Core::Stored<void> CountedAttempts::insert(const Core::Attempt &attempt)
{
    const auto inserted = m_attempts.insert(attempt);
    if (inserted)
        m_uncounted.append([this, attempt] { m_metrics.countStart(attempt); });
    return inserted;
}

Core::Stored<std::optional<Core::Attempt>> CountedAttempts::find(const QUuid &id)
{
    return m_attempts.find(id);
}

Core::Stored<bool> CountedAttempts::advance(const Core::Attempt &changed, Core::AttemptStatus from,
                                            const QDateTime &now)
{
    const auto won = m_attempts.advance(changed, from, now);
    if (won && *won && !Core::isPending(changed.state.status))
        m_uncounted.append([this, changed, now] { m_metrics.countEnd(changed, now); });
    return won;
}

Core::Stored<QList<QUuid>> CountedAttempts::expire(const QDateTime &now)
{
    auto expired = m_attempts.expire(now);
    if (expired && !expired->isEmpty())
        m_uncounted.append([this, count = expired->size()] { m_metrics.countExpired(count); });
    return expired;
}

Core::Stored<QList<Core::Attempt>> CountedAttempts::awaitingNumberOf(qint64 tenantId,
                                                                     const QDateTime &now)
{
    return m_attempts.awaitingNumberOf(tenantId, now);
}

Core::Stored<QList<Core::Attempt>> CountedAttempts::pendingOf(const QString &kiosk,
                                                              const QDateTime &now)
{
    return m_attempts.pendingOf(kiosk, now);
}

} // namespace Service
