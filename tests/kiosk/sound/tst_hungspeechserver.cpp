// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/sound/voice.h"
#include "support/test.h"
#include "support/threads.h"

#include <QElapsedTimer>
#include <QLocalServer>
#include <QLocalSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace HungSpeechServerTest {

using namespace Qt::StringLiterals;
using Kiosk::Voice;

// Qt TextToSpeech waits without end for a Speech-dispatcher that takes a connection and says
// nothing.
class TestHungSpeechServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheWindowWaitingForAMomentAtMost()
    {
        const QTemporaryDir folder;
        QLocalServer server;
        QVERIFY(server.listen(folder.filePath(u"socket"_s)));
        qputenv("SPEECHD_ADDRESS", "unix_socket:" + folder.filePath(u"socket"_s).toLocal8Bit());

        const auto threads = TestSupport::threadCount();
        QElapsedTimer timer;
        timer.start();
        auto voice = std::make_unique<Voice>();
        voice->setVolume(70);
        voice->setEnabled(true);
        QVERIFY2(timer.elapsed() < 200, qPrintable(QString::number(timer.elapsed())));
        QTRY_VERIFY(server.hasPendingConnections()); // now Qt TextToSpeech waits

        timer.restart();
        voice->say(u"Здравствуйте"_s, u"ru"_s);
        voice->stop();
        QVERIFY(!voice->isAvailable(u"ru"_s));
        QVERIFY2(timer.elapsed() < 200, qPrintable(QString::number(timer.elapsed())));
        voice.reset();
        QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));

        delete server.nextPendingConnection();
        server.close();
        QTRY_COMPARE(TestSupport::threadCount(), threads); // what was left behind has ended
    }
};

KIOSK_TEST(TestHungSpeechServer)

} // namespace HungSpeechServerTest
#include "tst_hungspeechserver.moc"
