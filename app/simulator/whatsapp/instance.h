// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "simulator/state/simulatorstate.h"

#include <QObject>
#include <QTimer>

namespace Simulator {

//! Restarts, settings and states of the instance, and the notifications of them.
class Instance : public QObject
{
    Q_OBJECT

public:
    explicit Instance(SimulatorState &simulator);

    //! The method setSettings: "starting" at once, the new settings Times::applySettings later.
    void change(const QJsonObject &settings);
    //! In force without a restart, for tests and scripts.
    void changeAtOnce(const QJsonObject &settings);
    void reboot();
    void logout();
    //! Ends a restart that is under way.
    void setState(const QString &state);

Q_SIGNALS:
    void settingsApplied();

private:
    void restart(std::chrono::milliseconds time);
    void finishRestart();
    void onStateChanged(const QString &before, const QString &now);

    SimulatorState &m_simulator;
    QTimer m_restart;
    QString m_afterRestart;
};

} // namespace Simulator
