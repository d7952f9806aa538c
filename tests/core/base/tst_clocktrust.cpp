// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/clocktrust.h"
#include "support/test.h"

#include <QTest>

namespace ClockTrustTest {

using namespace Core;
using namespace std::chrono_literals;

namespace {

const QDateTime known({2026, 1, 23}, {17, 27}, Qt::UTC);

using Doubt = std::optional<ClockDoubt>;

//! A machine with its clocks.
struct Machine
{
    QDateTime wall = known;
    std::chrono::milliseconds sinceBoot = 1h;
    bool isSynchronized = false;

    void run(std::chrono::milliseconds time)
    {
        wall = wall.addDuration(time);
        sinceBoot += time;
    }
    void set(std::chrono::milliseconds by) { wall = wall.addDuration(by); }

    [[nodiscard]] ClockReading reading() const
    {
        return {.wall = wall, .sinceBoot = sinceBoot, .isSynchronized = isSynchronized};
    }
};

//! One thing that happens: first the clock is set, then the machine runs.
struct Happening
{
    std::chrono::milliseconds set{0};
    std::chrono::milliseconds run{0};
    bool isSynchronized = false;
};

} // namespace

//! The whole rule about clocks that may be wrong.
class TestClockTrust : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClockIsDoubtedAtTheStartWhereItIsFarFromWhatIsKnown_data()
    {
        QTest::addColumn<std::chrono::milliseconds>("off");
        QTest::addColumn<bool>("isSynchronized");
        QTest::addColumn<Doubt>("doubt");
        using Ms = std::chrono::milliseconds;
        QTest::newRow("restarted") << Ms(3s) << false << Doubt();
        QTest::newRow("off for a day") << Ms(24h) << false << Doubt();
        QTest::newRow("off for longer") << Ms(24h + 1s) << false << Doubt(ClockDoubt::Ahead);
        QTest::newRow("a wrong year") << Ms(1100 * 24h) << false << Doubt(ClockDoubt::Ahead);
        QTest::newRow("a wrong year, synchronized") << Ms(1100 * 24h) << true << Doubt();
        QTest::newRow("summer time") << Ms(-1h) << false << Doubt();
        QTest::newRow("an empty battery")
            << Ms(-26 * 365 * 24h) << false << Doubt(ClockDoubt::Behind);
        QTest::newRow("an empty battery, synchronized") << Ms(-26 * 365 * 24h) << true << Doubt();
    }

    void aClockIsDoubtedAtTheStartWhereItIsFarFromWhatIsKnown()
    {
        QFETCH(std::chrono::milliseconds, off);
        QFETCH(bool, isSynchronized);
        QFETCH(Doubt, doubt);
        ClockTrust trust({.trustedAt = known});

        trust.observe({.wall = known.addDuration(off), .isSynchronized = isSynchronized});

        QCOMPARE(trust.doubt(), doubt);
    }

    void whereNothingIsKnownEveryClockIsBelieved()
    {
        ClockTrust trust({});

        trust.observe({.wall = known});

        QCOMPARE(trust.doubt(), Doubt());
        QCOMPARE(trust.record(), (ClockRecord{.trustedAt = known}));
    }

    void aClockThatIsSetIsDoubtedUntilItIsKnownToBeRight_data()
    {
        QTest::addColumn<QList<Happening>>("happenings");
        QTest::addColumn<Doubt>("doubt");
        using List = QList<Happening>;
        const Doubt none;
        const Doubt stepped(ClockDoubt::Stepped);
        QTest::newRow("nothing") << List{{.run = 1h}} << none;
        QTest::newRow("a little") << List{{.set = 60s, .run = 1s}} << none;
        QTest::newRow("more") << List{{.set = 61s, .run = 1s}} << stepped;
        QTest::newRow("two hours back") << List{{.set = -2h, .run = 1s}} << stepped;
        QTest::newRow("a year on") << List{{.set = 365 * 24h, .run = 1s}} << stepped;
        QTest::newRow("and back") << List{{.set = 365 * 24h, .run = 1min},
                                          {.set = -365 * 24h, .run = 1s}}
                                  << none;
        QTest::newRow("and not all the way back")
            << List{{.set = 365 * 24h, .run = 1min}, {.set = -364 * 24h, .run = 1s}} << stepped;
        QTest::newRow("by a time server")
            << List{{.set = -2h, .run = 1s, .isSynchronized = true}} << none;
        QTest::newRow("and found right by a time server")
            << List{{.set = 2h, .run = 1min}, {.run = 1s, .isSynchronized = true}} << none;
        QTest::newRow("and left for most of a day")
            << List{{.set = 2h, .run = 1s}, {.run = 23h}} << stepped;
        QTest::newRow("and left for a day") << List{{.set = 2h, .run = 1s}, {.run = 24h}} << none;
        QTest::newRow("and set again during the day")
            << List{{.set = 2h, .run = 1s}, {.run = 23h}, {.set = 2h, .run = 1s}, {.run = 2h}}
            << stepped;
        QTest::newRow("a sleep of a week") << List{{.run = 7 * 24h}} << none;
    }

