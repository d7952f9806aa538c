// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QByteArrayList>
#include <QList>
#include <QString>
#include <QTemporaryDir>
#include <QThread>

class QLocalServer;
class QLocalSocket;

namespace TestSupport {

//! Stands in for Speech-dispatcher: answers libspeechd's requests as the original does, and
//! remembers what it would have said. It answers in a thread of its own, because libspeechd waits.
//! SSIP: https://htmlpreview.github.io/?https://github.com/
//! brailcom/speechd/blob/master/doc/ssip.html
class FakeSpeechDispatcher : public QObject
{
    Q_OBJECT

public:
    struct Saying
    {
        QString voice;
        QString text;
        int volume = 0; //!< −100 to 100
        bool isCancelled = false;
        bool isOver = false;
    };

    //! @p voices are languages, "ru"; each is the name of its voice, too.
    explicit FakeSpeechDispatcher(const QStringList &voices);
    ~FakeSpeechDispatcher() override;
    Q_DISABLE_COPY_MOVE(FakeSpeechDispatcher)

    //! For the environment variable SPEECHD_ADDRESS.
    [[nodiscard]] QByteArray address() const;
    //! As many have ever come.
    [[nodiscard]] int clients();
    [[nodiscard]] QList<Saying> sayings();
    //! From now on it lists the voice of @p language and does not take it.
    void refuse(const QString &language);
    //! Comes to the end of what is being said.
    void finish();

private:
    void listen();
    void close();
    void welcome();
    void read();
    void take(const QByteArray &line);
    void processText(const QByteArray &line);
    [[nodiscard]] QByteArray answerTo(const QByteArrayList &request);
    [[nodiscard]] QByteArray set(const QByteArray &name, const QByteArray &value);
    [[nodiscard]] QByteArray voiceList() const;
    void cancel();
    void tell(const QByteArray &code, const QByteArray &event);

    QTemporaryDir m_folder;
    QThread m_thread;
    QLocalServer *m_server = nullptr;
    QLocalSocket *m_client = nullptr;
    QStringList m_voices;
    QString m_voice;
    QString m_refused;
    int m_volume = 100;
    int m_clients = 0;
    bool m_isReceivingText = false;
    QByteArrayList m_text;
    QList<Saying> m_sayings;
};

} // namespace TestSupport
