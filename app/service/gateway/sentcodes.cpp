#include "service/gateway/sentcodes.h"

#include "greenapi/base/chatid.h"
#include "service/gateway/phonetexts.h"

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

void SentCodes::send(const Core::Attempt &attempt, const QString &code)
{
    m_outbox.sendTo(*attempt.expectedPhone, codeText(attempt.language, code), "code"_L1,
                    Outbox::Kind::Code);
}

// Where only the hidden id of the tenant's own number is new, nobody else signs in.
void tellLinked(Outbox &outbox, const Core::Linked &linked, const LinkPlace &place)
{
    const auto &phone = linked.tenant.phone;
    if (!phone || linked.sender.phone == phone)
        return;
    outbox.sendTo(*phone, linkedText(place.language, linked.sender, place.kiosk, linked.at),
                  "link"_L1);
}

} // namespace Service
