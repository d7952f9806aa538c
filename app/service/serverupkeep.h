// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/ports.h"
#include "http/channel/channelhub.h"
#include "service/auditguard.h"
#include "service/cluster.h"
#include "service/coreservices.h"
#include "service/servercontext.h"
#include "storage/upkeep/checkup.h"
#include "storage/upkeep/retention.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace Service {

//! Removes old rows in rounds: a minute after the start, then every hour, step by step. Between two
//! steps the event loop does everything else.
class RetentionRounds : public QObject
{
    Q_OBJECT

public:
    struct Timings
    {
        std::chrono::milliseconds first = std::chrono::minutes(1);
        std::chrono::milliseconds every = std::chrono::hours(1);
        //! Between two steps, for others who want to write.
        std::chrono::milliseconds pause{20};
    };

    //! @p step removes a few rows and returns whether there are more; after an error, which it has
    //! logged, the next round tries again. @p isOurTurn is asked before each step: among several
    //! servers of one database one is enough.
    RetentionRounds(
        std::function<Core::Stored<bool>()> step, Timings timings,
        std::function<bool()> isOurTurn = [] { return true; });

private:
    void runStep();

    std::function<Core::Stored<bool>()> m_step;
    Timings m_timings;
    std::function<bool()> m_isOurTurn;
    QTimer m_timer;
};

//! The background work on one server's database: keeps up with other servers and commands, recovers
//! a lost database, expires attempts, watches the audit and removes old rows. In the server's
//! thread.
class ServerUpkeep
{
public:
    //! @p context and @p services outlive the upkeep.
    ServerUpkeep(ServerContext &context, CoreServices &services, const ServerSetup &setup);
    ~ServerUpkeep() = default;
    Q_DISABLE_COPY_MOVE(ServerUpkeep)

    [[nodiscard]] Cluster &cluster() { return m_cluster; }

private:
    [[nodiscard]] Core::Stored<bool> removeSome();

    ServerContext &m_context;
    Cluster m_cluster;
    Storage::Recovery m_recovery;
    Http::ExpirySweep m_expiry;
    AuditGuard m_auditGuard;
    Storage::Retention m_retention;
    RetentionRounds m_retentionRounds;
};

} // namespace Service
