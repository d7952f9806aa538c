#include "simulator/state/instancestate.h"

#include <QJsonObject>

namespace Simulator {

using namespace Qt::StringLiterals;

InstanceState::InstanceState(QString name, Core::Clock now)
    : m_name(std::move(name))
    , m_now(std::move(now))
    , m_history({{.name = m_name, .at = m_now().toSecsSinceEpoch()}})
{
}

bool InstanceState::isConnected() const
{
    return canSend() || m_name == "yellowCard"_L1 || m_name == "suspended"_L1;
}

bool InstanceState::canSend() const
{
    return m_name == "authorized"_L1;
}

bool InstanceState::isUnlinked() const
{
    return m_name == "notAuthorized"_L1 || m_name == "blocked"_L1;
}

void InstanceState::become(const QString &name)
{
    if (name == m_name)
        return;
    const auto before = std::exchange(m_name, name);
    m_history.append({.name = name, .at = m_now().toSecsSinceEpoch()});
    Q_EMIT changed(before, name);
}

QJsonArray InstanceState::history(const QString &number) const
{
    QJsonArray history;
    for (const auto &change : m_history) {
        history.append(QJsonObject{{u"stateInstance"_s, change.name},
                                   {u"timestamp"_s, change.at},
                                   {u"phoneNumber"_s, number}});
    }
    return history;
}

} // namespace Simulator
