#include "kiosk/sound/chime.h"

#include <algorithm>
#include <cmath>

namespace Kiosk {

using namespace Qt::StringLiterals;

QUrl soundOf(Chime chime)
{
    switch (chime) {
    case Chime::Success:
        return QUrl(u"qrc:/kiosk/sounds/success.wav"_s);
    case Chime::Refusal:
        return QUrl(u"qrc:/kiosk/sounds/refusal.wav"_s);
    case Chime::Message:
        return QUrl(u"qrc:/kiosk/sounds/message.wav"_s);
    case Chime::Key:
        return QUrl(u"qrc:/kiosk/sounds/key.wav"_s);
    }
    return {};
}

float gainOf(int percent)
{
    return std::pow(float(std::clamp(percent, 0, 100)) / 100.0F, 3.0F);
}

} // namespace Kiosk
