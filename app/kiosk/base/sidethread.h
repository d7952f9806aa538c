// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QDeadlineTimer>
#include <QObject>
#include <QThread>

#include <chrono>
#include <memory>

namespace Kiosk {

//! A thread for one object that has to wait for other people's daemons. Its end takes a moment at
//! most: a thread that still waits then is left behind, to end when its wait does.
class SideThread
{
public:
    //! Takes @p worker, which has no parent, into a thread of its own; it is deleted there. To be
    //! called from its creator's thread, by QMetaObject::invokeMethod() or a signal.
    //! @p patience is how long the destructor waits for the thread.
    SideThread(std::unique_ptr<QObject> worker, const QString &name,
               std::chrono::milliseconds patience = std::chrono::seconds(1))
        : m_thread(std::make_unique<QThread>())
        , m_patience(patience)
    {
        m_thread->setObjectName(name);
        auto *object = worker.release();
        object->moveToThread(m_thread.get());
        // Not by deleteLater(): what it deletes later itself would come too late for this thread.
        QObject::connect(
            m_thread.get(), &QThread::finished, m_thread.get(), [object] { delete object; },
            Qt::DirectConnection);
        m_thread->start();
    }
    ~SideThread()
    {
        m_thread->quit();
        if (m_thread->wait(QDeadlineTimer(m_patience)))
            return;
        // Qt aborts the program when a running thread's object is deleted.
        auto *leftBehind = m_thread.release();
        QObject::connect(leftBehind, &QThread::finished, leftBehind, &QObject::deleteLater);
        if (leftBehind->isFinished())
            leftBehind->deleteLater();
    }
    Q_DISABLE_COPY_MOVE(SideThread)

private:
    std::unique_ptr<QThread> m_thread;
    std::chrono::milliseconds m_patience;
};

} // namespace Kiosk
