#pragma once

#include "core/login/replypolicy.h"
#include "core/model/attempt.h"
#include "http/webhook/notificationprocessor.h"
#include "service/gateway/outbox.h"

namespace Service {

//! Answers people in WhatsApp, in their language, as rarely as the policy has it. In the server's
//! thread.
class Replies
{
public:
    //! @p outbox outlives this object.
    Replies(Outbox &outbox, const Core::Clock &now);

    //! Answers a message; a sign-in is told of by tellSignedIn().
    void reply(const Http::ReplyOccasion &occasion);

    //! Tells the person of @p attempt that they signed in, in the chat that they wrote in.
    void tellSignedIn(const Core::Attempt &attempt);

private:
    Outbox &m_outbox;
    Core::Clock m_now;
    Core::ReplyPolicy m_policy;
};

} // namespace Service
