#include "greenapi/notification.h"

#include "fuzz/target.h"
#include "greenapi/chatid.h"
#include "greenapi/decoder.h"

#include <QJsonDocument>

#include <tuple>

using namespace GreenApi;
using namespace Qt::StringLiterals;

namespace {

using Decoded = Core::Expected<IncomingText, IgnoreReason>;
using Fuzz::require;

bool isSame(const IncomingText &one, const IncomingText &other)
{
    const auto membersOf = [](const IncomingText &message) {
        return std::tie(message.key.instance, message.key.chat, message.key.messageId,
                        message.sender, message.text, message.sentAt);
    };
    return membersOf(one) == membersOf(other);
}

bool isSame(const Decoded &one, const Decoded &other)
{
    if (one && other)
        return isSame(*one, *other);
    return !one && !other && one.error() == other.error();
}

void checkMessage(const IncomingText &message)
{
    const auto chat = ChatId::parse(message.key.chat);
    require(chat.kind == ChatKind::Person, "a message comes from a person's chat");
    require(Core::PhoneNumber::fromInternationalDigits(chat.digits) == message.sender,
            "the sender is the number of the chat");
    require(Core::PhoneNumber::fromE164(message.sender.e164()) == message.sender,
            "the sender is a valid number");
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
                                  .sender = message.sender,
                                  .senderName = u"Айгүл"_s,
                                  .messageId = message.key.messageId,
                                  .sentAt = message.sentAt,
                                  .text = message.text};
    auto expected = message;
    expected.key.chat = ChatId::ofPerson(message.sender.digits());
    const auto decoded = decode(textMessageNotification(simulated), {});
    require(decoded && isSame(*decoded, expected), "what is accepted, the simulator can say");
}

void checkThatAnAccountOnlyNarrows(const Decoded &toAll, const Decoded &toOne,
                                   const Account &account)
{
    if (toOne) {
        require(isSame(toAll, toOne), "an account changes nothing in a message");
        require(toOne->key.instance == account.idInstance, "the instance is the account's");
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
    if (toAll) {
        checkMessage(*toAll);
        checkThatTheSimulatorCanSayIt(*toAll);
    }
}
