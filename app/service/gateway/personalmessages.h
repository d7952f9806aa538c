// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/login/linkservice.h"
#include "core/login/replypolicy.h"
#include "core/model/listeners.h"
#include "core/model/ports.h"
#include "http/webhook/notificationprocessor.h"
#include "service/gateway/outbox.h"

// Messages to single persons, in their language. In the server's thread.
namespace Service {

//! Writes to the person of @p attempt: in the chat that the message came from, as it was written
//! there, else where the number's owner reads. @p what names the message in the log.
void sendToPerson(Outbox &outbox, const Core::Attempt &attempt, const QString &text,
                  QLatin1StringView what, Outbox::Kind kind = Outbox::Kind::Reply);

//! Sends the number of a number match.
class SentNumbers final : public Core::ConfirmationSender
{
public:
    //! @p outbox outlives this object.
    SentNumbers(Outbox &outbox, Core::Clock now)
        : m_outbox(outbox)
        , m_now(std::move(now))
    {
    }

    void send(const Core::Attempt &attempt, const QString &number) override;

private:
    Outbox &m_outbox;
    Core::Clock m_now;
};

//! Logs that a number could not be sent, because no account of the gateway is configured. An
//! attempt that needs a number then expires and lets nobody in.
class UnsentConfirmations final : public Core::ConfirmationSender
{
public:
    void send(const Core::Attempt &attempt, const QString &number) override;
};

//! Sends a code to sign in with.
class SentCodes final : public Core::CodeSender
{
public:
    //! @p outbox outlives this object.
    explicit SentCodes(Outbox &outbox)
        : m_outbox(outbox)
    {
    }

    void send(const Core::Attempt &attempt, const QString &code) override;
    //! Depends on the account's state alone, as the gateway reports it: codes go to tenants only,
    //! so the fate of a single code would tell strangers who is a tenant.
    [[nodiscard]] bool isWorking() const override { return m_outbox.isAllowed(); }

private:
    Outbox &m_outbox;
};

//! Answers people in WhatsApp, as rarely as the policy allows.
class Replies final : public Core::SignInNotifier
{
public:
    //! @p outbox outlives this object.
    Replies(Outbox &outbox, const Core::Clock &now);

    //! Answers a message that did not sign in, in the chat that it came from.
    void reply(const Http::ReplyOccasion &occasion);

    //! Tells the person of @p attempt that they signed in. This is the only route of that message:
    //! logins by QR code, by number match and by code all end here, and none of them calls reply().
    //! It goes to the chat that the person wrote in, also where their number is hidden, else to the
    //! chat of the number that the code went to.
    void signedIn(const Core::Attempt &attempt) override;

private:
    Outbox &m_outbox;
    Core::Clock m_now;
    Core::ReplyPolicy m_policy;
};

//! The kiosk at which staff linked somebody.
struct LinkPlace
{
    //! Language of the attempt there: "ru", "ky", "en" or empty.
    QString language;
    //! The kiosk's name.
    QString kiosk;
};

//! Tells the tenant who can sign in as them from now on, on the number in the directory: staff may
//! have been deceived, or somebody may only have claimed to be staff.
void sendLinked(Outbox &outbox, const Core::Linked &linked, const LinkPlace &place);

} // namespace Service
