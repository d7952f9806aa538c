// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/sound/voice.h"
#include "support/test.h"

#include <QSignalSpy>
#include <QTest>

namespace NoVoiceTest {

using namespace Qt::StringLiterals;
using Kiosk::Voice;

// The voice in a build without Qt TextToSpeech.
class TestNoVoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thereIsNoVoiceForAnyLanguage()
    {
        Voice voice;
        QSignalSpy changed(&voice, &Voice::availabilityChanged);

        voice.setEnabled(true);
        QTRY_COMPARE(changed.size(), 2);
        voice.say(u"Hello"_s, u"en"_s);
        voice.stop();

        for (const auto &language : {u"ru"_s, u"ky"_s, u"en"_s})
            QVERIFY(!voice.isAvailable(language));
    }
};

KIOSK_TEST(TestNoVoice)

} // namespace NoVoiceTest
#include "tst_novoice.moc"
