// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/flow/codelogin.h"
#include "kiosk/flow/invitation.h"
#include "kiosk/flow/staffview.h"
#include "kiosk/style/design.h"
#include "protocol/session.h"

#include <functional>

namespace Kiosk {
class Screens;
}

//! Invented content for pictures of the screens: people, numbers and findings that do not exist.
namespace Kiosk::Invented {

[[nodiscard]] Invitation invitation(bool hasNumber);
[[nodiscard]] Protocol::UserView visitor(const QString &name);
[[nodiscard]] CodeDialog dialog(std::optional<CodeTrouble> trouble, int triesLeft);
[[nodiscard]] StaffView staff(StaffView::Tab tab);

//! One page in one state.
struct Scene
{
    //! "refused-unknown"
    QString name;
    std::function<void(Screens &)> show;
    AccessibilityOptions accessibility{};
    //! WhatsApp can send messages to people.
    bool canSend = true;
    //! The server knows that WhatsApp works.
    bool isWorking = true;
};

//! Every page in every state.
[[nodiscard]] QList<Scene> scenes();

} // namespace Kiosk::Invented
