// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QObject>
#include <QSocketNotifier>

namespace Service {

//! The effect of SIGHUP.
enum class HangUp {
    //! Ends the program, as is usual: a window that was started from a terminal ends with it.
    Ends,
    Reloads,
};

//! Keeps SIGINT, SIGTERM and, where it @p hangUp reloads, SIGHUP from ending the program the hard
//! way, in this thread and all that it starts. Call it before anything starts a thread
//! (QApplication does).
void blockProcessSignals(HangUp hangUp);

//! Turns the signals of the system into Qt's, so that a program ends in order and reads its files
//! anew when it is told to. Needs blockProcessSignals() with the same @p hangUp before, and an
//! application object.
class ProcessSignals : public QObject
{
    Q_OBJECT

public:
    explicit ProcessSignals(HangUp hangUp);
    ~ProcessSignals() override;
    Q_DISABLE_COPY_MOVE(ProcessSignals)

Q_SIGNALS:
    //! SIGINT or SIGTERM.
    void endRequested();
    //! SIGHUP.
    void reloadRequested();

private:
    void read();

    int m_descriptor;
    QSocketNotifier m_notifier;
};

} // namespace Service
