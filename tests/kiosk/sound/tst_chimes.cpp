// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/sound/chimes.h"
#include "support/soundserver.h"
#include "support/test.h"
#include "support/wavefile.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <memory>

namespace ChimesTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kiosk::Chime;
using Kiosk::Chimes;
using TestSupport::Recording;

namespace {

constexpr auto everyChime = {Chime::Success, Chime::Refusal, Chime::Message, Chime::Key};

QList<qint16> samplesOf(Chime chime)
{
    return TestSupport::WaveFile::read(Kiosk::soundOf(chime))->samples;
}

// Without the silence at the end.
QList<qint16> trimmed(QList<qint16> samples)
{
    while (!samples.isEmpty() && samples.last() == 0)
        samples.removeLast();
    return samples;
}

constexpr qsizetype lostAtMost = 500;
constexpr qsizetype enough = 2000;

double power(const QList<qint16> &samples)
{
    double sum = 0;
    for (const double sample : samples)
        sum += sample * sample;
    return sum;
}

// From 0, nothing in common, to 1, the same but for loudness.
double likeness(const QList<qint16> &heard, const QList<qint16> &made)
{
    double sum = 0;
    for (qsizetype i = 0; i < std::min(heard.size(), made.size()); ++i)
        sum += double(heard.at(i)) * made.at(i);
    return sum / std::sqrt(power(heard) * power(made));
}

// PulseAudio's recording of itself lacks the first milliseconds: they are mixed into what it has
// given away already.
double likenessOfBeginning(const QList<qint16> &heard, const QList<qint16> &made)
{
    const auto beginning = heard.first(std::min<qsizetype>(heard.size(), enough));
    double best = 0;
    for (qsizetype lost = 0; lost < lostAtMost; ++lost) {
        const auto wanted = made.mid(lost, beginning.size());
        best = std::max(best, likeness(beginning, wanted));
    }
    return best;
}

Chime mostLike(const QList<qint16> &heard)
{
    return *std::max_element(everyChime.begin(), everyChime.end(), [&heard](Chime a, Chime b) {
        return likenessOfBeginning(heard, samplesOf(a)) < likenessOfBeginning(heard, samplesOf(b));
    });
}

int peakOf(const QList<qint16> &samples)
{
    int peak = 0;
    for (const int sample : samples)
        peak = std::max(peak, std::abs(sample));
    return peak;
}

} // namespace

// Listens to what comes out of a sound server.
class TestChimes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_server.isUp());
        qputenv("PULSE_SERVER", m_server.address().toLocal8Bit());
    }

    void everyEventSoundsItsOwnChime_data()
    {
        QTest::addColumn<Chime>("chime");

        QTest::newRow("success") << Chime::Success;
        QTest::newRow("refusal") << Chime::Refusal;
        QTest::newRow("message") << Chime::Message;
        QTest::newRow("key") << Chime::Key;
    }

    void everyEventSoundsItsOwnChime()
    {
        QFETCH(Chime, chime);
        Chimes chimes;
        QSignalSpy started(&chimes, &Chimes::started);
        Recording recording(m_server);
        QVERIFY(recording.isListening());

        playUntilHeard(chimes, chime, started);
        QTRY_VERIFY(recording.hasEnded());

        QCOMPARE(started.first().first().value<Chime>(), chime);
        QCOMPARE(int(mostLike(recording.sound())), int(chime));
        QVERIFY(likenessOfBeginning(recording.sound(), samplesOf(chime)) > 0.8);
        QVERIFY(trimmed(recording.sound()).size() > trimmed(samplesOf(chime)).size() - lostAtMost);
    }

    void volumeIsGainOfTheSamples()
    {
        Chimes chimes;
        chimes.setVolume(50);
        QSignalSpy started(&chimes, &Chimes::started);
        Recording recording(m_server);
        QVERIFY(recording.isListening());

        playUntilHeard(chimes, Chime::Success, started);
        QTRY_VERIFY(recording.hasEnded());

        const double wanted = peakOf(samplesOf(Chime::Success)) * double(Kiosk::gainOf(50));
        const int peak = peakOf(recording.sound());
        QVERIFY2(std::abs(peak - wanted) < wanted / 20, qPrintable(QString::number(peak)));
    }

    void nothingSoundsAtVolumeZero()
    {
        Chimes chimes;
        QSignalSpy started(&chimes, &Chimes::started);
        playUntilHeard(chimes, Chime::Key, started);
        started.clear();
        Recording recording(m_server);
        QVERIFY(recording.isListening());

        // Commands are carried out in order: what started last was heard with its own volume.
        chimes.setVolume(0);
        chimes.play(Chime::Refusal);
        chimes.setVolume(100);
        chimes.play(Chime::Message);
        QTRY_VERIFY(recording.hasEnded());

        QCOMPARE(started.size(), 1);
        QCOMPARE(started.first().first().value<Chime>(), Chime::Message);
        QCOMPARE(int(mostLike(recording.sound())), int(Chime::Message));
    }

private:
    // The sounds are loaded while the program goes on; what is played before that is not heard.
    static void playUntilHeard(Chimes &chimes, Chime chime, QSignalSpy &started)
    {
        for (int i = 0; i < 50 && started.isEmpty(); ++i) {
            chimes.play(chime);
            started.wait(200);
        }
    }

    TestSupport::SoundServer m_server;
};

KIOSK_TEST(TestChimes)

} // namespace ChimesTest
#include "tst_chimes.moc"
