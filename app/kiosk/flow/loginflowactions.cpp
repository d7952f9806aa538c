// SPDX-License-Identifier: GPL-3.0-only
// The actions of visitors and staff; loginflow.cpp has the states and the events.
#include "kiosk/flow/loginflow.h"

namespace Kiosk {

void LoginFlow::handleActivity()
{
    m_lastActivity = m_now();
    switch (m_state) {
    case FlowState::Idle:
        enterUnattended();
        return;
    case FlowState::Welcome:
        m_session.stay();
        return;
    case FlowState::PhoneEntry:
    case FlowState::Pin:
    case FlowState::Staff:
        m_until = m_now() + m_duration;
        return;
    default:
        return;
    }
}

void LoginFlow::enterByCode()
{
    const auto *code = m_pool.code();
    if (m_state == FlowState::Scan && m_server.canSend && code && code->reply.codeLogin)
        enterFor(FlowState::PhoneEntry, m_timings.entry);
}

void LoginFlow::requestCode(const Core::PhoneNumber &phone)
{
    if (m_state == FlowState::PhoneEntry)
        m_codeLogin.request(phone);
}

void LoginFlow::enterNumber(const QString &number)
{
    if (m_state == FlowState::NumberMatch)
        m_pool.enterNumber(number);
}

void LoginFlow::stay()
{
    if (m_state == FlowState::Welcome)
        m_session.stay();
}

void LoginFlow::signOut()
{
    if (m_state == FlowState::Welcome)
        leave(Core::SignOutReason::Done);
}

void LoginFlow::reportNotMe()
{
    if (m_state == FlowState::Welcome)
        leave(Core::SignOutReason::NotMe);
}

void LoginFlow::dismissRefusal()
{
    if (m_state == FlowState::Refused)
        enterUnattended();
}

void LoginFlow::goBack()
{
    switch (m_state) {
    case FlowState::NumberMatch:
        m_pool.cancelNumber();
        enterUnattended();
        return;
    case FlowState::CodeEntry:
        m_codeLogin.forget();
        enterFor(FlowState::PhoneEntry, m_timings.entry);
        return;
    case FlowState::PhoneEntry:
    case FlowState::Pin:
        enterUnattended();
        return;
    default:
        return;
    }
}

void LoginFlow::askForPin()
{
    if (!isAttended(m_state))
        enterFor(FlowState::Pin, m_timings.pin);
}

void LoginFlow::enterPin(const QString &pin)
{
    if (m_state != FlowState::Pin)
        return;
    m_pinGate.check(pin);
    Q_EMIT changed();
}

void LoginFlow::leaveStaff()
{
    if (m_state == FlowState::Staff)
        enterUnattended();
}

} // namespace Kiosk
