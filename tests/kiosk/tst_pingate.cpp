#include "kiosk/pingate.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

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

QTEST_GUILESS_MAIN(TestPinGate)
#include "tst_pingate.moc"
