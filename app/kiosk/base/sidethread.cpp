#include "kiosk/base/sidethread.h"

#include <QDeadlineTimer>

namespace Kiosk {

SideThread::SideThread(std::unique_ptr<QObject> worker, const QString &name,
                       std::chrono::milliseconds patience)
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

SideThread::~SideThread()
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

} // namespace Kiosk
