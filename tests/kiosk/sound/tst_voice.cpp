// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/sound/voice.h"
#include "support/fakespeechdispatcher.h"
#include "support/test.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

namespace VoiceTest {

using namespace Qt::StringLiterals;
using Kiosk::Voice;
using TestSupport::FakeSpeechDispatcher;

namespace {

const QString greeting = u"Здравствуйте! Наведите камеру на код."_s;

} // namespace

class TestVoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { useVoices({u"ru"_s, u"en"_s}); }

    void cleanup() { m_dispatcher.reset(); }

    void asksNobodyBeforeItIsEnabled()
    {
        Voice voice;
        voice.setVolume(50);
        voice.say(greeting, u"ru"_s);
        voice.stop();
        QVERIFY(!voice.isAvailable(u"ru"_s));

        Voice another; // asks later than the first would have
        QVERIFY(enable(another));

        QCOMPARE(m_dispatcher->clients(), 1);
        QVERIFY(m_dispatcher->sayings().isEmpty());
    }

    void speaksWithTheVoiceOfTheLanguage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("text");

        QTest::newRow("Russian") << u"ru"_s << greeting;
        QTest::newRow("English") << u"en"_s << u"Welcome! Point the camera at the code."_s;
        QTest::newRow("Kyrgyz") << u"ky"_s << u"Кош келиңиз!"_s;
    }

    void speaksWithTheVoiceOfTheLanguage()
    {
        QFETCH(QString, language);
        QFETCH(QString, text);
        useVoices({u"de"_s, u"ru"_s, u"en"_s, u"ky"_s});
        Voice voice;
        QVERIFY(enable(voice));
        QVERIFY(voice.isAvailable(language));

        voice.say(text, language);

        QTRY_COMPARE(m_dispatcher->sayings().size(), 1);
        QCOMPARE(m_dispatcher->sayings().first().text, text);
        QCOMPARE(m_dispatcher->sayings().first().voice, language);
    }

    void languageWithoutAVoiceIsNotSpokenByAnother_data()
    {
        QTest::addColumn<QString>("language");

        QTest::newRow("Kyrgyz") << u"ky"_s;
        QTest::newRow("none") << QString();
        QTest::newRow("nonsense") << u"r"_s;
    }

    void languageWithoutAVoiceIsNotSpokenByAnother()
    {
        QFETCH(QString, language);
        Voice voice;
        QVERIFY(enable(voice));

        QVERIFY(!voice.isAvailable(language));
        voice.say(u"Кош келиңиз!"_s, language);
        voice.say(greeting, u"ru"_s); // comes after it

        QTRY_COMPARE(m_dispatcher->sayings().size(), 1);
        QCOMPARE(m_dispatcher->sayings().first().text, greeting);
    }

    void languageThatTheDaemonRefusesIsNotSpokenByAnother()
    {
        useVoices({u"ru"_s, u"ky"_s});
        m_dispatcher->refuse(u"ky"_s);
        Voice voice;
        QVERIFY(enable(voice));
        QVERIFY(voice.isAvailable(u"ky"_s));

        voice.say(u"Кош келиңиз!"_s, u"ky"_s);
        voice.say(greeting, u"ru"_s);

        QTRY_COMPARE(m_dispatcher->sayings().size(), 1);
        QCOMPARE(m_dispatcher->sayings().first().text, greeting);
    }

    void newSentenceInterruptsTheOld()
    {
        Voice voice;
        QVERIFY(enable(voice));
        QSignalSpy speaking(&voice, &Voice::speakingChanged);
        voice.say(greeting, u"ru"_s);
        QVERIFY(speaking.wait());

        voice.say(u"Welcome!"_s, u"en"_s);

        QTRY_COMPARE(m_dispatcher->sayings().size(), 2);
        QVERIFY(m_dispatcher->sayings().first().isCancelled);
        QVERIFY(!m_dispatcher->sayings().last().isOver);
        QCOMPARE(m_dispatcher->sayings().last().voice, u"en"_s);
    }

    void sentenceWithoutAVoiceInterruptsTheOld()
    {
        Voice voice;
        QVERIFY(enable(voice));
        QSignalSpy speaking(&voice, &Voice::speakingChanged);
        voice.say(greeting, u"ru"_s);
        QVERIFY(speaking.wait());

        voice.say(u"Кош келиңиз!"_s, u"ky"_s);

        QTRY_VERIFY(m_dispatcher->sayings().first().isCancelled);
        QCOMPARE(m_dispatcher->sayings().size(), 1);
    }

    void stopsAndFallsSilent_data()
    {
        QTest::addColumn<bool>("byDisabling");

        QTest::newRow("stopped") << false;
        QTest::newRow("disabled") << true;
    }

    void stopsAndFallsSilent()
    {
        QFETCH(bool, byDisabling);
        Voice voice;
        QVERIFY(enable(voice));
        QSignalSpy speaking(&voice, &Voice::speakingChanged);
        voice.say(greeting, u"ru"_s);
        QVERIFY(speaking.wait());

        if (byDisabling)
            voice.setEnabled(false);
        else
            voice.stop();

        QTRY_VERIFY(m_dispatcher->sayings().first().isCancelled);
        QTRY_COMPARE(speaking, (QList<QVariantList>{{true}, {false}}));
    }

    void tellsWhenItHasSpoken()
    {
        Voice voice;
        QVERIFY(enable(voice));
        QSignalSpy speaking(&voice, &Voice::speakingChanged);
        voice.say(greeting, u"ru"_s);
        QVERIFY(speaking.wait());

        m_dispatcher->finish();

        QVERIFY(speaking.wait());
        QCOMPARE(speaking, (QList<QVariantList>{{true}, {false}}));
    }

    void saysNothingWhileDisabled()
    {
        Voice voice;
        QVERIFY(enable(voice));

        voice.setEnabled(false);
        QVERIFY(!voice.isAvailable(u"ru"_s));
        voice.say(u"Не для кого"_s, u"ru"_s);
        voice.setEnabled(true);
        QVERIFY(voice.isAvailable(u"ru"_s));
        voice.say(greeting, u"ru"_s);

        QTRY_COMPARE(m_dispatcher->sayings().size(), 1);
        QCOMPARE(m_dispatcher->sayings().first().text, greeting);
    }

    void volumeIsHandedOn_data()
    {
        QTest::addColumn<int>("percent");
        QTest::addColumn<int>("volume"); // of SSIP

        QTest::newRow("loudest") << 100 << 100;
        QTest::newRow("too loud") << 170 << 100;
        QTest::newRow("half") << 50 << 0;
        QTest::newRow("quiet") << 25 << -50;
    }

    void volumeIsHandedOn()
    {
        QFETCH(int, percent);
        QFETCH(int, volume);
        Voice voice;
        voice.setVolume(percent);
        QVERIFY(enable(voice));

        voice.say(greeting, u"ru"_s);

        QTRY_COMPARE(m_dispatcher->sayings().size(), 1);
        QCOMPARE(m_dispatcher->sayings().first().volume, volume);
    }

    void nothingIsSaidAtVolumeZero()
    {
        Voice voice;
        QVERIFY(enable(voice));

        voice.setVolume(0);
        voice.say(u"Не для кого"_s, u"ru"_s);
        voice.setVolume(100);
        voice.say(greeting, u"ru"_s);

        QTRY_COMPARE(m_dispatcher->sayings().size(), 1);
        QCOMPARE(m_dispatcher->sayings().first().text, greeting);
    }

    void daemonWithoutVoicesHasNone()
    {
        useVoices({});
        Voice voice;
        QSignalSpy changed(&voice, &Voice::availabilityChanged);

        voice.setEnabled(true);
        QTRY_COMPARE(changed.size(), 2); // enabled, and then known

        for (const auto &language : {u"ru"_s, u"ky"_s, u"en"_s})
            QVERIFY(!voice.isAvailable(language));
        voice.say(greeting, u"ru"_s);
        voice.stop();
    }

private:
    void useVoices(const QStringList &languages)
    {
        m_dispatcher = std::make_unique<FakeSpeechDispatcher>(languages);
        qputenv("SPEECHD_ADDRESS", m_dispatcher->address());
    }

    static bool enable(Voice &voice)
    {
        voice.setEnabled(true);
        return QTest::qWaitFor([&voice] { return voice.isAvailable(u"ru"_s); }, 10000);
    }

    std::unique_ptr<FakeSpeechDispatcher> m_dispatcher;
};

KIOSK_TEST(TestVoice)

} // namespace VoiceTest
#include "tst_voice.moc"
