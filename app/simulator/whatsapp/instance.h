#pragma once

#include "simulator/state/simulatorstate.h"

#include <QObject>
#include <QTimer>

namespace Simulator {

//! Restarts, settings and states of the instance, and what is notified of them.
class Instance : public QObject
{
    Q_OBJECT

public:
    explicit Instance(SimulatorState &simulator);

    //! setSettings: "starting" at once, the new settings Times::applySettings later.
    void change(const QJsonObject &settings);
    //! In force without a restart, for tests and scripts.
    void changeAtOnce(const QJsonObject &settings);
    void reboot();
    void logout();
    //! Whatever is under way ends in @p state.
    void become(const QString &state);

Q_SIGNALS:
    void settingsApplied();

private:
    void restart(std::chrono::milliseconds time);
    void finishRestart();
    void tellState(const QString &before, const QString &now);

    SimulatorState &m_simulator;
    QTimer m_restart;
    QString m_afterRestart;
};

} // namespace Simulator
