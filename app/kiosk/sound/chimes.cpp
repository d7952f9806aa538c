// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/sound/chimes.h"

#include "core/base/enumtable.h"
#include "core/base/logging.h"

#include <QAudioDevice>
#include <QMediaDevices>
#include <QSoundEffect>
#include <QTimer>

#include <algorithm>
#include <cmath>

namespace Kiosk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

QUrl soundOf(Chime chime)
{
    switch (chime) {
    case Chime::Success:
        return QUrl(u"qrc:/kiosk/sounds/success.wav"_s);
    case Chime::Refusal:
        return QUrl(u"qrc:/kiosk/sounds/refusal.wav"_s);
    case Chime::Message:
        return QUrl(u"qrc:/kiosk/sounds/message.wav"_s);
    case Chime::Key:
        return QUrl(u"qrc:/kiosk/sounds/key.wav"_s);
    }
    return {};
}

float gainOf(int percent)
{
    return std::pow(float(std::clamp(percent, 0, 100)) / 100.0F, 3.0F);
}

ChimePlayer::ChimePlayer() = default;
ChimePlayer::~ChimePlayer() = default;

void ChimePlayer::load()
{
    m_devices = std::make_unique<QMediaDevices>();
    connect(m_devices.get(), &QMediaDevices::audioOutputsChanged, this, &ChimePlayer::loadSounds);
    loadSounds();
}

void ChimePlayer::play(Chime chime)
{
    const auto sound = m_sounds.find(chime);
    if (sound != m_sounds.end() && sound->second->isLoaded() && m_volume > 0)
        sound->second->play();
}

void ChimePlayer::setVolume(int percent)
{
    m_volume = std::clamp(percent, 0, 100);
    for (const auto &[chime, sound] : m_sounds)
        sound->setVolume(gainOf(m_volume));
}

void ChimePlayer::loadSounds()
{
    // A QSoundEffect stays with the device that it found first. Without any device it would
    // complain once per sound.
    retireSounds();
    if (QMediaDevices::defaultAudioOutput().isNull()) {
        qCInfo(lcKiosk) << "there is no sound device: the kiosk is silent";
        return;
    }
    for (const auto chime : Core::enumValues<Chime>)
        loadSound(chime);
}

// In Qt 6.4.2 PulseAudio's thread may still report the end of a sound to its stream when that is
// deleted. A moment after it was stopped it no longer does.
void ChimePlayer::retireSounds()
{
    for (auto &[chime, sound] : m_sounds) {
        auto *old = sound.release();
        old->disconnect(this);
        old->stop();
        old->setParent(this);
        QTimer::singleShot(1s, old, &QObject::deleteLater);
    }
    m_sounds.clear();
}

void ChimePlayer::loadSound(Chime chime)
{
    auto sound = std::make_unique<QSoundEffect>();
    sound->setVolume(gainOf(m_volume));
    connect(sound.get(), &QSoundEffect::playingChanged, this, [this, chime, effect = sound.get()] {
        if (effect->isPlaying())
            Q_EMIT started(chime);
    });
    sound->setSource(soundOf(chime));
    m_sounds.emplace(chime, std::move(sound));
}

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
