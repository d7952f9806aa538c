// SPDX-License-Identifier: GPL-3.0-only
#include "service/gateway/personalmessages.h"

#include "core/base/logevent.h"
#include "greenapi/base/chatid.h"
#include "service/gateway/phonetexts.h"
#include "service/process/logging.h"

namespace Service {

using namespace Qt::StringLiterals;

namespace {

// The notification names the chat and the sender; one that was forged may name two people.
bool isChatOfSender(const Core::Attempt &attempt)
{
    const auto chat = GreenApi::ChatId::parse(attempt.chat);
    switch (chat.kind) {
    case GreenApi::ChatKind::Person:
        return attempt.verifiedPhone
            && Core::PhoneNumber::fromInternationalDigits(chat.digits) == attempt.verifiedPhone;
    case GreenApi::ChatKind::HiddenPerson:
        return chat.digits == attempt.senderLid;
    case GreenApi::ChatKind::Other:
        break;
    }
    return false;
}

} // namespace

void sendToPerson(Outbox &outbox, const Core::Attempt &attempt, const QString &text,
                  QLatin1StringView what, Outbox::Kind kind)
{
    if (isChatOfSender(attempt))
        outbox.send(attempt.chat, text, what, kind);
    else if (attempt.verifiedPhone)
        outbox.sendTo(*attempt.verifiedPhone, text, what, kind);
    else
        outbox.send(GreenApi::ChatId::ofHiddenPerson(attempt.senderLid), text, what, kind);
}

void SentNumbers::send(const Core::Attempt &attempt, const QString &number)
{
    sendToPerson(m_outbox, attempt, numberText(attempt.language, number, attempt.kiosk, m_now()),
                 "number"_L1, Outbox::Kind::Number);
}

void UnsentConfirmations::send(const Core::Attempt &attempt, const QString & /*number*/)
{
    qCWarning(lcService).noquote()
        << Core::LogEvent("confirmation.unsent"_L1)
               .with("attempt"_L1, Core::toString(attempt.id))
               .with("message"_L1,
                     u"no account is configured to send the number with; set greenapi/id_instance "
                     "and greenapi/api_token, or login/confirm to none"_s)
               .text();
}

void SentCodes::send(const Core::Attempt &attempt, const QString &code)
{
    m_outbox.sendTo(*attempt.expectedPhone, codeText(attempt.language, code), "code"_L1,
                    Outbox::Kind::Code);
}

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

void Replies::signedIn(const Core::Attempt &attempt)
{
    const Core::Sender sender{.phone = attempt.verifiedPhone, .lid = attempt.senderLid};
    if (!m_policy.allows(Core::ReplyKind::SignedIn, sender, attempt.id))
        return;
    sendToPerson(m_outbox, attempt, signedInText(attempt.language, attempt.kiosk, m_now()),
                 "reply"_L1);
}

// A link to the hidden id behind the tenant's own number lets nobody else in.
void sendLinked(Outbox &outbox, const Core::Linked &linked, const LinkPlace &place)
{
    const auto &phone = linked.tenant.phone;
    if (!phone || linked.sender.phone == phone)
        return;
    outbox.sendTo(*phone, linkedText(place.language, linked.sender, place.kiosk, linked.at),
                  "link"_L1);
}

} // namespace Service
