// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/flow/pingate.h"
#include "support/loglines.h"
#include "support/test.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

namespace PinGateTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kiosk::PinGate;
using std::chrono::milliseconds;

class TestPinGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_hash = Core::PasswordHash::of("2468"_ba);
        QVERIFY(m_hash);
    }

    void init() { m_now = 1000s; }

    void theRightPinOpens()
    {
        PinGate gate(m_hash, clock());
        QSignalSpy opened(&gate, &PinGate::opened);

        gate.check(u"2468"_s);
        QVERIFY(gate.state().isChecking);

        QVERIFY(opened.wait());
        QVERIFY(!gate.state().isChecking);
        QCOMPARE(gate.state().wait, 0ms);
    }

    void theCallerIsNotHeldUp()
    {
        // The hash takes a good part of a second of a slow machine on purpose.
        QElapsedTimer hashing;
        hashing.start();
        QVERIFY(m_hash->matches("2468"_ba));
        const auto whole = hashing.nsecsElapsed();
        PinGate gate(m_hash, clock());
        QSignalSpy opened(&gate, &PinGate::opened);
        QElapsedTimer calling;

        calling.start();
        gate.check(u"2468"_s);
        const auto call = calling.nsecsElapsed();

        QVERIFY2(call < whole / 4, qPrintable(u"%1 of %2 ns"_s.arg(call).arg(whole)));
        QVERIFY(opened.isEmpty());
        QVERIFY(opened.wait());
    }

    void eachWrongPinMakesTheWaitLonger()
    {
        PinGate gate(m_hash, clock());

        for (const auto wait : {2s, 4s, 8s, 16s, 32s, 64s, 128s, 256s, 300s, 300s}) {
            QVERIFY(refuses(gate));
            QCOMPARE(gate.state().wait, wait);
            m_now += wait;
            QCOMPARE(gate.state().wait, 0ms);
        }
    }

    void whileAWaitIsOnNotEvenTheRightPinIsTaken()
    {
        PinGate gate(m_hash, clock());
        QVERIFY(refuses(gate));
        QSignalSpy opened(&gate, &PinGate::opened);

        m_now += 1999ms;
        gate.check(u"2468"_s);
        QVERIFY(!gate.state().isChecking);
        m_now += 1ms;
        gate.check(u"2468"_s);

        QVERIFY(opened.wait());
        QCOMPARE(opened.size(), 1);
    }

    void theRightPinForgivesTheWrongOnes()
    {
        PinGate gate(m_hash, clock());
        QVERIFY(refuses(gate));
        m_now += 2s;
        QVERIFY(refuses(gate));
        m_now += 4s;
        QSignalSpy opened(&gate, &PinGate::opened);
        gate.check(u"2468"_s);
        QVERIFY(opened.wait());

        QVERIFY(refuses(gate));

        QCOMPARE(gate.state().wait, 2s);
    }

    void waitOutlivesTheProgram()
    {
        const QTemporaryDir folder;
        const auto file = folder.filePath(u"data/wrong-pins.json"_s);
        {
            PinGate gate(m_hash, clock(), file);
            for (const auto wait : {2s, 4s, 8s, 16s}) {
                QVERIFY(refuses(gate));
                m_now += wait;
            }
        }
        m_now = 5s; // the monotonic clock begins anew

        PinGate gate(m_hash, clock(), file);

        QVERIFY(gate.state().wait > 10s);
        QVERIFY(gate.state().wait <= 16s);
        m_now += 16s;
        QVERIFY(refuses(gate));
        QCOMPARE(gate.state().wait, 32s);
    }

    void rightPinIsForgivenInTheFileToo()
    {
        const QTemporaryDir folder;
        const auto file = folder.filePath(u"wrong-pins.json"_s);
        PinGate gate(m_hash, clock(), file);
        QVERIFY(refuses(gate));
        QVERIFY(QFile::exists(file));
        m_now += 2s;
        QSignalSpy opened(&gate, &PinGate::opened);

        gate.check(u"2468"_s);

        QVERIFY(opened.wait());
        QVERIFY(!QFile::exists(file));
        QCOMPARE(PinGate(m_hash, clock(), file).state().wait, 0ms);
    }

    // Pulling the plug before the answer would save the wait otherwise.
    void guessCountsBeforeItIsCompared()
    {
        const QTemporaryDir folder;
        const auto file = folder.filePath(u"wrong-pins.json"_s);
        PinGate gate(m_hash, clock(), file);
        QSignalSpy opened(&gate, &PinGate::opened);

        gate.check(u"2468"_s); // the right one, which takes the count back
        const QDeadlineTimer patience(5s);
        while (!QFile::exists(file) && !patience.hasExpired())
            QThread::msleep(1);

        QCOMPARE(Kiosk::WrongPins::load(file).inARow, 1);
        QVERIFY(opened.wait());
        QVERIFY(!QFile::exists(file));
    }

    void wrongPinLeavesATraceInTheLogButNotItself()
    {
        const TestSupport::LogLines log;
        PinGate gate(m_hash, clock());

        QVERIFY(refuses(gate));
        m_now += 2s;
        QVERIFY(refuses(gate));

        const auto lines = log.ofEvent(u"staff.pin_wrong"_s);
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines.last().contains(u"in_a_row=2 wait_seconds=4"_s));
        QVERIFY(!lines.join(u' ').contains(u"1357"_s));
    }

    void oneCheckAtATime()
    {
        PinGate gate(m_hash, clock());
        QSignalSpy refused(&gate, &PinGate::refused);

        gate.check(u"1111"_s);
        gate.check(u"2222"_s);
        QVERIFY(refused.wait());

        QCOMPARE(gate.state().wait, 2s);
        QVERIFY(!gate.state().isChecking);
    }

    void withoutAPinNothingOpens()
    {
        PinGate gate(std::nullopt, clock());
        QVERIFY(!gate.state().isSet);

        gate.check(u"2468"_s);
        gate.check({});

        QVERIFY(!gate.state().isChecking);
    }

    void itMayGoWhileAPinIsCompared()
    {
        std::optional<PinGate> gate(std::in_place, m_hash, clock());
        gate->check(u"2468"_s);
        QVERIFY(gate->state().isChecking);

        gate.reset();

        PinGate other(m_hash, clock());
        QVERIFY(refuses(other));
    }

private:
    [[nodiscard]] Kiosk::MonotonicClock clock() const
    {
        return [this] { return m_now; };
    }

    [[nodiscard]] static bool refuses(PinGate &gate)
    {
        QSignalSpy refused(&gate, &PinGate::refused);
        gate.check(u"1357"_s);
        return refused.wait();
    }

    std::optional<Core::PasswordHash> m_hash;
    milliseconds m_now{0};
};

KIOSK_TEST(TestPinGate)

} // namespace PinGateTest
#include "tst_pingate.moc"
