// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QObject>
#include <QStringList>

class QTextToSpeech;

namespace Kiosk {

//! Makes speech of text by Speech-dispatcher, which answers when it likes, or never: this lives in
//! a thread where nobody minds. Built without Qt TextToSpeech it knows no language.
class SpeechEngine : public QObject
{
    Q_OBJECT

public:
    //! Looks for the daemon and its voices; started() is the answer.
    void start();
    //! Interrupts what is being said. @p language is one of those of started(), "ru" for example.
    void say(const QString &text, const QString &language);
    void stop();
    //! 0 to 100.
    void setVolume(int percent);

Q_SIGNALS:
    void started(const QStringList &languages);
    void speakingChanged(bool isSpeaking);

private:
    [[nodiscard]] QStringList languages() const;
    [[nodiscard]] bool turnTo(const QString &language);

    QTextToSpeech *m_speech = nullptr;
};

} // namespace Kiosk
