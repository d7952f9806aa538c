// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/flow/loginflow.h"

#include "kiosk/base/wipe.h"

#include <QAbstractEventDispatcher>

#include <algorithm>

namespace Kiosk {

using namespace std::chrono_literals;

namespace {

// States after which visitor data must be wiped.
bool isPersonal(FlowState state)
{
    return isAttended(state) && state != FlowState::Pin && state != FlowState::Staff;
}

} // namespace

bool isAttended(FlowState state)
{
    switch (state) {
    case FlowState::Starting:
    case FlowState::Scan:
    case FlowState::Idle:
    case FlowState::NotAvailable:
        return false;
    case FlowState::Received:
    case FlowState::NumberMatch:
    case FlowState::PhoneEntry:
    case FlowState::CodeEntry:
    case FlowState::Welcome:
    case FlowState::Refused:
    case FlowState::Pin:
    case FlowState::Staff:
        return true;
    }
    Q_UNREACHABLE();
}

LoginFlow::LoginFlow(LoginClient &client, const ServerAddress &server, const MonotonicClock &now,
                     const FlowTimings &timings, const std::optional<Core::PasswordHash> &pin,
                     const QString &pinCountFile, QObject *parent)
    : QObject(parent)
    , m_now(now)
    , m_timings(timings)
    , m_pool(client, server, now, timings.pool)
    , m_codeLogin(client, now)
    , m_session(client, now, timings.session)
    , m_pinGate(pin, now, pinCountFile)
{
    m_tick.setInterval(timings.tick);
    connect(&m_tick, &QTimer::timeout, this, &LoginFlow::tick);
    connectParts();
}

void LoginFlow::connectParts()
{
    connect(&m_pool, &AttemptPool::changed, this, &LoginFlow::onPoolChanged);
    connect(&m_pool, &AttemptPool::serviceReported, this,
            [this](const Protocol::ServiceView &told) { setServerCondition(conditionFrom(told)); });
    connect(&m_pool, &AttemptPool::messageArrived, this, &LoginFlow::onMessage);
    connect(&m_pool, &AttemptPool::numberWanted, this, &LoginFlow::onNumberWanted);
    connect(&m_pool, &AttemptPool::completed, this, &LoginFlow::onCompleted);
    connect(&m_pool, &AttemptPool::refused, this, &LoginFlow::onRefused);
    connect(&m_codeLogin, &CodeLogin::changed, this, &LoginFlow::onDialogChanged);
    connect(&m_codeLogin, &CodeLogin::sent, this,
            [this] { enterFor(FlowState::CodeEntry, m_codeLogin.lifetime()); });
    connect(&m_codeLogin, &CodeLogin::completed, this, &LoginFlow::onCodeCompleted);
    connect(&m_session, &VisitorSession::revoked, this,
            [this] { leave(Core::SignOutReason::Done); });
    connect(&m_pinGate, &PinGate::opened, this, &LoginFlow::onPinOpened);
    connect(&m_pinGate, &PinGate::refused, this, &LoginFlow::changed);
}

void LoginFlow::start()
{
    m_lastActivity = m_lastSeen = m_now();
    m_pool.resume();
    m_tick.start();
    // Before anything is painted after a standstill, whatever else has become due meanwhile: a
    // clock on the page that goes on would leave the code beside it as it was.
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake, this,
            &LoginFlow::detectStandstill);
}

void LoginFlow::setLanguage(const QString &language)
{
    m_pool.setLanguage(language);
    m_codeLogin.setLanguage(language);
}

void LoginFlow::prepareForSleep()
{
    m_pool.pause();
    if (isAttended(m_state))
        leave(Core::SignOutReason::Done);
}

void LoginFlow::wake()
{
    m_lastSeen = m_now();
    m_pool.wake();
}

void LoginFlow::setServerCondition(const ServerCondition &condition)
{
    const bool isNews = condition != m_server;
    m_server = condition;
    if (isNews)
        Q_EMIT serverConditionChanged();
    onPoolChanged();
}

const Protocol::StartReply *LoginFlow::invitation() const
{
    const bool isShown = m_state == FlowState::Scan || m_state == FlowState::Idle;
    const auto *code = isShown ? m_pool.code() : nullptr;
    return code ? &code->reply : nullptr;
}

TimeLeft LoginFlow::timeLeft() const
{
    switch (m_state) {
    case FlowState::Starting:
    case FlowState::NotAvailable:
        return {};
    case FlowState::Scan:
    case FlowState::Idle:
        return {.left = m_pool.timeToRenewal(), .whole = m_pool.timeBetweenRenewals()};
    case FlowState::Welcome:
        return m_session.timeLeft();
    case FlowState::NumberMatch:
        return m_pool.timeForNumber();
    case FlowState::CodeEntry:
        return {.left = m_codeLogin.untilOver(),
                .whole = m_codeLogin.lifetime(),
                .untilResend = m_codeLogin.untilResend()};
    case FlowState::Received:
    case FlowState::PhoneEntry:
    case FlowState::Refused:
    case FlowState::Pin:
    case FlowState::Staff:
        break;
    }
    return {.left = std::max(m_until - m_now(), 0ms), .whole = m_duration};
}

void LoginFlow::tick()
{
    detectStandstill();
    m_pool.refresh();
    m_session.refresh();
    if (isAttended(m_state) && isOver())
        onTimeout();
    // A code may also end because its time has passed, which no signal tells.
    onPoolChanged();
    Q_EMIT ticked();
}

