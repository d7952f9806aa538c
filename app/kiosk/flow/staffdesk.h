#pragma once

#include "core/phone/phonenumber.h"
#include "kiosk/client/loginclient.h"
#include "kiosk/flow/staffview.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace Kiosk {

//! Fetches what the staff's screen shows, keeps it while it is on, and links numbers.
class StaffDesk : public QObject
{
    Q_OBJECT

public:
    StaffDesk(const ServerAddress &server, const Core::Secret &kioskKey, QObject *parent = nullptr);

    //! Fetches it anew.
    void open(StaffView::Tab tab);
    //! Forgets what was fetched and entered: there are names in it.
    void close();

    //! Begins to link a number; each step counts only after the one before.
    void beginLink();
    void enterTicket(const QString &ticket);
    void enterPhone(const Core::PhoneNumber &phone);
    //! Asks the server for the link. The PIN is not kept.
    void enterPin(const Core::Secret &pin);
    //! One step back, at last to the tab before.
    void goBack();

    void setVolume(int percent) { m_view.volume = percent; }
    void setStartLanguage(const QString &language) { m_view.startLanguage = language; }
    [[nodiscard]] const StaffView &view() const { return m_view; }

Q_SIGNALS:
    void changed();

private:
    void fetch();
    void fetchTab(StaffView::Tab tab);
    void forgetLink();
    void setLink(LinkDialog::Step step, std::optional<ClientError> trouble = {});
    void onLinked(const Answer<Protocol::LinkReply> &answer);
    void setError(ClientError error);
    void setFindings(const QList<Core::Finding> &findings);
    void onDoctor(const Answer<Protocol::DoctorReply> &answer);

    StaffClient m_client;
    StaffView m_view;
    //! Which request's answer counts.
    int m_request = 0;
    //! Which form's answer counts.
    int m_form = 0;
    QElapsedTimer m_sinceRequest;
    QTimer m_retry;
};

} // namespace Kiosk
