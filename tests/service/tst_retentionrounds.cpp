// SPDX-License-Identifier: GPL-3.0-only
#include "service/serverupkeep.h"
#include "support/test.h"

#include <QTest>

namespace RetentionRoundsTest {

using namespace Service;
using namespace std::chrono_literals;

namespace {

constexpr RetentionRounds::Timings quick{.first = 0ms, .every = 1h, .pause = 0ms};

} // namespace

//! When what is old is removed.
class TestRetentionRounds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRoundTakesAsManyStepsAsThereAre()
    {
        int steps = 0;
        const RetentionRounds rounds([&] { return Core::Stored<bool>(++steps < 5); }, quick);

        QTRY_COMPARE(steps, 5);
    }

    void othersHaveTheirTurnBetweenTwoSteps()
    {
        int steps = 0;
        int stepsBefore = 0;
        bool isAlone = false;
        const RetentionRounds rounds(
            [&] {
                isAlone = isAlone || steps > stepsBefore + 1;
                ++steps;
                QMetaObject::invokeMethod(
                    qApp, [&] { stepsBefore = steps; }, Qt::QueuedConnection);
                return Core::Stored<bool>(steps < 20);
            },
            quick);

        QTRY_COMPARE(stepsBefore, 20);
        QVERIFY(!isAlone);
    }

    void roundsFollowEachOther()
    {
        int rounds = 0;
        const RetentionRounds timer(
            [&] {
                ++rounds;
                return Core::Stored<bool>(false);
            },
            {.first = 0ms, .every = 1ms, .pause = 1h});

        QTRY_VERIFY(rounds >= 3);
    }

    void anErrorIsTriedAgainInTheNextRound()
    {
        int steps = 0;
        const RetentionRounds timer(
            [&]() -> Core::Stored<bool> {
                ++steps;
                return Core::Unexpected(Core::StorageError::Unavailable);
            },
            {.first = 0ms, .every = 1ms, .pause = 1h});

        QTRY_VERIFY(steps >= 3);
    }

    void whoseTurnItIsNotDoesNothing()
    {
        int asked = 0;
        int steps = 0;
        const RetentionRounds timer(
            [&] {
                ++steps;
                return Core::Stored<bool>(false);
            },
            {.first = 0ms, .every = 1ms, .pause = 0ms},
            [&] {
                ++asked;
                return false;
            });

        QTRY_VERIFY(asked >= 3);
        QCOMPARE(steps, 0);
    }
};

KIOSK_TEST(TestRetentionRounds)

} // namespace RetentionRoundsTest

#include "tst_retentionrounds.moc"
