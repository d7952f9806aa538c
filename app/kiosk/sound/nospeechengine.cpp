// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/sound/speechengine.h"

// In place of speechengine.cpp where Qt TextToSpeech is not installed.
namespace Kiosk {

void SpeechEngine::start()
{
    Q_EMIT started({});
}

void SpeechEngine::say(const QString & /*text*/, const QString & /*language*/) { }
void SpeechEngine::stop() { }
void SpeechEngine::setVolume(int /*percent*/) { }

} // namespace Kiosk
