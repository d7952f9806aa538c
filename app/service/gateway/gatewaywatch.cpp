// SPDX-License-Identifier: GPL-3.0-only
#include "service/gateway/gatewaywatch.h"

#include "core/base/logevent.h"
#include "greenapi/base/chatid.h"
#include "service/process/logging.h"

namespace Service {

using namespace Qt::StringLiterals;
using Core::GatewayState;

namespace {

bool isRoutine(GatewayState state)
{
    return state == GatewayState::Authorized || state == GatewayState::Starting;
}

void logState(GatewayState state)
{
    const auto line =
        Core::LogEvent("gateway.state"_L1).with("state"_L1, Core::toString(state)).text();
    if (isRoutine(state))
        qCInfo(lcService).noquote() << line;
    else
        qCWarning(lcService).noquote() << line;
}

} // namespace

GatewayState stateOf(GreenApi::InstanceState state)
{
    switch (state) {
    case GreenApi::InstanceState::Authorized:
        return GatewayState::Authorized;
    case GreenApi::InstanceState::NotAuthorized:
        return GatewayState::NotAuthorized;
    case GreenApi::InstanceState::Blocked:
        return GatewayState::Blocked;
    case GreenApi::InstanceState::Sleeping:
        return GatewayState::Sleeping;
    case GreenApi::InstanceState::Starting:
        return GatewayState::Starting;
    case GreenApi::InstanceState::Suspended:
        return GatewayState::Suspended;
    case GreenApi::InstanceState::Unknown:
        return GatewayState::Unknown;
    }
    Q_UNREACHABLE();
}

GatewayState stateOf(GreenApi::CallError error)
{
    switch (error) {
    case GreenApi::CallError::WrongCredentials:
    case GreenApi::CallError::Forbidden:
        return GatewayState::WrongToken;
    case GreenApi::CallError::InstanceGone:
        return GatewayState::Expired;
    case GreenApi::CallError::NotReady:
        return GatewayState::Starting;
    default:
        return GatewayState::Unreachable;
    }
}

GatewayWatch::GatewayWatch(GreenApi::Client &client, std::optional<Core::PhoneNumber> expected,
                           Core::Clock now, const WatchTimings &timings)
    : m_client(client)
    , m_expected(std::move(expected))
    , m_now(std::move(now))
    , m_timings(timings)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &GatewayWatch::ask);
}

void GatewayWatch::start()
{
    ask();
}

void GatewayWatch::handleChange(const GreenApi::StateChange &change)
{
    if (change.isOtherNumber)
        m_isOtherNumber = true;
    setAnswer(stateOf(change.state));
    // The notification has the state only; the number has to be asked for.
    m_next.start(0);
}

void GatewayWatch::setPollTrouble(std::optional<GreenApi::PollTrouble> trouble)
{
    m_pollTrouble = trouble;
    publish();
}

// One answer has both the state and the number.
void GatewayWatch::ask()
{
    m_client.getWaSettings(
        this, [this](const GreenApi::Answer<GreenApi::WaSettings> &answer) { onAnswer(answer); });
}

void GatewayWatch::onAnswer(const GreenApi::Answer<GreenApi::WaSettings> &answer)
{
    if (answer) {
        checkNumber(answer->phone);
        setAnswer(stateOf(answer->state));
    } else {
        setAnswer(stateOf(answer.error()));
    }
    if (m_answered == GatewayState::Starting)
        m_next.start(m_timings.whileStarting);
    else if (m_answered == GatewayState::Unreachable)
        m_next.start(m_timings.whileUnreachable);
    else
        m_next.start(m_timings.every);
}

// Empty while no phone is linked: then nothing is known of the number.
void GatewayWatch::checkNumber(const QString &digits)
{
    const auto number = Core::PhoneNumber::fromInternationalDigits(digits);
    if (!number)
        return;
    if (!m_expected)
        m_expected = number;
    m_isOtherNumber = number != m_expected;
    if (m_isOtherNumber || m_isNumberReported)
        return;
    m_isNumberReported = true;
    Q_EMIT numberKnown(*number);
}

void GatewayWatch::setAnswer(GatewayState state)
{
    m_answered = state;
    publish();
}

// A state that keeps everybody out takes precedence over the one that the account reports.
void GatewayWatch::publish()
{
    auto state = m_answered;
    if (m_isOtherNumber)
        state = GatewayState::NumberChanged;
    else if (state == GatewayState::Authorized
             && m_pollTrouble == GreenApi::PollTrouble::WebhookUrlSet)
        state = GatewayState::WebhookUrlSet;
    if (!state || state == m_state)
        return;
    m_state = state;
    m_since = m_now();
    logState(*state);
    Q_EMIT changed(*state);
}

} // namespace Service
