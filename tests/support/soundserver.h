// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QList>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace TestSupport {

//! PulseAudio with a sound card that nobody hears: one channel of 22050 samples a second, which
//! is what the kiosk's sounds have, so that they arrive unchanged.
class SoundServer
{
public:
    SoundServer();
    ~SoundServer();
    Q_DISABLE_COPY_MOVE(SoundServer)

    [[nodiscard]] bool isUp();
    //! For the environment variable PULSE_SERVER.
    [[nodiscard]] QString address() const;

private:
    QTemporaryDir m_home;
    QProcess m_process;
};

//! The sound played on a SoundServer since this began to listen.
class Recording
{
public:
    explicit Recording(const SoundServer &server);
    ~Recording();
    Q_DISABLE_COPY_MOVE(Recording)

    [[nodiscard]] bool isListening();
    //! From the first that is not silent.
    [[nodiscard]] QList<qint16> sound();
    //! True once a sound was followed by a third of a second of silence.
    [[nodiscard]] bool hasEnded();
    //! How long it has listened, by the samples that have come.
    [[nodiscard]] int milliseconds();

private:
    [[nodiscard]] QList<qint16> samples();

    QProcess m_process;
    QByteArray m_bytes;
};

} // namespace TestSupport