    void aClockThatIsSetIsDoubtedUntilItIsKnownToBeRight()
    {
        QFETCH(QList<Happening>, happenings);
        QFETCH(Doubt, doubt);
        Machine machine;
        ClockTrust trust({.trustedAt = known});
        trust.observe(machine.reading());

        for (const auto &happening : std::as_const(happenings)) {
            machine.set(happening.set);
            machine.run(happening.run);
            machine.isSynchronized = happening.isSynchronized;
            trust.observe(machine.reading());
        }

        QCOMPARE(trust.doubt(), doubt);
    }

    void aBatterysYearIsForgivenWhenTheClockIsCorrected()
    {
        Machine machine{.wall = known.addDays(1100)};
        ClockTrust trust({.trustedAt = known});
        trust.observe(machine.reading());
        QCOMPARE(trust.doubt(), Doubt(ClockDoubt::Ahead));

        machine.run(1min);
        machine.set(-1100 * 24h + 5h); // it was off for five hours
        trust.observe(machine.reading());

        QCOMPARE(trust.doubt(), Doubt());
    }

    void theTrialGoesOnInTheNextRun_data()
    {
        QTest::addColumn<std::chrono::hours>("off");
        QTest::addColumn<Doubt>("doubt");
        QTest::newRow("the next morning") << 15h << Doubt();
        QTest::newRow("after a weekend, when it may be another clock")
            << 64h << Doubt(ClockDoubt::Ahead);
        QTest::newRow("set back meanwhile") << -10h << Doubt(ClockDoubt::Ahead);
    }

    void theTrialGoesOnInTheNextRun()
    {
        QFETCH(std::chrono::hours, off);
        QFETCH(Doubt, doubt);
        Machine machine{.wall = known.addDays(21)};
        ClockTrust first({.trustedAt = known});
        first.observe(machine.reading());
        machine.run(23h);
        first.observe(machine.reading());
        machine.wall = machine.wall.addDuration(off);
        ClockTrust second(first.record());
        second.observe(machine.reading());

        machine.run(1h);
        second.observe(machine.reading());

        QCOMPARE(second.doubt(), doubt);
    }

    void whatADoubtedClockToldDoesNotSpeakForIt()
    {
        Machine machine{.wall = known.addDays(1100)};
        ClockTrust first({.trustedAt = known});
        first.observe(machine.reading());
        machine.run(1h);
        first.observe(machine.reading());

        ClockTrust second(first.record());
        second.observe(machine.reading());

        QCOMPARE(second.doubt(), Doubt(ClockDoubt::Ahead));
        QCOMPARE(second.record().trustedAt, std::optional(known.addDuration(1h)));
    }

    void theTimeWithoutStepsIsKnown()
    {
        Machine machine;
        ClockTrust trust({.trustedAt = known});
        trust.observe(machine.reading());
        QCOMPARE(trust.unstepped(), std::nullopt);

        machine.set(365 * 24h);
        machine.run(1h);
        trust.observe(machine.reading());
        QCOMPARE(trust.unstepped(), std::optional(known.addDuration(1h)));
        machine.run(1h);
        trust.observe(machine.reading());
        QCOMPARE(trust.unstepped(), std::optional(known.addDuration(2h)));

        machine.run(24h);
        trust.observe(machine.reading());
        QCOMPARE(trust.unstepped(), std::nullopt);
    }

    void aStepThatATimeServerMakesIsOneToo()
    {
        Machine machine;
        ClockTrust trust({.trustedAt = known});
        trust.observe(machine.reading());

        machine.set(2h);
        machine.run(1s);
        machine.isSynchronized = true;
        trust.observe(machine.reading());

        QCOMPARE(trust.doubt(), Doubt());
        QCOMPARE(trust.unstepped(), std::optional(known.addDuration(1s)));
    }

    void aMachineThatWasOffIsGuessedToHaveGoneOnUntilItsClockIsKnown()
    {
        Machine machine{.wall = known.addDays(21)};
        ClockTrust trust({.trustedAt = known});
        trust.observe(machine.reading());
        machine.run(1min);
        trust.observe(machine.reading());
        QCOMPARE(trust.unstepped(), std::optional(known.addDuration(1min)));

        machine.isSynchronized = true;
        trust.observe(machine.reading());

        QCOMPARE(trust.unstepped(), std::nullopt);
    }
};

KIOSK_TEST(TestClockTrust)

} // namespace ClockTrustTest

#include "tst_clocktrust.moc"
