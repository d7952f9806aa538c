// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/base/sidethread.h"
#include "support/test.h"
#include "support/threads.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QTest>

#include <memory>

namespace SideThreadTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kiosk::SideThread;

class TestSideThread : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_threads = TestSupport::threadCount(); }

    void workerRunsAndEndsInItsOwnThread()
    {
        QThread *seen = nullptr;
        QThread *ended = nullptr;
        auto worker = std::make_unique<QObject>();
        auto *object = worker.get();
        connect(
            object, &QObject::destroyed, object, [&ended] { ended = QThread::currentThread(); },
            Qt::DirectConnection);
        QSemaphore done;

        auto thread = std::make_unique<SideThread>(std::move(worker), u"side"_s);
        QMetaObject::invokeMethod(object, [&] {
            seen = QThread::currentThread();
            done.release();
        });
        QVERIFY(done.tryAcquire(1, 5000));
        thread.reset();

        QVERIFY(seen);
        QVERIFY(seen != QThread::currentThread());
        QCOMPARE(ended, seen);
    }

    void threadThatHangsIsLeftBehind()
    {
        struct Gate
        {
            QSemaphore entered;
            QSemaphore open;
            QSemaphore ended;
        } gate;
        auto worker = std::make_unique<QObject>();
        auto *object = worker.get();
        connect(
            object, &QObject::destroyed, object, [&gate] { gate.ended.release(); },
            Qt::DirectConnection);
        auto thread = std::make_unique<SideThread>(std::move(worker), u"side"_s, 50ms);
        QMetaObject::invokeMethod(object, [&gate] {
            gate.entered.release();
            gate.open.acquire();
        });
        QVERIFY(gate.entered.tryAcquire(1, 5000));

        QElapsedTimer timer;
        timer.start();
        thread.reset();

        QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
        // Its worker ends when the wait does.
        QCOMPARE(gate.ended.available(), 0);
        gate.open.release();
        QVERIFY(gate.ended.tryAcquire(1, 5000));
        QTRY_COMPARE(TestSupport::threadCount(), m_threads);
    }

private:
    qsizetype m_threads = 0;
};

KIOSK_TEST(TestSideThread)

} // namespace SideThreadTest
#include "tst_sidethread.moc"
