// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/sound/chimes.h"
#include "support/test.h"

#include <QElapsedTimer>
#include <QLocalServer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace HungSoundServerTest {

using namespace Qt::StringLiterals;
using Kiosk::Chime;
using Kiosk::Chimes;

// Qt Multimedia waits half a minute for a sound server that takes a connection and says nothing.
class TestHungSoundServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheWindowWaitingForAMomentAtMost()
    {
        const QTemporaryDir folder;
        QLocalServer server;
        QVERIFY(server.listen(folder.filePath(u"socket"_s)));
        qputenv("PULSE_SERVER", "unix:" + folder.filePath(u"socket"_s).toLocal8Bit());

        QElapsedTimer timer;
        timer.start();
        auto chimes = std::make_unique<Chimes>();
        chimes->setVolume(70);
        chimes->play(Chime::Success);
        QVERIFY2(timer.elapsed() < 200, qPrintable(QString::number(timer.elapsed())));
        QTRY_VERIFY(server.hasPendingConnections()); // now Qt Multimedia waits

        timer.restart();
        chimes->play(Chime::Refusal);
        chimes->setVolume(30);
        QVERIFY2(timer.elapsed() < 200, qPrintable(QString::number(timer.elapsed())));
        chimes.reset();
        QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
    }
};

KIOSK_TEST(TestHungSoundServer)

} // namespace HungSoundServerTest
#include "tst_hungsoundserver.moc"
