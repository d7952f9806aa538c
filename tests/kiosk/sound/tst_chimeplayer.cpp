// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/enumtable.h"
#include "kiosk/sound/chimes.h"
#include "support/test.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>

namespace ChimePlayerTest {

using namespace Qt::StringLiterals;
using Kiosk::Chime;
using Kiosk::ChimePlayer;

namespace {

std::atomic<int> complaints = 0;

void countComplaint(QtMsgType type, const QMessageLogContext & /*context*/,
                    const QString & /*text*/)
{
    if (type != QtInfoMsg && type != QtDebugMsg)
        ++complaints;
}

} // namespace

// A machine without a sound server; with one: tst_chimes.
class TestChimePlayer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("PULSE_SERVER", "unix:/nonexistent/socket"); }

    void withoutASoundDeviceAllIsSilent()
    {
        const auto before = qInstallMessageHandler(&countComplaint);
        ChimePlayer player;
        QSignalSpy started(&player, &ChimePlayer::started);

        player.load();
        for (int round = 0; round < 20; ++round) {
            player.setVolume(round * 5);
            for (const auto chime : Core::enumValues<Chime>)
                player.play(chime);
            QCoreApplication::processEvents();
        }
        player.load();
        qInstallMessageHandler(before);

        QCOMPARE(started.size(), 0);
        QVERIFY2(complaints <= 1, qPrintable(QString::number(complaints)));
    }
};

KIOSK_TEST(TestChimePlayer)

} // namespace ChimePlayerTest
#include "tst_chimeplayer.moc"
