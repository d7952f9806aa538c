// SPDX-License-Identifier: GPL-3.0-only
#include "fuzz/target.h"
#include "greenapi/base/chatid.h"
#include "greenapi/receiving/decoder.h"
#include "greenapi/receiving/webhook.h"

#include <QJsonDocument>

#include <tuple>

using namespace GreenApi;
using namespace Qt::StringLiterals;

namespace {

using Decoded = Core::Expected<Notification, IgnoreReason>;
using Fuzz::require;

auto membersOf(const IncomingText &message)
{
    return std::tie(message.key.instance, message.key.chat, message.key.messageId,
                    message.sender.phone, message.sender.lid, message.text, message.sentAt);
}

auto membersOf(const UnreadableText &message)
{
    return std::tie(message.chat, message.sender.phone, message.sender.lid, message.marker,
                    message.sentAt);
}

// Without isOtherNumber, which is for the account to say.
auto membersOf(const StateChange &change)
{
    return std::tie(change.state, change.wid, change.changedAt);
}

auto membersOf(const QuotaWarning &warning)
{
    return std::tie(warning.method, warning.used, warning.total);
}

bool isSame(const Notification &one, const Notification &other)
{
    return one.index() == other.index()
        && std::visit(
               [&other](const auto &member) {
                   using Kind = std::decay_t<decltype(member)>;
                   return membersOf(member) == membersOf(std::get<Kind>(other));
               },
               one);
}

bool isSame(const Decoded &one, const Decoded &other)
{
    if (one && other)
        return isSame(*one, *other);
    return !one && !other && one.error() == other.error();
}

void checkSender(const Core::Sender &sender, const QString &chatText)
{
    const auto chat = ChatId::parse(chatText);
    require(chat.kind != ChatKind::Other, "a message comes from a person's chat");
    require(chat.text() == chatText, "the chat is written as the gateway writes it");
    require(sender.phone.has_value() == sender.lid.isEmpty(), "a number or a hidden id");
    if (!sender.phone)
        return;
    require(Core::PhoneNumber::fromInternationalDigits(chat.digits) == sender.phone,
            "the sender is the number of the chat");
    require(Core::PhoneNumber::fromE164(sender.phone->e164()) == sender.phone,
            "the sender is a valid number");
}

void checkMessage(const IncomingText &message)
{
    checkSender(message.sender, message.key.chat);
    require(!message.text.trimmed().isEmpty(), "a text has something to read");
    require(!message.text.trimmed().startsWith("{{SWE"_L1), "a text was decrypted");
    require(message.sentAt.isValid() && message.sentAt.timeSpec() == Qt::UTC,
            "the time is one, in UTC");
    require(message.key.instance >= 0, "an instance is not negative");
}

void checkThatTheSimulatorCanSayIt(const IncomingText &message)
{
    const SimulatedText simulated{.idInstance = message.key.instance,
                                  .companyNumber = {},
                                  .sender = *message.sender.phone,
                                  .senderName = u"Айгүл"_s,
                                  .messageId = message.key.messageId,
                                  .sentAt = message.sentAt,
                                  .text = message.text};
    auto expected = message;
    expected.key.chat = ChatId::ofPerson(message.sender.phone->digits());
    const auto decoded = decode(textMessageNotification(simulated), {});
    require(decoded && isSame(*decoded, expected), "what is accepted, the simulator can say");
}

void checkThatAnAccountOnlyNarrows(const Decoded &toAll, const Decoded &toOne,
                                   const Account &account)
{
    if (toOne) {
        require(isSame(toAll, toOne), "an account changes nothing in a message");
        if (const auto *const text = std::get_if<IncomingText>(&*toOne))
            require(text->key.instance == account.idInstance, "the instance is the account's");
    } else {
        require(isSame(toAll, toOne) || toOne.error() == IgnoreReason::OtherInstance
                    || toOne.error() == IgnoreReason::OtherNumber,
                "an account adds two reasons only");
    }
}

} // namespace

void Fuzz::run(QByteArrayView input)
{
    const Account account{.idInstance = 1101000001,
                          .number = Core::PhoneNumber::fromE164(u"+996700000001")};
    const auto body = input.toByteArray();

    const auto toAll = decode(body, {});
    const auto toOne = decode(body, account);

    checkThatAnAccountOnlyNarrows(toAll, toOne, account);
    const auto rewritten = QJsonDocument::fromJson(body).toJson();
    require(isSame(toAll, decode(rewritten, {})), "the layout of the JSON does not matter");
    if (!toAll)
        return;
    if (const auto *const text = std::get_if<IncomingText>(&*toAll)) {
        checkMessage(*text);
        if (text->sender.phone)
            checkThatTheSimulatorCanSayIt(*text);
    }
    if (const auto *const unreadable = std::get_if<UnreadableText>(&*toAll))
        checkSender(unreadable->sender, unreadable->chat);
}
