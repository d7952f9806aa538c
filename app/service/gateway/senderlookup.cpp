// SPDX-License-Identifier: GPL-3.0-only
#include "service/gateway/senderlookup.h"

#include "core/base/logevent.h"
#include "core/model/attempt.h"
#include "service/process/logging.h"

namespace Service {

using namespace Qt::StringLiterals;

namespace {

void logUnknown(const Core::SignInMessage &message, const QString &reason)
{
    qCWarning(lcService).noquote() << Core::LogEvent("sender.unresolved"_L1)
                                          .with("attempt"_L1, Core::toString(message.attemptId))
                                          .with("sender"_L1, message.sender.masked())
                                          .with("reason"_L1, reason)
                                          .text();
}

} // namespace

SenderLookup::SenderLookup(GreenApi::Client &client, Done done)
    : m_client(client)
    , m_done(std::move(done))
{
}

// The client repeats the call where that helps. An unknown sender is not guessed.
void SenderLookup::lookUp(const Core::SignInMessage &message)
{
    const QStringList name{message.key.chat, message.key.messageId,
                           Core::toString(message.attemptId)};
    if (m_pending.contains(name))
        return;
    m_pending.insert(name);
    m_client.checkWhatsapp(
        message.sender.lid, this,
        [this, message, name](const GreenApi::Answer<GreenApi::WhatsappAccount> &answer) {
            m_pending.remove(name);
            auto found = message;
            if (answer && answer->exists)
                found.sender.phone = answer->who.phone;
            if (!found.sender.phone)
                logUnknown(message, answer ? u"hidden"_s : GreenApi::toString(answer.error()));
            m_done(found);
        });
}

} // namespace Service
