// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "storage/engine/database.h"

#include <QDateTime>

#include <chrono>

namespace Storage {

//! How long what is over is kept.
struct RetentionLimits
{
    //! Attempts that nobody answered are kept for Retention::unansweredAttempts at the most.
    //! Also for the messages that were taken, for hand-off codes and for tickets.
    std::chrono::days attempts{30};
    std::chrono::days sessions{30};
    std::chrono::days audit{365};
};

//! Removes what is old, a little at a time, so that nobody waits for it. What is pending or live is
//! never touched.
class Retention
{
public:
    //! Rows that one step removes at the most.
    static constexpr int rowsPerStep = 500;
    //! An attempt that expired or was cancelled without a message or a code, after its end.
    static constexpr std::chrono::days unansweredAttempts{1};

    Retention(Database &database, RetentionLimits limits);

    //! One short transaction. True if there is more to do, now.
    [[nodiscard]] Core::Stored<bool> step(const QDateTime &now);

private:
    [[nodiscard]] Core::Stored<int> removeFrom(int table, const QDateTime &now);
    [[nodiscard]] Core::Stored<int> removeUnanswered(const QDateTime &before);
    [[nodiscard]] Core::Stored<int> removeSessions(const QDateTime &before);
    [[nodiscard]] Core::Stored<int> removeAttempts(const QDateTime &before, const QDateTime &now);

    Database &m_database;
    RetentionLimits m_limits;
    //! Where the next step goes on.
    int m_table = 0;
};

} // namespace Storage
