#pragma once

#include "kiosk/sound/chime.h"

#include <QObject>

#include <map>
#include <memory>

class QMediaDevices;
class QSoundEffect;

namespace Kiosk {

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
    //! What is not loaded yet, or cannot be, is not played later either.
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

} // namespace Kiosk