void LoginFlow::detectStandstill()
{
    if (m_now() > m_lastSeen + m_timings.standstill)
        wake();
    m_lastSeen = m_now();
}

void LoginFlow::onPoolChanged()
{
    if (!isAttended(m_state))
        enterUnattended();
}

void LoginFlow::onMessage()
{
    if (m_state != FlowState::NumberMatch)
        enterFor(FlowState::Received, m_timings.received);
}

void LoginFlow::onNumberWanted(int digits, int triesLeft)
{
    const bool isAsked = m_state == FlowState::NumberMatch;
    m_numberPrompt = {.digits = digits,
                      .triesLeft = triesLeft,
                      .wasWrong = isAsked && triesLeft < m_numberPrompt.triesLeft};
    enterFor(FlowState::NumberMatch, m_pool.timeForNumber().left);
}

void LoginFlow::onCompleted(const Protocol::StatusReply &status)
{
    std::optional<std::chrono::milliseconds> left;
    if (status.session)
        left = m_pool.timeUntil(status.session->expiresAt);
    m_session.open(*status.user, status.session ? status.session->token : Core::Secret(), left);
    enterWelcome();
}

void LoginFlow::onCodeCompleted(const Protocol::SignedInReply &reply)
{
    m_pool.stop();
    m_session.open(reply.user, reply.session.token, m_pool.timeUntil(reply.session.expiresAt));
    enterWelcome();
}

void LoginFlow::enterWelcome()
{
    m_codeLogin.forget();
    // All channels are closed now, so no change of the server's condition would be heard.
    const bool wasKnown = m_server != ServerCondition();
    m_server = {};
    if (wasKnown)
        Q_EMIT serverConditionChanged();
    enter(FlowState::Welcome);
}

void LoginFlow::onRefused(Core::FailureReason reason, const QString &maskedPhone,
                          const QString &ticket)
{
    // Somebody else's message, who reads in WhatsApp what became of it: it must not take the keypad
    // from who stands here with the right number.
    if (m_state == FlowState::NumberMatch && m_pool.isNumberWanted())
        return;
    m_refusal = reason;
    m_refusedPhone = maskedPhone;
    m_refusedTicket = ticket;
    enterFor(FlowState::Refused,
             ticket.isEmpty() ? m_timings.refused : m_timings.refusedWithTicket);
}

void LoginFlow::onPinOpened()
{
    if (m_state == FlowState::Pin)
        enterFor(FlowState::Staff, m_timings.staff);
}

void LoginFlow::onDialogChanged()
{
    if (m_state == FlowState::PhoneEntry || m_state == FlowState::CodeEntry)
        Q_EMIT changed();
}

void LoginFlow::onTimeout()
{
    if (m_state == FlowState::NumberMatch) {
        m_pool.cancelNumber();
        onRefused(Core::FailureReason::AttemptExpired, {}, {});
        return;
    }
    leave(Core::SignOutReason::Done);
}

// The page is turned first, so that nobody shows the visitor's once more in another language; and
// the next code is asked for last, in the next visitor's language.
void LoginFlow::leave(Core::SignOutReason reason)
{
    const bool isVisitor = isPersonal(m_state);
    m_session.end(reason);
    enterUnattended();
    if (isVisitor)
        Q_EMIT visitorLeft();
    m_pool.resume();
    enterUnattended();
}

std::optional<Outage> LoginFlow::currentOutage() const
{
    return m_server.outage ? m_server.outage : m_pool.outage();
}

std::optional<Core::GatewayState> LoginFlow::gatewayBehind(std::optional<Outage> outage) const
{
    return outage == Outage::Gateway ? m_server.gateway : std::nullopt;
}

bool LoginFlow::isOver() const
{
    return m_state == FlowState::Welcome ? m_session.isOver() : m_now() >= m_until;
}

bool LoginFlow::isQuiet() const
{
    return m_now() >= m_lastActivity + m_timings.untilIdle;
}

void LoginFlow::enterUnattended()
{
    if (isPersonal(m_state))
        m_lastActivity = m_now();
    if (m_pool.code() && !m_server.outage)
        enter(isQuiet() ? FlowState::Idle : FlowState::Scan);
    else
        enter(currentOutage() ? FlowState::NotAvailable : FlowState::Starting);
}

void LoginFlow::enter(FlowState state)
{
    const bool isCode = state == FlowState::Scan || state == FlowState::Idle;
    const auto *code = isCode ? m_pool.code() : nullptr;
    const auto codeOnScreen = code ? code->reply.attemptId : QUuid();
    const auto outage = state == FlowState::NotAvailable ? currentOutage() : std::nullopt;
    const auto gateway = gatewayBehind(outage);
    const bool isSame = state == m_state && codeOnScreen == m_codeOnScreen && outage == m_outage
        && gateway == m_gateway;
    m_state = state;
    m_codeOnScreen = codeOnScreen;
    m_outage = outage;
    m_gateway = gateway;
    if (state != FlowState::PhoneEntry && state != FlowState::CodeEntry)
        m_codeLogin.forget();
    if (state != FlowState::Refused) {
        m_refusal.reset();
        wipe(m_refusedPhone);
        wipe(m_refusedTicket);
    }
    if (!isSame || isAttended(state))
        Q_EMIT changed();
}

void LoginFlow::enterFor(FlowState state, std::chrono::milliseconds duration)
{
    m_duration = duration;
    m_until = m_now() + duration;
    enter(state);
}

} // namespace Kiosk
