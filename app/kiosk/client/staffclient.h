#pragma once

#include "kiosk/client/httpcalls.h"
#include "protocol/link.h"
#include "protocol/staff.h"

namespace Kiosk {

//! Asks the server what the staff's screen shows or wants, with the kiosk's key. Never blocks; each
//! @p done runs once, unless its context is destroyed first.
class StaffClient
{
public:
    StaffClient(const ServerAddress &server, const Core::Secret &kioskKey);

    void health(const QObject *context, Callback<Protocol::HealthReply> done);
    //! The last ones of this kiosk in which something happened, newest first.
    void attempts(const QObject *context, Callback<Protocol::AttemptsReply> done);
    //! Without an examination while the doctor is still looking.
    void doctor(const QObject *context, Callback<Protocol::DoctorReply> done);
    //! Gives the number that a ticket stands for to whoever has the phone.
    void link(const Protocol::LinkRequest &request, const QObject *context,
              Callback<Protocol::LinkReply> done);

private:
    HttpCalls m_calls;
};

} // namespace Kiosk
