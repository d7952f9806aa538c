// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QObject>
#include <QStringList>

#include <memory>

namespace Kiosk {

class SideThread;
class SpeechEngine;

//! Says sentences in a language that the machine has a voice for, and nothing in any other: no
//! voice reads another language's words. Every call returns at once.
class Voice : public QObject
{
    Q_OBJECT

public:
    //! Silent until it is enabled.
    explicit Voice(QObject *parent = nullptr);
    ~Voice() override;
    Q_DISABLE_COPY_MOVE(Voice)

    //! At first off; no daemon is asked or started before it is on for the first time. Off, it
    //! falls silent at once.
    void setEnabled(bool isEnabled);
    [[nodiscard]] bool isEnabled() const { return m_isEnabled; }
    //! 0, which is silent, to 100; at first 100. It counts from the next sentence on.
    void setVolume(int percent);

    //! Enabled, and with a voice for @p language, "ru" for example. Not before
    //! availabilityChanged() has told that the voices are known.
    [[nodiscard]] bool isAvailable(const QString &language) const;

    //! Interrupts what is being said, even where it has nothing to say itself.
    void say(const QString &text, const QString &language);
    void stop();

Q_SIGNALS:
    void availabilityChanged();
    void speakingChanged(bool isSpeaking);

private:
    void start();
    void onStarted(const QStringList &languages);

    QStringList m_languages;
    int m_volume = 100;
    bool m_isEnabled = false;
    SpeechEngine *m_engine = nullptr;
    std::unique_ptr<SideThread> m_thread;
};

} // namespace Kiosk
