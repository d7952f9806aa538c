#pragma once

class QEvent;

namespace Kiosk {

//! True for what a visitor has no business with: every key but those that type a number and move
//! about, whatever is pressed together with Ctrl, Alt or Meta, buttons of the mouse other than the
//! left (the right opens menus, the middle pastes), menus, drags, gestures, and touches of more
//! than one finger.
[[nodiscard]] bool isForbiddenInput(const QEvent &event);

} // namespace Kiosk
