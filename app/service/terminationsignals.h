#pragma once

#include <QObject>
#include <QSocketNotifier>

namespace Service {

//! Keeps SIGINT and SIGTERM from ending the program the hard way, in this thread and all that it
//! starts. Call it before anything starts a thread (QApplication does).
void blockTerminationSignals();

//! Turns SIGINT and SIGTERM into a Qt signal, so that a program ends in order. Needs
//! blockTerminationSignals() before, and an application object.
class TerminationSignals : public QObject
{
    Q_OBJECT

public:
    TerminationSignals();
    ~TerminationSignals() override;
    Q_DISABLE_COPY_MOVE(TerminationSignals)

Q_SIGNALS:
    void received();

private:
    int m_descriptor;
    QSocketNotifier m_notifier;
};

} // namespace Service
