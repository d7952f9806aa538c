// SPDX-License-Identifier: GPL-3.0-only
#include "service/gateway/missedmessages.h"

#include "greenapi/receiving/decoder.h"

namespace Service {

MissedMessages::MissedMessages(GreenApi::Client &client, GreenApi::Account account,
                               IsAwaited isAwaited, Handler handle, const JournalTimings &timings)
    : m_client(client)
    , m_account(std::move(account))
    , m_isAwaited(std::move(isAwaited))
    , m_handle(std::move(handle))
    , m_timings(timings)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &MissedMessages::poll);
}

void MissedMessages::start()
{
    m_isRunning = true;
    m_next.start(m_timings.every);
}

// A poll that is under way still counts.
void MissedMessages::stop()
{
    m_isRunning = false;
    m_next.stop();
}

void MissedMessages::poll()
{
    if (!m_isAwaited()) {
        start();
        return;
    }
    m_client.lastIncomingMessages(
        m_timings.past, this,
        [this](const GreenApi::Answer<QJsonArray> &journal) { onJournal(journal); });
}

// The client has logged the error; the next poll comes soon.
void MissedMessages::onJournal(const GreenApi::Answer<QJsonArray> &journal)
{
    if (journal) {
        for (const auto &text : GreenApi::journalTexts(*journal, m_account))
            m_handle(text);
    }
    if (m_isRunning)
        start();
}

} // namespace Service
