// SPDX-License-Identifier: GPL-3.0-only
#include "service/serverupkeep.h"

#include "service/setup/settingsmapping.h"

namespace Service {

RetentionRounds::RetentionRounds(std::function<Core::Stored<bool>()> step, Timings timings,
                                 std::function<bool()> isOurTurn)
    : m_step(std::move(step))
    , m_timings(timings)
    , m_isOurTurn(std::move(isOurTurn))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &RetentionRounds::runStep);
    m_timer.start(m_timings.first);
}

void RetentionRounds::runStep()
{
    const bool hasMore = m_isOurTurn() && m_step().value_or(false);
    m_timer.start(hasMore ? m_timings.pause : m_timings.every);
}

ServerUpkeep::ServerUpkeep(ServerContext &context, CoreServices &services, const ServerSetup &setup)
    : m_context(context)
    , m_cluster(*context.connection, services.channels)
    , m_recovery(context.database(), context.stores.work)
    , m_expiry(services.logins, services.channels, [this] { return m_cluster.hasForeignChanges(); })
    , m_auditGuard(context.database(), context.connection->place(), setup.dataDirectory)
    , m_retention(context.database(), retentionLimitsFrom(setup.settings.retention))
    , m_retentionRounds([this] { return removeSome(); }, {},
                        [this] { return m_cluster.isLeading() && m_context.clock.isTrusted(); })
{
}

// The retention has transactions of its own, so the shared one ends first.
Core::Stored<bool> ServerUpkeep::removeSome()
{
    m_context.stores.work.flush();
    m_auditGuard.recordNewest();
    return m_retention.step(m_context.now());
}

} // namespace Service
