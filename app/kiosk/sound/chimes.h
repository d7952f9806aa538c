// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/base/sidethread.h"

#include <QObject>
#include <QUrl>

#include <map>
#include <memory>

class QMediaDevices;
class QSoundEffect;

namespace Kiosk {

//! The kiosk's short sounds. Each accompanies something that is on the screen, too.
enum class Chime { Success, Refusal, Message, Key };

//! Returns the resource with the sound of @p chime.
[[nodiscard]] QUrl soundOf(Chime chime);

//! The factor, from 0 to 1, for samples that shall sound @p percent as loud. Ears hear by the
//! logarithm; this is the cube that PulseAudio's own volume control takes for it. Out of 0 to 100
//! it is the nearest.
[[nodiscard]] float gainOf(int percent);

//! Plays chimes on the machine's default sound device. May wait for the sound server: it lives in
//! a thread where nobody minds.
class ChimePlayer : public QObject
{
    Q_OBJECT

public:
    ChimePlayer();
    ~ChimePlayer() override;
    Q_DISABLE_COPY_MOVE(ChimePlayer)

    //! Looks for the sound device and loads all sounds, now and whenever the devices change.
    void load();
    //! Plays @p chime at once, or not at all if it is not loaded.
    void play(Chime chime);
    //! See Chimes::setVolume().
    void setVolume(int percent);

Q_SIGNALS:
    void started(Kiosk::Chime chime);

private:
    void loadSounds();
    void retireSounds();
    void loadSound(Chime chime);

    std::unique_ptr<QMediaDevices> m_devices;
    std::map<Chime, std::unique_ptr<QSoundEffect>> m_sounds;
    int m_volume = 100;
};

//! The kiosk's short sounds. They are loaded and played in a thread of their own, since a sound
//! server that hangs keeps Qt Multimedia waiting for half a minute. A machine that has no sound
//! device stays silent.
class Chimes : public QObject
{
    Q_OBJECT

public:
    explicit Chimes(QObject *parent = nullptr);

    //! Returns at once. Each chime starts anew if it is still sounding; others sound on.
    void play(Chime chime);

    //! From 0, which is silent, to 100, which is the sound as it was made. Out of this range it is
    //! the nearest. At first 100.
    void setVolume(int percent);

Q_SIGNALS:
    //! The loudspeaker has begun to be given @p chime.
    void started(Kiosk::Chime chime);

private:
    ChimePlayer *m_player;
    SideThread m_thread;
};

} // namespace Kiosk
