#pragma once

namespace Kiosk {

//! Tells a screen reader what Qt cannot know of our own widgets: what is in an entry, of a secret
//! only how long it is, that a code is a picture, and that drawings are decoration. Any number of
//! times.
void installAccessibility();

} // namespace Kiosk
