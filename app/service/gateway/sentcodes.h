#pragma once

#include "core/login/linkservice.h"
#include "core/model/listeners.h"
#include "service/gateway/outbox.h"

namespace Service {

//! Writes to the person of @p attempt: in the chat that the message came from, as it was written
//! there, else where the number's owner reads.
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
    //! By the account's state alone, as the gateway tells it: codes go to tenants only, so that
    //! what became of one would tell who is a tenant.
    [[nodiscard]] bool isWorking() const override { return m_outbox.isAllowed(); }

private:
    Outbox &m_outbox;
};

//! Where staff linked somebody, and what is spoken there.
struct LinkPlace
{
    //! "ru", "ky", "en" or empty.
    QString language;
    QString kiosk;
};

//! Tells the tenant, on the number that the directory has, who signs in as them from now on: staff
//! may have been deceived, or be nobody's staff.
void tellLinked(Outbox &outbox, const Core::Linked &linked, const LinkPlace &place);

} // namespace Service
