#pragma once

#include "kiosk/httpcalls.h"
#include "kiosk/servercondition.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace Kiosk {

//! How often the server is asked.
struct ReadinessTimings
{
    std::chrono::milliseconds usual{5000};
    //! While somebody waits for a message, or something does not work.
    std::chrono::milliseconds hurried{2000};
};

//! Asks the server at once and then now and again whether all that it needs works. A server that is
//! not reached at all is not its business: the channel notices that sooner.
class ReadinessWatch : public QObject
{
    Q_OBJECT

public:
    explicit ReadinessWatch(const ServerAddress &server, const ReadinessTimings &timings = {},
                            QObject *parent = nullptr);

    void start();
    //! Somebody waits for a message, or nobody does any more.
    void hurry(bool isHurried);

Q_SIGNALS:
    //! After each answer.
    void told(const Kiosk::ServerCondition &condition);

private:
    void ask();
    void onAnswered(QNetworkReply &reply);
    void setPace();

    HttpCalls m_calls;
    ReadinessTimings m_timings;
    bool m_isHurried = false;
    bool m_isTroubled = false;
    QPointer<QNetworkReply> m_asked;
    QTimer m_next;
};

} // namespace Kiosk
