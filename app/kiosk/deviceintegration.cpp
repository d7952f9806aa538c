// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/deviceintegration.h"

#include "kiosk/kioskwindow.h"
#include "kiosk/pages/screens.h"

namespace Kiosk {

using namespace std::chrono_literals;

namespace {

std::optional<Chime> chimeOf(FlowState state)
{
    switch (state) {
    case FlowState::Received:
        return Chime::Message;
    case FlowState::Welcome:
        return Chime::Success;
    case FlowState::Refused:
        return Chime::Refusal;
    default:
        return std::nullopt;
    }
}

// Pages that appear because of a visitor. The others would speak to an empty room.
bool isSpoken(FlowState state)
{
    switch (state) {
    case FlowState::Received:
    case FlowState::NumberMatch:
    case FlowState::PhoneEntry:
    case FlowState::CodeEntry:
    case FlowState::Welcome:
    case FlowState::Refused:
        return true;
    default:
        return false;
    }
}

} // namespace

DeviceIntegration::DeviceIntegration(KioskWindow &window, const KioskOptions &options)
    : m_window(window)
{
    connectMachine(options.motion);
    connect(&window, &KioskWindow::pageTurned, this, &DeviceIntegration::onPageTurned);
    connect(&window, &KioskWindow::touched, this, &DeviceIntegration::onTouched);
    connect(&window, &KioskWindow::volumeChosen, this, &DeviceIntegration::setVolume);
    connect(&window.screens(), &Screens::keyPressed, this, [this] { m_chimes.play(Chime::Key); });
    m_voice.setEnabled(options.speech);
    setVolume(options.volume);
    if (options.night)
        m_dimmer = new NightDimmer(
            {.hours = *options.night}, [] { return QDateTime::currentDateTime(); },
            &window.screens());
    if (options.isWindowed)
        return;
    m_cursor.emplace();
    m_lockdown.emplace(window);
}

void DeviceIntegration::connectMachine(MotionSetting motion)
{
    connect(&m_machine, &MachineWatch::aboutToSleep, this, &DeviceIntegration::prepareForSleep);
    connect(&m_machine, &MachineWatch::wokeUp, &m_window.flow(), &LoginFlow::wake);
    auto &screens = m_window.screens();
    screens.reduceMotion(motion == MotionSetting::Reduced);
    if (motion == MotionSetting::System)
        connect(&m_machine, &MachineWatch::motionPreferenceChanged, &screens,
                &Screens::reduceMotion);
}

void DeviceIntegration::onPageTurned(FlowState state)
{
    // Another language on the same page is no news.
    const bool isNews = state != m_page;
    m_page = state;
    if (const auto chime = chimeOf(state); chime && isNews)
        m_chimes.play(*chime);
    if (isSpoken(state))
        sayPage();
    else
        m_voice.stop();
    if (m_dimmer)
        m_dimmer->setSpared(m_window.screens().codePlate());
}

// A visitor who touches a screen that was left alone hears what it is for.
void DeviceIntegration::onTouched()
{
    const bool isNew =
        !m_sinceTouch.isValid() || std::chrono::milliseconds(m_sinceTouch.elapsed()) > 30s;
    m_sinceTouch.start();
    if (isNew && m_window.flow().state() == FlowState::Scan)
        sayPage();
    if (m_dimmer)
        m_dimmer->handleActivity();
}

void DeviceIntegration::setVolume(int percent)
{
    m_chimes.setVolume(percent);
    m_voice.setVolume(percent);
}

void DeviceIntegration::prepareForSleep()
{
    m_window.flow().prepareForSleep();
    // Not when the event loop comes to it: the machine waits for no more than two seconds.
    m_window.repaint();
    m_machine.readyToSleep();
}

void DeviceIntegration::sayPage()
{
    m_voice.say(m_window.screens().spoken(), m_window.language());
}

} // namespace Kiosk
