// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/session.h"
#include "core/phone/phonenumber.h"
#include "kiosk/client/httpcalls.h"
#include "protocol/code.h"
#include "protocol/link.h"
#include "protocol/login.h"
#include "protocol/session.h"
#include "protocol/staff.h"

namespace Kiosk {

//! Makes the requests of a visitor's way through a login. Never blocks; each @p done runs once,
//! unless its context is destroyed first; then it never runs.
class LoginClient
{
public:
    //! @p kioskKey may be empty: the kiosk of an open server needs none.
    LoginClient(const ServerAddress &server, const Core::Secret &kioskKey,
                std::chrono::milliseconds timeout = HttpCalls::usualTimeout);

    //! Asks for an attempt. @p language is the code of a Core::Language.
    void start(const QString &language, const QObject *context,
               Callback<Protocol::StartReply> done);

    //! Asks for a code to be sent to @p phone. The answer does not tell whether one was.
    void requestCode(const Core::PhoneNumber &phone, const QString &language,
                     const QObject *context, Callback<Protocol::CodeReply> done);

    //! Signs in with the code that came.
    void verifyCode(const QUuid &attemptId, const QString &code, const QObject *context,
                    Callback<Protocol::SignedInReply> done);

    //! Tells the server that the session is in use, and learns when it ends.
    void stay(const Core::Secret &sessionToken, const QObject *context,
              Callback<Protocol::MeReply> done);

    //! Whether the session still is one; this does not count as use of it.
    void peek(const Core::Secret &sessionToken, const QObject *context, Callback<void> done);

    //! Ends the session that @p sessionToken opens.
    void signOut(const Core::Secret &sessionToken, Core::SignOutReason reason,
                 const QObject *context, Callback<void> done);

private:
    HttpCalls m_calls;
};

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
