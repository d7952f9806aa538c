// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/enumtable.h"
#include "kiosk/sound/chimes.h"
#include "support/test.h"
#include "support/wavefile.h"

#include <QTest>

#include <algorithm>
#include <cmath>

namespace ChimeTest {

using namespace Qt::StringLiterals;
using Kiosk::Chime;
using TestSupport::WaveFile;

namespace {

int peakOf(const QList<qint16> &samples)
{
    int peak = 0;
    for (const int sample : samples)
        peak = std::max(peak, std::abs(sample));
    return peak;
}

// The audible part of it.
QList<qint16> soundOf(const WaveFile &file)
{
    auto samples = file.samples;
    while (!samples.isEmpty() && samples.last() == 0)
        samples.removeLast();
    return samples;
}

void chimeRows()
{
    QTest::addColumn<Chime>("chime");
    QTest::addColumn<int>("longest");

    QTest::newRow("success") << Chime::Success << 500;
    QTest::newRow("refusal") << Chime::Refusal << 500;
    QTest::newRow("message") << Chime::Message << 500;
    QTest::newRow("key") << Chime::Key << 80;
}

} // namespace

class TestChime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyChimeHasItsFile_data() { chimeRows(); }

    void everyChimeHasItsFile()
    {
        QFETCH(Chime, chime);

        const auto file = WaveFile::read(Kiosk::soundOf(chime));

        QVERIFY(file);
        QCOMPARE(file->channels, 1);
        QCOMPARE(file->rate, 22050);
    }

    void chimesAreShort_data() { chimeRows(); }

    void chimesAreShort()
    {
        QFETCH(Chime, chime);
        QFETCH(int, longest);

        const auto file = WaveFile::read(Kiosk::soundOf(chime));

        QVERIFY(file);
        const int milliseconds = int(soundOf(*file).size() * 1000 / file->rate);
        QVERIFY2(milliseconds >= 20 && milliseconds <= longest,
                 qPrintable(QString::number(milliseconds)));
    }

    // QSoundEffect in Qt 6.4.2 never lets the last tenth of a second be heard.
    void chimesHaveSilenceToLoseAtTheEnd_data() { chimeRows(); }

    void chimesHaveSilenceToLoseAtTheEnd()
    {
        QFETCH(Chime, chime);

        const auto file = WaveFile::read(Kiosk::soundOf(chime));

        QVERIFY(file);
        const auto silence = file->samples.size() - soundOf(*file).size();
        QVERIFY(silence * 1000 / file->rate >= 150);
    }

    void chimesAreSoftAndNeverClipped_data() { chimeRows(); }

    void chimesAreSoftAndNeverClipped()
    {
        QFETCH(Chime, chime);

        const auto file = WaveFile::read(Kiosk::soundOf(chime));

        QVERIFY(file);
        const int peak = peakOf(file->samples);
        QVERIFY2(peak > 3000 && peak < 16384, qPrintable(QString::number(peak)));
    }

    void chimesSwellFromSilenceAndFadeIntoIt_data() { chimeRows(); }

    void chimesSwellFromSilenceAndFadeIntoIt()
    {
        QFETCH(Chime, chime);

        const auto file = WaveFile::read(Kiosk::soundOf(chime));

        QVERIFY(file);
        const auto samples = soundOf(*file);
        const int peak = peakOf(samples);
        const auto millisecond = file->rate / 1000;
        QVERIFY(std::abs(samples.first()) <= 1);
        QVERIFY(std::abs(samples.last()) <= 1);
        QVERIFY(peakOf(samples.first(millisecond)) < peak / 2);
        QVERIFY(peakOf(samples.last(millisecond)) < peak / 20);
        QVERIFY(peakOf(samples.last(5 * millisecond)) < peak / 10);
    }

    void noTwoChimesSoundTheSame()
    {
        QList<QList<qint16>> sounds;
        for (const auto chime : Core::enumValues<Chime>) {
            const auto file = WaveFile::read(Kiosk::soundOf(chime));
            QVERIFY(file);
            QVERIFY(!sounds.contains(file->samples));
            sounds.append(file->samples);
        }
    }

    void gainFollowsTheEar_data()
    {
        QTest::addColumn<int>("percent");
        QTest::addColumn<float>("gain");

        QTest::newRow("below silence") << -5 << 0.0F;
        QTest::newRow("silence") << 0 << 0.0F;
        QTest::newRow("half") << 50 << 0.125F;
        QTest::newRow("whole") << 100 << 1.0F;
        QTest::newRow("above the whole") << 300 << 1.0F;
    }

    void gainFollowsTheEar()
    {
        QFETCH(int, percent);
        QFETCH(float, gain);

        QCOMPARE(Kiosk::gainOf(percent), gain);
    }
};

KIOSK_TEST(TestChime)

} // namespace ChimeTest
#include "tst_chime.moc"
