#pragma once

#include "kiosk/staffclient.h"
#include "kiosk/staffview.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace Kiosk {

//! Fetches what the staff's screen shows, and keeps it while it is on.
class StaffDesk : public QObject
{
    Q_OBJECT

public:
    StaffDesk(const ServerAddress &server, const Core::Secret &kioskKey, QObject *parent = nullptr);

    //! Fetches it anew.
    void open(StaffView::Tab tab);
    //! Forgets what was fetched: there are names in it.
    void close();
    void setVolume(int percent) { m_view.volume = percent; }
    void setStartLanguage(const QString &language) { m_view.startLanguage = language; }
    [[nodiscard]] const StaffView &view() const { return m_view; }

Q_SIGNALS:
    void changed();

private:
    void fetch();
    void fail(ClientError error);
    void show(const QList<Core::Finding> &findings);
    void onDoctor(const Answer<Protocol::DoctorReply> &answer);

    StaffClient m_client;
    StaffView m_view;
    //! Which request's answer counts.
    int m_request = 0;
    QElapsedTimer m_sinceAsked;
    QTimer m_askAgain;
};

} // namespace Kiosk
