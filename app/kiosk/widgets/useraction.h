// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/secret.h"
#include "core/phone/phonenumber.h"
#include "kiosk/flow/staffview.h"
#include "kiosk/style/design.h"

#include <QString>

#include <variant>

namespace Kiosk {

//! Everything that people can do on the pages, with what they entered. A new one is a struct here,
//! a line in the page that sends it, and a line in KioskWindow::handle().
namespace Actions {

// On every page.
struct ChooseLanguage
{
    QString language;
};
struct ChooseAccessibility
{
    AccessibilityOptions options;
};
//! One step back from a keypad.
struct GoBack
{
};

// Visitors.
struct RequestCodeLogin
{
};
struct EnterPhone
{
    Core::PhoneNumber phone;
};
struct EnterCode
{
    QString code;
};
struct ResendCode
{
};
//! The number of a number match.
struct EnterNumber
{
    QString number;
};
struct Stay
{
};
struct SignOut
{
};
//! It is somebody else whom the screen greets.
struct ReportNotMe
{
};
struct DismissRefusal
{
};

// Staff.
//! The logo was held; the PIN follows.
struct RequestStaffScreen
{
};
struct EnterPin
{
    QString pin;
};
//! Another tab, or the same one anew.
struct ShowStaffTab
{
    StaffView::Tab tab;
};
struct SetVolume
{
    //! 0 to 100.
    int percent;
};
struct SetStartLanguage
{
    QString language;
};
//! Restarts the program.
struct Restart
{
};
//! Ends the program.
struct LeaveKiosk
{
};
struct CloseStaffScreen
{
};

// Staff who link somebody's new number to a person of the directory.
struct BeginLink
{
};
struct EnterTicket
{
    QString ticket;
};
struct EnterTenantPhone
{
    Core::PhoneNumber phone;
};
struct EnterLinkPin
{
    Core::Secret pin;
};

//! In a demo: a message from the invented phone of this index.
struct SendDemoMessage
{
    int senderIndex;
};

} // namespace Actions

using UserAction =
    std::variant<Actions::ChooseLanguage, Actions::ChooseAccessibility, Actions::GoBack,
                 Actions::RequestCodeLogin, Actions::EnterPhone, Actions::EnterCode,
                 Actions::ResendCode, Actions::EnterNumber, Actions::Stay, Actions::SignOut,
                 Actions::ReportNotMe, Actions::DismissRefusal, Actions::RequestStaffScreen,
                 Actions::EnterPin, Actions::ShowStaffTab, Actions::SetVolume,
                 Actions::SetStartLanguage, Actions::Restart, Actions::LeaveKiosk,
                 Actions::CloseStaffScreen, Actions::BeginLink, Actions::EnterTicket,
                 Actions::EnterTenantPhone, Actions::EnterLinkPin, Actions::SendDemoMessage>;

//! Makes one function of several, for std::visit() with a function for each action.
template <typename... Functions>
struct Overloaded : Functions...
{
    using Functions::operator()...;
};
template <typename... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

} // namespace Kiosk
