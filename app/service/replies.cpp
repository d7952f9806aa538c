#include "service/replies.h"

#include "service/phonetexts.h"
#include "service/sentcodes.h"

namespace Service {

using namespace Qt::StringLiterals;

Replies::Replies(Outbox &outbox, const Core::Clock &now)
    : m_outbox(outbox)
    , m_now(now)
    , m_policy(now)
{
}

void Replies::reply(const ::Server::ReplyOccasion &occasion)
{
    const auto &attempt = occasion.attempt;
    if (!m_policy.allows(occasion.kind, occasion.sender, attempt ? attempt->id : QUuid()))
        return;
    const auto language = attempt ? attempt->language : occasion.language;
    const auto text = occasion.kind == Core::ReplyKind::SignedIn
        ? signedInText(language, attempt ? attempt->kiosk : QString(), m_now())
        : replyText(language, occasion.kind);
    m_outbox.send(occasion.chat, text, "reply"_L1);
}

void Replies::tellSignedIn(const Core::Attempt &attempt)
{
    reply({.kind = Core::ReplyKind::SignedIn,
           .chat = chatOf(attempt),
           .sender = {.phone = attempt.verifiedPhone, .lid = attempt.senderLid},
           .attempt = attempt});
}

} // namespace Service
