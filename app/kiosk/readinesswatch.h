#pragma once

#include "kiosk/httpcalls.h"
#include "kiosk/trouble.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <optional>

namespace Kiosk {

//! Asks the server at once and then now and again whether all that it needs works. A server that is
//! not reached at all is not its business: the channel notices that sooner.
class ReadinessWatch : public QObject
{
    Q_OBJECT

public:
    explicit ReadinessWatch(const ServerAddress &server,
                            std::chrono::milliseconds every = std::chrono::seconds(30),
                            QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    //! After each answer; nothing while all is well.
    void told(std::optional<Kiosk::Trouble> trouble);

private:
    void ask();
    void onAnswered(QNetworkReply &reply);

    HttpCalls m_calls;
    QPointer<QNetworkReply> m_asked;
    QTimer m_next;
};

} // namespace Kiosk
