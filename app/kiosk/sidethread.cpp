#include "kiosk/sidethread.h"

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
    QObject::connect(m_thread.get(), &QThread::finished, object, &QObject::deleteLater);
    m_thread->start();
}

SideThread::~SideThread()
{
    m_thread->quit();
    // Qt aborts the program when a running thread's object is deleted.
    if (!m_thread->wait(QDeadlineTimer(m_patience)))
        static_cast<void>(m_thread.release());
}

} // namespace Kiosk
