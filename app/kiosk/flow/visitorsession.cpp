// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/flow/visitorsession.h"

#include "core/base/logging.h"

#include <algorithm>

namespace Kiosk {

using namespace std::chrono_literals;

VisitorSession::VisitorSession(LoginClient &client, MonotonicClock now,
                               const SessionTimings &timings, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_now(std::move(now))
    , m_timings(timings)
{
}

void VisitorSession::open(const Protocol::UserView &visitor, const Core::Secret &token,
                          std::optional<std::chrono::milliseconds> left)
{
    ++m_visit;
    m_visitor = visitor;
    m_token = token;
    m_touchedAt = m_checkedAt = m_now();
    m_isChecking = false;
    // A session that was made a moment ago cannot be over: the server's clock was set back.
    if (left && *left <= 0ms)
        left = m_timings.longest;
    lastFor(left.value_or(0ms));
}

void VisitorSession::lastFor(std::chrono::milliseconds left)
{
    // No clamp(): a configured limit may be shorter than the least, which wins.
    m_whole = std::max(std::min(left, m_timings.longest), m_timings.least);
    m_until = m_now() + m_whole;
}

void VisitorSession::stay()
{
    if (!m_visitor || m_token.isEmpty() || m_now() < m_touchedAt + m_timings.betweenTouches)
        return;
    m_touchedAt = m_now();
    m_client.stay(m_token, this, [this, visit = m_visit](const auto &answer) {
        if (visit == m_visit)
            onStayed(answer);
    });
}

void VisitorSession::refresh()
{
    if (!m_visitor || m_token.isEmpty() || m_isChecking
        || m_now() < m_checkedAt + m_timings.betweenChecks)
        return;
    m_checkedAt = m_now();
    m_isChecking = true;
    m_client.peek(m_token, this, [this, visit = m_visit](const auto &answer) {
        if (visit != m_visit)
            return;
        m_isChecking = false;
        if (!answer && answer.error() == ClientError::NotAllowed)
            giveUp();
    });
}

void VisitorSession::giveUp()
{
    m_token = {};
    Q_EMIT revoked();
}

void VisitorSession::onStayed(const Answer<Protocol::MeReply> &answer)
{
    if (answer) {
        lastFor(answer->expiresIn);
        Q_EMIT prolonged();
    } else if (answer.error() == ClientError::NotAllowed) {
        giveUp();
    }
}

void VisitorSession::end(Core::SignOutReason reason)
{
    ++m_visit;
    if (!m_token.isEmpty()) {
        m_client.signOut(m_token, reason, this, [](const auto &done) {
            if (!done)
                qCWarning(lcKiosk) << "the sign-out did not arrive; the session ends by itself";
        });
    }
    m_token = {};
    m_visitor.reset();
}

TimeLeft VisitorSession::timeLeft() const
{
    return {.left = std::max(m_until - m_now(), 0ms), .whole = m_whole};
}

} // namespace Kiosk
