#pragma once

#include <QUrl>

namespace Kiosk {

//! What a short sound says. Whatever it says is on the screen, too.
enum class Chime { Success, Refusal, Message, Key };

//! Where the sound of @p chime is.
[[nodiscard]] QUrl soundOf(Chime chime);

//! The factor, from 0 to 1, for samples that shall sound @p percent as loud. Ears hear by the
//! logarithm; this is the cube that PulseAudio's own volume control takes for it. Out of 0 to 100
//! it is the nearest.
[[nodiscard]] float gainOf(int percent);

} // namespace Kiosk
