// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/whatsapp/instance.h"

namespace Simulator {

using namespace Qt::StringLiterals;

Instance::Instance(SimulatorState &simulator)
    : m_simulator(simulator)
{
    m_restart.setSingleShot(true);
    connect(&m_restart, &QTimer::timeout, this, &Instance::finishRestart);
    connect(&simulator.state, &InstanceState::changed, this, &Instance::onStateChanged);
}

void Instance::change(const QJsonObject &settings)
{
    m_simulator.settings.propose(settings);
    restart(m_simulator.options.times.applySettings);
}

void Instance::changeAtOnce(const QJsonObject &settings)
{
    m_simulator.settings.propose(settings);
    m_simulator.settings.apply();
    Q_EMIT settingsApplied();
}

void Instance::reboot()
{
    restart(m_simulator.options.times.reboot);
}

void Instance::logout()
{
    setState(u"notAuthorized"_s);
}

void Instance::setState(const QString &state)
{
    const bool wasRestarting = m_restart.isActive();
    m_restart.stop();
    if (wasRestarting) {
        m_simulator.settings.apply();
        Q_EMIT settingsApplied();
    }
    m_simulator.state.setName(state);
}

// A restart ends a suspension, and links no phone.
void Instance::restart(std::chrono::milliseconds time)
{
    if (!m_restart.isActive())
        m_afterRestart =
            m_simulator.state.isUnlinked() ? m_simulator.state.name() : u"authorized"_s;
    m_restart.start(time);
    m_simulator.state.setName(u"starting"_s);
}

void Instance::finishRestart()
{
    m_simulator.settings.apply();
    Q_EMIT settingsApplied();
    m_simulator.state.setName(m_afterRestart);
}

void Instance::onStateChanged(const QString &before, const QString &now)
{
    if (before == "notAuthorized"_L1 && now == "authorized"_L1)
        m_simulator.isInLidMode = m_simulator.settings.isOn("enableLidMode"_L1);
    m_simulator.eventLog.record("state.changed"_L1, {{u"before"_s, before}, {u"state"_s, now}});
    if (!now.isEmpty() && m_simulator.settings.isOn("stateWebhook"_L1))
        m_simulator.notify(stateNotification(m_simulator.envelope(), now));
}

} // namespace Simulator
