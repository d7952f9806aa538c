#include "service/sentcodes.h"

#include "greenapi/chatid.h"
#include "service/phonetexts.h"

namespace Service {

using namespace Qt::StringLiterals;

QString chatOf(const Core::Attempt &attempt)
{
    if (!attempt.chat.isEmpty())
        return attempt.chat;
    return attempt.verifiedPhone ? GreenApi::ChatId::ofPerson(attempt.verifiedPhone->digits())
                                 : GreenApi::ChatId::ofHiddenPerson(attempt.senderLid);
}

void SentNumbers::send(const Core::Attempt &attempt, const QString &number)
{
    m_outbox.send(chatOf(attempt), numberText(attempt.language, number, attempt.kiosk, m_now()),
                  "number"_L1, Outbox::Kind::Number);
}

void SentCodes::send(const Core::Attempt &attempt, const QString &code)
{
    m_outbox.send(GreenApi::ChatId::ofPerson(attempt.expectedPhone->digits()),
                  codeText(attempt.language, code), "code"_L1, Outbox::Kind::Code);
}

// Where only the hidden id of the tenant's own number is new, nobody else signs in.
void tellLinked(Outbox &outbox, const Core::Linked &linked, const LinkPlace &place)
{
    const auto &phone = linked.tenant.phone;
    if (!phone || linked.sender.phone == phone)
        return;
    outbox.send(GreenApi::ChatId::ofPerson(phone->digits()),
                linkedText(place.language, linked.sender, place.kiosk, linked.at), "link"_L1);
}

} // namespace Service
