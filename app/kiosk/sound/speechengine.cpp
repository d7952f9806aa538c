// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/sound/speechengine.h"

#include <QLocale>
#include <QTextToSpeech>
#include <QVoice>

#include <algorithm>

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

// The one with voices for Russian and, by eSpeak NG, for Kyrgyz. Flite knows English alone, and in
// Qt 6.4.2 its interrupted sentences end in PulseAudio's calls to objects that are gone.
const QString engine = u"speechd"_s;

QString languageOf(const QLocale &locale)
{
    return locale.name().section(u'_', 0, 0);
}

} // namespace

void SpeechEngine::start()
{
    if (QTextToSpeech::availableEngines().contains(engine))
        m_speech = new QTextToSpeech(engine, this);
    const auto spoken = languages();
    if (spoken.isEmpty()) {
        delete m_speech; // it would look for the daemon at each call
        m_speech = nullptr;
    } else {
        connect(m_speech, &QTextToSpeech::stateChanged, this, [this](QTextToSpeech::State state) {
            Q_EMIT speakingChanged(state == QTextToSpeech::Speaking);
        });
    }
    Q_EMIT started(spoken);
}

void SpeechEngine::say(const QString &text, const QString &language)
{
    stop();
    if (m_speech && turnTo(language))
        m_speech->say(text);
}

void SpeechEngine::stop()
{
    if (m_speech)
        m_speech->stop();
}

void SpeechEngine::setVolume(int percent)
{
    if (m_speech)
        m_speech->setVolume(std::clamp(percent, 0, 100) / 100.0);
}

QStringList SpeechEngine::languages() const
{
    QStringList languages;
    if (!m_speech)
        return languages;
    for (const auto &locale : m_speech->availableLocales())
        languages.append(languageOf(locale));
    languages.removeDuplicates();
    return languages;
}

// An engine that refuses a locale goes on with another language's voice.
bool SpeechEngine::turnTo(const QString &language)
{
    for (const auto &locale : m_speech->availableLocales()) {
        if (languageOf(locale) == language) {
            m_speech->setLocale(locale);
            break;
        }
    }
    return languageOf(m_speech->locale()) == language && !m_speech->availableVoices().isEmpty();
}

} // namespace Kiosk
