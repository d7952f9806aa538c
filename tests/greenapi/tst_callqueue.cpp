// SPDX-License-Identifier: GPL-3.0-only
#include "greenapi/client/callqueue.h"
#include "support/test.h"

#include <QElapsedTimer>
#include <QTest>

namespace CallQueueTest {

using namespace GreenApi;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestCallQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void callsBeginInOrderAndOneAtATime()
    {
        CallQueue queue({.spacing = 0ms, .atOnce = 1, .longest = 10});
        QList<int> begun;
        for (const int i : {1, 2, 3})
            QVERIFY(queue.add([&begun, i] { begun.append(i); }));

        QVERIFY(begun.isEmpty());
        QTRY_COMPARE(begun, QList<int>({1}));
        letAnotherQueueWork();
        QCOMPARE(begun, QList<int>({1}));
        queue.finish();
        QTRY_COMPARE(begun, QList<int>({1, 2}));
        queue.finish();
        QTRY_COMPARE(begun, QList<int>({1, 2, 3}));
    }

    void asManyRunAtOnceAsAllowed()
    {
        CallQueue queue({.spacing = 0ms, .atOnce = 2, .longest = 10});
        int begun = 0;
        for (int i = 0; i < 3; ++i)
            QVERIFY(queue.add([&begun] { ++begun; }));

        QTRY_COMPARE(begun, 2);
        letAnotherQueueWork();
        QCOMPARE(begun, 2);
        queue.finish();
        QTRY_COMPARE(begun, 3);
    }

    void beginningsAreSpaced()
    {
        CallQueue queue({.spacing = 40ms, .atOnce = 10, .longest = 10});
        QElapsedTimer clock;
        clock.start();
        QList<qint64> times;
        for (int i = 0; i < 4; ++i)
            QVERIFY(queue.add([&times, &clock] { times.append(clock.elapsed()); }));

        QTRY_COMPARE(times.size(), 4);

        for (int i = 1; i < 4; ++i)
            QVERIFY2(times.at(i) - times.at(i - 1) >= 39, qPrintable(QString::number(i)));
    }

    void repeatKeepsItsPlaceAndTheSpacing()
    {
        CallQueue queue({.spacing = 40ms, .atOnce = 1, .longest = 10});
        QElapsedTimer clock;
        QList<int> begun;
        QList<qint64> times;
        const auto note = [&](int i) {
            begun.append(i);
            times.append(clock.elapsed());
        };
        clock.start();
        QVERIFY(queue.add([&] {
            note(1);
            queue.beginAgain(
                [&] {
                    note(1);
                    queue.finish();
                },
                1ms);
        }));
        QVERIFY(queue.add([&] { note(2); }));

        QTRY_COMPARE(begun, QList<int>({1, 1, 2}));
        QVERIFY(times.at(1) - times.at(0) >= 39);
        QVERIFY(times.at(2) - times.at(1) >= 39);
    }

    void urgentCallsGoFirst()
    {
        CallQueue queue({.spacing = 0ms, .atOnce = 1, .longest = 10});
        QStringList begun;
        const auto call = [&](const QString &name) {
            return [&begun, &queue, name] {
                begun.append(name);
                queue.finish();
            };
        };
        QVERIFY(queue.add(call(u"1"_s)));
        QVERIFY(queue.add(call(u"2"_s)));
        QVERIFY(queue.add(call(u"urgent 1"_s), Urgency::Urgent));
        QVERIFY(queue.add(call(u"urgent 2"_s), Urgency::Urgent));

        QTRY_COMPARE(begun, QStringList({u"urgent 1"_s, u"urgent 2"_s, u"1"_s, u"2"_s}));
    }

    void urgentCallsDoNotWaitForOneThatHangs()
    {
        CallQueue queue({.spacing = 0ms, .atOnce = 1, .longest = 1});
        QStringList begun;
        QVERIFY(queue.add([&] { begun.append(u"hangs"_s); }));
        QTRY_COMPARE(begun, QStringList(u"hangs"_s));
        QVERIFY(queue.add([&] { begun.append(u"next"_s); }));

        QVERIFY(queue.add([&] { begun.append(u"urgent"_s); }, Urgency::Urgent));

        QTRY_COMPARE(begun, QStringList({u"hangs"_s, u"urgent"_s}));
        // There is one such place.
        QVERIFY(queue.add([&] { begun.append(u"urgent 2"_s); }, Urgency::Urgent));
        letAnotherQueueWork();
        QCOMPARE(begun.size(), 2);
        queue.finish();
        QTRY_COMPARE(begun.size(), 3);
        QCOMPARE(begun.last(), u"urgent 2"_s);
    }

    void tooManyAreNotTaken()
    {
        CallQueue queue({.spacing = 1h, .atOnce = 1, .longest = 2});
        int begun = 0;
        const auto begin = [&begun] { ++begun; };

        QVERIFY(queue.add(begin));
        QVERIFY(queue.add(begin));
        QVERIFY(!queue.add(begin));

        QTRY_COMPARE(begun, 1);
        QVERIFY(queue.add(begin));
        QVERIFY(!queue.add(begin));
    }

    void queueMayGoBeforeItsCalls()
    {
        int begun = 0;
        {
            CallQueue queue({.spacing = 0ms, .atOnce = 1, .longest = 10});
            QVERIFY(queue.add([&begun] { ++begun; }));
            queue.beginAgain([&begun] { ++begun; }, 1ms);
        }

        letAnotherQueueWork();

        QCOMPARE(begun, 0);
    }

private:
    // The timer of an older queue is due before that of a younger one.
    static void letAnotherQueueWork()
    {
        CallQueue other({.spacing = 0ms, .atOnce = 1, .longest = 1});
        int begun = 0;
        QVERIFY(other.add([&begun] { ++begun; }));
        QTRY_COMPARE(begun, 1);
        other.beginAgain([&begun] { ++begun; }, 1ms);
        QTRY_COMPARE(begun, 2);
    }
};

KIOSK_TEST(TestCallQueue)

} // namespace CallQueueTest
#include "tst_callqueue.moc"
