#include "service/gateway/replies.h"

#include "service/gateway/phonetexts.h"
#include "service/gateway/sentcodes.h"

namespace Service {

using namespace Qt::StringLiterals;

Replies::Replies(Outbox &outbox, const Core::Clock &now)
    : m_outbox(outbox)
    , m_now(now)
    , m_policy(now)
{
}

void Replies::reply(const Http::ReplyOccasion &occasion)
{
    const auto &attempt = occasion.attempt;
    if (!m_policy.allows(occasion.kind, occasion.sender, attempt ? attempt->id : QUuid()))
        return;
    const auto language = attempt ? attempt->language : occasion.language;
    m_outbox.send(occasion.chat, replyText(language, occasion.kind), "reply"_L1);
}

void Replies::tellSignedIn(const Core::Attempt &attempt)
{
    const Core::Sender sender{.phone = attempt.verifiedPhone, .lid = attempt.senderLid};
    if (!m_policy.allows(Core::ReplyKind::SignedIn, sender, attempt.id))
        return;
    sendToPerson(m_outbox, attempt, signedInText(attempt.language, attempt.kiosk, m_now()),
                 "reply"_L1);
}

} // namespace Service
