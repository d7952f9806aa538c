// SPDX-License-Identifier: GPL-3.0-only
#include "eventwatch.h"

#include "threadtime.h"

#include <QMetaEnum>
#include <QThread>

namespace Benchmark {

using namespace Qt::StringLiterals;

EventWatch::EventWatch(int &argc, char **argv)
    : QApplication(argc, argv)
{
}

bool EventWatch::notify(QObject *receiver, QEvent *event)
{
    if (QThread::currentThread() != thread() || m_depth > 0)
        return QApplication::notify(receiver, event);
    // The receiver may be gone afterwards.
    const auto *name = receiver->metaObject()->className();
    const auto type = event->type();
    const auto start = threadTime();
    ++m_depth;
    const bool isHandled = QApplication::notify(receiver, event);
    --m_depth;
    const auto time = threadTime() - start;
    m_events.add(time);
    if (time > m_longestTime) {
        m_longestTime = time;
        m_longest = u"%1 for %2"_s.arg(
            QLatin1StringView(QMetaEnum::fromType<QEvent::Type>().valueToKey(type)),
            QLatin1StringView(name));
    }
    return isHandled;
}

void EventWatch::forget()
{
    m_events = {};
    m_longestTime = {};
    m_longest.clear();
}

} // namespace Benchmark
