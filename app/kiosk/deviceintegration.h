// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/flow/loginflow.h"
#include "kiosk/kioskoptions.h"
#include "kiosk/machine/idlecursor.h"
#include "kiosk/machine/lockdown.h"
#include "kiosk/machine/machinewatch.h"
#include "kiosk/machine/nightdimmer.h"
#include "kiosk/machine/screenawake.h"
#include "kiosk/sound/chimes.h"
#include "kiosk/sound/voice.h"

#include <QElapsedTimer>
#include <QObject>

#include <optional>

namespace Kiosk {

class KioskWindow;

//! Connects the window to the device: sleep, screen saver, sounds, speech, night dimming, mouse
//! pointer and lockdown.
class DeviceIntegration : public QObject
{
    Q_OBJECT

public:
    //! @p window outlives this.
    DeviceIntegration(KioskWindow &window, const KioskOptions &options);

private:
    void connectMachine(MotionSetting motion);
    void onPageTurned(FlowState state);
    void onTouched();
    void setVolume(int percent);
    void prepareForSleep();
    void sayPage();

    KioskWindow &m_window;
    MachineWatch m_machine;
    ScreenAwake m_awake;
    Chimes m_chimes;
    Voice m_voice;
    FlowState m_page = FlowState::Starting;
    //! Not in a window on somebody's desk.
    std::optional<IdleCursor> m_cursor;
    std::optional<Lockdown> m_lockdown;
    NightDimmer *m_dimmer = nullptr;
    QElapsedTimer m_sinceTouch;
};

} // namespace Kiosk
