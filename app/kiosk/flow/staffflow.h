// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/phone/phonenumber.h"
#include "kiosk/client/loginclient.h"
#include "kiosk/flow/staffview.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace Kiosk {

//! The state of the staff's page: fetches what a tab shows and guides staff through linking a
//! number. LoginFlow decides when the page opens and closes. Lives in one thread and never blocks.
class StaffFlow : public QObject
{
    Q_OBJECT

public:
    StaffFlow(const ServerAddress &server, const Core::Secret &kioskKey, QObject *parent = nullptr);

    //! Fetches the content of @p tab anew.
    void open(StaffView::Tab tab);
    //! Forgets everything that was fetched and entered, since there are names in it.
    void close();

    //! Begins to link a number. Each step is ignored unless the one before it is done.
    void beginLink();
    void enterTicket(const QString &ticket);
    void enterPhone(const Core::PhoneNumber &phone);
    //! Requests the link from the server. The PIN is not kept.
    void enterPin(const Core::Secret &pin);
    //! Goes one step back, from the first step to the tab.
    void goBack();

    void setVolume(int percent) { m_view.volume = percent; }
    void setStartLanguage(const QString &language) { m_view.startLanguage = language; }
    [[nodiscard]] const StaffView &view() const { return m_view; }

Q_SIGNALS:
    //! view() has changed.
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
    //! The number of the latest request; answers to earlier ones are ignored.
    int m_request = 0;
    //! The number of the latest link; answers to earlier ones are ignored.
    int m_form = 0;
    QElapsedTimer m_sinceRequest;
    QTimer m_retry;
};

} // namespace Kiosk
