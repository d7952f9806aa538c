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
    //! The gateway allows one look a second; its journal lags up to two minutes anyway.
    std::chrono::milliseconds every{15000};
    //! How far back: longer than an attempt lives.
    std::chrono::minutes past{12};
    //! How old an attempt must be: what is younger the gateway may still tell by itself.
    std::chrono::milliseconds patience{15000};
};

//! Looks into the gateway's journal while somebody waits for a message, in case that its
//! notification was lost. In the server's thread.
class MissedMessages : public QObject
{
    Q_OBJECT

public:
    //! Whether there is an attempt that a message could still complete.
    using IsAwaited = std::function<bool()>;
    using Take = std::function<void(const GreenApi::IncomingText &text)>;

    //! @p client outlives this object.
    MissedMessages(GreenApi::Client &client, GreenApi::Account account, IsAwaited isAwaited,
                   Take take, const JournalTimings &timings = {});

    void start();
    void stop();

private:
    void look();
    void onJournal(const GreenApi::Answer<QJsonArray> &journal);

    GreenApi::Client &m_client;
    GreenApi::Account m_account;
    IsAwaited m_isAwaited;
    Take m_take;
    JournalTimings m_timings;
    QTimer m_next;
    bool m_isRunning = false;
};

} // namespace Service
