#pragma once

#include "kiosk/base/sidethread.h"
#include "kiosk/sound/chimeplayer.h"

#include <QObject>

namespace Kiosk {

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
