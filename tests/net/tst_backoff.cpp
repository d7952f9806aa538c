// SPDX-License-Identifier: GPL-3.0-only
#include "net/backoff.h"
#include "support/test.h"

#include <QTest>

namespace BackoffTest {

using namespace std::chrono_literals;

class TestBackoff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pausesDoubleUpToTheLimitAndAreShortenedByAThirdAtMost()
    {
        Net::Backoff backoff({.first = 500ms, .longest = 15s});

        for (const auto longest : {500ms, 1000ms, 2000ms, 4000ms, 8000ms, 15000ms, 15000ms}) {
            const auto pause = backoff.next();
            QVERIFY2(pause <= longest, qPrintable(QString::number(pause.count())));
            QVERIFY2(pause >= longest * 2 / 3 - 1ms, qPrintable(QString::number(pause.count())));
        }
    }

    void pausesDiffer()
    {
        QSet<qint64> pauses;

        for (int i = 0; i < 50; ++i)
            pauses.insert(Net::Backoff({.first = 10s, .longest = 10s}).next().count());

        QVERIFY(pauses.size() > 5);
    }

    void successBeginsAnew()
    {
        Net::Backoff backoff({.first = 500ms, .longest = 15s});
        for (int i = 0; i < 5; ++i)
            (void)backoff.next();

        backoff.reset();

        QVERIFY(backoff.next() <= 500ms);
    }
};

KIOSK_TEST(TestBackoff)

} // namespace BackoffTest
#include "tst_backoff.moc"
