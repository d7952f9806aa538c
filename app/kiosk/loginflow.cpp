#include "kiosk/loginflow.h"

#include "kiosk/logging.h"

#include <algorithm>

namespace Kiosk {

using namespace std::chrono_literals;

namespace {

// The states in which the screen belongs to one visitor; they end in time or by a touch.
bool isServing(FlowState state)
{
    return state == FlowState::Received || state == FlowState::Welcome
        || state == FlowState::Refused;
}

} // namespace

LoginFlow::LoginFlow(LoginClient &client, ServerAddress server, MonotonicClock now,
                     const FlowTimings &timings, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_now(now)
    , m_timings(timings)
    , m_supply(client, std::move(server), std::move(now), timings.supply)
{
    m_tick.setInterval(timings.tick);
    connect(&m_tick, &QTimer::timeout, this, &LoginFlow::tick);
    connect(&m_supply, &CodeSupply::changed, this, &LoginFlow::onSupplyChanged);
    connect(&m_supply, &CodeSupply::messageArrived, this, &LoginFlow::onMessage);
    connect(&m_supply, &CodeSupply::completed, this, &LoginFlow::onCompleted);
    connect(&m_supply, &CodeSupply::refused, this, &LoginFlow::onRefused);
}

void LoginFlow::start()
{
    m_supply.resume();
    m_tick.start();
}

void LoginFlow::signOut()
{
    if (m_state != FlowState::Welcome)
        return;
    if (!m_sessionToken.isEmpty()) {
        m_client.signOut(m_sessionToken, this, [](const auto &done) {
            if (!done)
                qCWarning(lcKiosk) << "the sign-out did not arrive; the session ends by itself";
        });
    }
    m_sessionToken = {};
    Q_EMIT visitorLeft();
    m_supply.resume();
    settle();
}

void LoginFlow::dismissRefusal()
{
    if (m_state == FlowState::Refused)
        settle();
}

const Protocol::StartReply *LoginFlow::invitation() const
{
    const auto *code = m_state == FlowState::Scan ? m_supply.code() : nullptr;
    return code ? &code->reply : nullptr;
}

TimeLeft LoginFlow::timeLeft() const
{
    if (m_state == FlowState::Scan)
        return {.left = m_supply.timeToRenewal(), .whole = m_supply.timeBetweenRenewals()};
    if (isServing(m_state))
        return {.left = std::max(m_until - m_now(), 0ms), .whole = m_duration};
    return {};
}

void LoginFlow::tick()
{
    m_supply.keepUp();
    if (isServing(m_state) && m_now() >= m_until)
        leaveInTime();
    // A code may also end because its time has passed, which no signal tells.
    onSupplyChanged();
    Q_EMIT ticked();
}

void LoginFlow::onSupplyChanged()
{
    if (!isServing(m_state))
        settle();
}

void LoginFlow::onMessage()
{
    stay(FlowState::Received, m_timings.received);
}

void LoginFlow::onCompleted(const Protocol::StatusReply &status)
{
    m_visitor = status.user;
    m_sessionToken = status.session ? status.session->token : Core::Secret();
    const auto left = status.session ? m_supply.timeUntil(status.session->expiresAt) : 0ms;
    // No clamp(): a configured limit may be shorter than the least, which wins.
    stay(FlowState::Welcome,
         std::max(std::min(left, m_timings.longestGreeting), m_timings.greeting));
}

void LoginFlow::onRefused(Core::FailureReason reason)
{
    m_refusal = reason;
    stay(FlowState::Refused, m_timings.refused);
}

void LoginFlow::leaveInTime()
{
    if (m_state == FlowState::Welcome)
        signOut();
    else
        settle();
}

void LoginFlow::settle()
{
    if (m_supply.code())
        enter(FlowState::Scan);
    else
        enter(m_supply.trouble() ? FlowState::NotAvailable : FlowState::Starting);
}

void LoginFlow::enter(FlowState state)
{
    const auto *code = state == FlowState::Scan ? m_supply.code() : nullptr;
    const auto codeOnScreen = code ? code->reply.attemptId : QUuid();
    const auto trouble = state == FlowState::NotAvailable ? m_supply.trouble() : std::nullopt;
    const bool isSame = state == m_state && codeOnScreen == m_codeOnScreen && trouble == m_trouble;
    m_state = state;
    m_codeOnScreen = codeOnScreen;
    m_trouble = trouble;
    if (state != FlowState::Welcome)
        m_visitor.reset();
    if (state != FlowState::Refused)
        m_refusal.reset();
    if (!isSame || isServing(state))
        Q_EMIT changed();
}

void LoginFlow::stay(FlowState state, std::chrono::milliseconds duration)
{
    m_duration = duration;
    m_until = m_now() + duration;
    enter(state);
}

} // namespace Kiosk
