// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/sound/voice.h"

#include "kiosk/base/sidethread.h"
#include "kiosk/sound/speechengine.h"

namespace Kiosk {

using namespace Qt::StringLiterals;

Voice::Voice(QObject *parent)
    : QObject(parent)
{
}

Voice::~Voice() = default;

void Voice::setEnabled(bool isEnabled)
{
    if (isEnabled == m_isEnabled)
        return;
    m_isEnabled = isEnabled;
    if (!isEnabled)
        stop();
    else if (!m_engine)
        start();
    Q_EMIT availabilityChanged();
}

void Voice::setVolume(int percent)
{
    m_volume = percent;
}

bool Voice::isAvailable(const QString &language) const
{
    return m_isEnabled && m_languages.contains(language);
}

void Voice::say(const QString &text, const QString &language)
{
    if (!isAvailable(language) || m_volume <= 0) {
        stop();
        return;
    }
    QMetaObject::invokeMethod(m_engine, [engine = m_engine, volume = m_volume, text, language] {
        engine->setVolume(volume);
        engine->say(text, language);
    });
}

void Voice::stop()
{
    if (m_engine)
        QMetaObject::invokeMethod(m_engine, &SpeechEngine::stop);
}

void Voice::start()
{
    auto engine = std::make_unique<SpeechEngine>();
    m_engine = engine.get();
    connect(m_engine, &SpeechEngine::started, this, &Voice::onStarted);
    connect(m_engine, &SpeechEngine::speakingChanged, this, &Voice::speakingChanged);
    m_thread = std::make_unique<SideThread>(std::move(engine), u"voice"_s);
    QMetaObject::invokeMethod(m_engine, &SpeechEngine::start);
}

void Voice::onStarted(const QStringList &languages)
{
    m_languages = languages;
    Q_EMIT availabilityChanged();
}

} // namespace Kiosk
