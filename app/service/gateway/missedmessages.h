// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/ports.h"
#include "greenapi/base/notificationtypes.h"
#include "greenapi/client/client.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace Service {

struct JournalTimings
{
    //! Interval of the polls. The gateway allows one a second; its journal lags up to two minutes
    //! anyway.
    std::chrono::milliseconds every{15000};
    //! The part of the journal that is read: longer than an attempt lives.
    std::chrono::minutes past{12};
    //! The least age of an attempt: the gateway may still notify of a younger one's message by
    //! itself.
    std::chrono::milliseconds patience{15000};
};

//! Polls the gateway's journal while somebody waits for a message, in case its notification was
//! lost. In the server's thread.
class MissedMessages : public QObject
{
    Q_OBJECT

public:
    //! Whether there is an attempt that a message could still complete.
    using IsAwaited = std::function<bool()>;
    using Handler = std::function<void(const GreenApi::IncomingText &text)>;

    //! @p client outlives this object.
    MissedMessages(GreenApi::Client &client, GreenApi::Account account, IsAwaited isAwaited,
                   Handler handle, const JournalTimings &timings = {});

    void start();
    void stop();

private:
    void poll();
    void onJournal(const GreenApi::Answer<QJsonArray> &journal);

    GreenApi::Client &m_client;
    GreenApi::Account m_account;
    IsAwaited m_isAwaited;
    Handler m_handle;
    JournalTimings m_timings;
    QTimer m_next;
    bool m_isRunning = false;
};

} // namespace Service
