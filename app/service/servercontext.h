// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/expected.h"
#include "core/base/timestamp.h"
#include "service/gateway/gatewayaccount.h"
#include "service/metrics/countedattempts.h"
#include "service/metrics/metrics.h"
#include "service/process/clockwatch.h"
#include "service/setup/serversetup.h"
#include "service/setup/stores.h"
#include "storage/engine/connection.h"

#include <QDateTime>

#include <chrono>
#include <memory>

namespace Service {

//! Opens the database of @p setup, migrates it, checks the rights in it and the seal of its audit,
//! and fills it for a demo.
[[nodiscard]] Core::Expected<std::unique_ptr<Storage::Connection>, StartError> openDatabase(
    const ServerSetup &setup);

//! The base on which all other parts of one server are built: its database with the stores, its
//! clocks and metrics, and the gateway's account. In the server's thread.
struct ServerContext
{
    ServerContext(std::unique_ptr<Storage::Connection> openConnection, const ServerSetup &setup);
    ~ServerContext() = default;
    Q_DISABLE_COPY_MOVE(ServerContext)

    [[nodiscard]] Storage::Database &database() const { return connection->database(); }
    //! The clock as if nobody had set it lately (ClockTrust::unstepped()).
    [[nodiscard]] Core::Clock unsteppedClock();
    //! Whether a screen has been waiting for anybody's message for at least @p patience. False if
    //! the database cannot tell.
    [[nodiscard]] bool isMessageAwaited(std::chrono::milliseconds patience);
    //! Whether messages get through to people; empty without an account.
    [[nodiscard]] std::optional<bool> isSending() const;
    //! Counts all further statements in the metrics.
    void measureStatements();

    // In the order in which they need each other.
    std::unique_ptr<Storage::Connection> connection;
    Stores stores;
    Core::Clock now;
    ClockWatch clock;
    QDateTime startedAt;
    Metrics metrics;
    CountedAttempts attempts;
    //! Null unless an account is configured.
    std::unique_ptr<GatewayAccount> account;
};

} // namespace Service
