#include "kiosk/sound/chimes.h"

namespace Kiosk {

using namespace Qt::StringLiterals;

Chimes::Chimes(QObject *parent)
    : QObject(parent)
    , m_player(new ChimePlayer)
    , m_thread(std::unique_ptr<QObject>(m_player), u"chimes"_s)
{
    connect(m_player, &ChimePlayer::started, this, &Chimes::started);
    QMetaObject::invokeMethod(m_player, &ChimePlayer::load);
}

void Chimes::play(Chime chime)
{
    QMetaObject::invokeMethod(m_player, [player = m_player, chime] { player->play(chime); });
}

void Chimes::setVolume(int percent)
{
    QMetaObject::invokeMethod(m_player,
                              [player = m_player, percent] { player->setVolume(percent); });
}

} // namespace Kiosk
