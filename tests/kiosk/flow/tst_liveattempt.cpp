// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/flow/liveattempt.h"
#include "support/test.h"

#include <QTest>

namespace LiveAttemptTest {

using namespace std::chrono_literals;
using std::chrono::seconds;

class TestLiveAttempt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCodeIsReplacedInTimeAndNeverShownTooLong_data()
    {
        QTest::addColumn<seconds>("expiresIn");
        QTest::addColumn<seconds>("rotateAfter");
        QTest::addColumn<seconds>("renewAt");
        QTest::addColumn<seconds>("showUntil");

        QTest::newRow("usual") << 180s << 90s << 1090s << 1160s;
        QTest::newRow("shortest life") << 60s << 40s << 1035s << 1040s;
        QTest::newRow("rotation as late as allowed") << 180s << 160s << 1155s << 1160s;
        QTest::newRow("a server that does not rotate") << 180s << 0s << 1090s << 1160s;
        QTest::newRow("rotation after the end") << 180s << 600s << 1155s << 1160s;
        QTest::newRow("a life shorter than allowed") << 20s << 10s << 1005s << 1010s;
    }

    void aCodeIsReplacedInTimeAndNeverShownTooLong()
    {
        QFETCH(seconds, expiresIn);
        QFETCH(seconds, rotateAfter);
        QFETCH(seconds, renewAt);
        QFETCH(seconds, showUntil);
        Kiosk::LiveAttempt attempt;
        attempt.askedAt = 1000s;
        attempt.reply.expiresIn = expiresIn;
        attempt.reply.rotateAfter = rotateAfter;

        QCOMPARE(attempt.renewAt(20s), renewAt);
        QCOMPARE(attempt.showUntil(20s), showUntil);
        QCOMPARE(attempt.expiresAt(), 1000s + expiresIn);
    }
};

KIOSK_TEST(TestLiveAttempt)

} // namespace LiveAttemptTest
#include "tst_liveattempt.moc"
