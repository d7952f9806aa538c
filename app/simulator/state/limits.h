// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/timestamp.h"
#include "simulator/base/options.h"

#include <QElapsedTimer>
#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <chrono>
#include <deque>

namespace Simulator {

//! Counts what the tariff limits in a month of the calendar (Green API, Incoming notifications:
//! quotaExceeded, and Common errors: 466).
class Quota
{
public:
    Quota(Plan plan, Core::Clock now);

    void setPlan(const Plan &plan);

    //! Counts the chat. Returns false if it would be one too many.
    [[nodiscard]] bool admitChat(const QString &chatId);
    //! Counts the call of a method that is limited.
    [[nodiscard]] bool admitCall(const QString &method);

    //! The body of an answer 466 for one chat too many.
    [[nodiscard]] QJsonObject chatsAnswer();
    //! The body of an answer 466 for a method.
    [[nodiscard]] QJsonObject methodAnswer(const QString &method);
    //! The "quotaData" of the notification quotaExceeded.
    [[nodiscard]] QJsonObject chatsNotice();

private:
    [[nodiscard]] int mostCalls(const QString &method) const;
    void beginMonth();

    Plan m_plan;
    Core::Clock m_now;
    QDate m_month;
    QStringList m_chats;
    QHash<QString, int> m_calls;
};

//! Limits how often each method may be called (Green API, Rate limiter).
class RateLimits
{
public:
    //! @p window is the second in "per second".
    explicit RateLimits(std::chrono::milliseconds window);

    //! Counts the request, if there were fewer than @p most within the window.
    [[nodiscard]] bool admit(const QString &method, int most);

private:
    std::chrono::milliseconds m_window;
    QElapsedTimer m_clock;
    QHash<QString, std::deque<qint64>> m_times;
};

} // namespace Simulator
