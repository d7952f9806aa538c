// SPDX-License-Identifier: GPL-3.0-only
#include "service/servicewatch.h"

#include "service/doctor/gatewaytexts.h"

#include <utility>

namespace Service {

using Protocol::ServiceState;

ServiceWatch::ServiceWatch(Sample sample, Rules rules, std::chrono::milliseconds every)
    : m_sample(std::move(sample))
    , m_rules(rules)
{
    m_next.setInterval(every);
    connect(&m_next, &QTimer::timeout, this, &ServiceWatch::refresh);
}

void ServiceWatch::start()
{
    m_next.start();
    refresh();
}

void ServiceWatch::refresh()
{
    const auto condition = m_sample();
    if (condition == m_condition)
        return;
    m_condition = condition;
    Q_EMIT changed();
}

Protocol::ServiceView ServiceWatch::view(bool isForKiosk) const
{
    Protocol::ServiceView view{.state = state(isForKiosk)};
    if (!m_condition)
        return view;
    view.sending = m_condition->sending;
    if (isForKiosk)
        view.gateway = m_condition->gateway;
    return view;
}

ServiceState ServiceWatch::state(bool isForKiosk) const
{
    if (!m_condition)
        return ServiceState::Unknown;
    if (!m_condition->isDatabaseUsable)
        return ServiceState::ServerTrouble;
    if (m_rules.isSimulated)
        return ServiceState::Ok;
    if (!m_rules.isListening)
        return ServiceState::GatewayTrouble;
    const auto gateway = m_condition->gateway;
    if (!gateway)
        return ServiceState::Unknown;
    const bool needsNumber = m_rules.confirmation.all || (m_rules.confirmation.web && !isForKiosk);
    if (!isUsable(*gateway) || (needsNumber && *gateway == Core::GatewayState::Suspended))
        return ServiceState::GatewayTrouble;
    return ServiceState::Ok;
}

} // namespace Service
