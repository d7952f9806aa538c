#include "simulator/whatsapp/instance.h"

namespace Simulator {

using namespace Qt::StringLiterals;

Instance::Instance(World &world)
    : m_world(world)
{
    m_restart.setSingleShot(true);
    connect(&m_restart, &QTimer::timeout, this, &Instance::finishRestart);
    connect(&world.state, &InstanceState::changed, this, &Instance::tellState);
}

void Instance::change(const QJsonObject &settings)
{
    m_world.settings.propose(settings);
    restart(m_world.options.times.applySettings);
}

void Instance::changeAtOnce(const QJsonObject &settings)
{
    m_world.settings.propose(settings);
    m_world.settings.apply();
    Q_EMIT settingsApplied();
}

void Instance::reboot()
{
    restart(m_world.options.times.reboot);
}

void Instance::logout()
{
    become(u"notAuthorized"_s);
}

void Instance::become(const QString &state)
{
    const bool wasRestarting = m_restart.isActive();
    m_restart.stop();
    if (wasRestarting) {
        m_world.settings.apply();
        Q_EMIT settingsApplied();
    }
    m_world.state.become(state);
}

// A restart heals what is suspended, and links no phone.
void Instance::restart(std::chrono::milliseconds time)
{
    if (!m_restart.isActive())
        m_afterRestart = m_world.state.isUnlinked() ? m_world.state.name() : u"authorized"_s;
    m_restart.start(time);
    m_world.state.become(u"starting"_s);
}

void Instance::finishRestart()
{
    m_world.settings.apply();
    Q_EMIT settingsApplied();
    m_world.state.become(m_afterRestart);
}

void Instance::tellState(const QString &before, const QString &now)
{
    if (before == "notAuthorized"_L1 && now == "authorized"_L1)
        m_world.isInLidMode = m_world.settings.isOn("enableLidMode"_L1);
    m_world.chronicle.note("state.changed"_L1, {{u"before"_s, before}, {u"state"_s, now}});
    if (!now.isEmpty() && m_world.settings.isOn("stateWebhook"_L1))
        m_world.notify(stateNotification(m_world.envelope(), now));
}

} // namespace Simulator
