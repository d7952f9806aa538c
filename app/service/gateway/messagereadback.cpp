// SPDX-License-Identifier: GPL-3.0-only
#include "service/gateway/messagereadback.h"

#include "core/base/logevent.h"
#include "core/model/attempt.h"
#include "greenapi/receiving/decoder.h"
#include "service/process/logging.h"

#include <QTimer>

#include <cstdlib>

namespace Service {

using namespace Qt::StringLiterals;

namespace {

// Both times are WhatsApp's, to the second; one may have been rounded.
constexpr qint64 timeTolerance = 2;

QStringList nameOf(const Core::SignInMessage &message)
{
    return {message.key.chat, message.key.messageId, Core::toString(message.attemptId)};
}

// No id of WhatsApp is nearly as long. The gateway fails over what is too large for it.
constexpr qsizetype longestId = 200;

bool canBeAskedFor(const Core::SignInMessage &message)
{
    return !message.key.messageId.isEmpty() && message.key.messageId.size() <= longestId;
}

// These errors tell of this moment only, and nothing of the message.
bool passes(GreenApi::CallError error)
{
    return error == GreenApi::CallError::UnknownMessage || error == GreenApi::CallError::TooFast
        || error == GreenApi::CallError::QueueFull;
}

// The journal has a number or a hidden id, never both; the message may know both by now.
bool isSameSender(const Core::Sender &told, const Core::Sender &read)
{
    return read.phone ? told.phone == read.phone : !read.lid.isEmpty() && told.lid == read.lid;
}

} // namespace

MessageReadBack::MessageReadBack(GreenApi::Client &client, Rules rules, IsAwaited isAwaited,
                                 Done done)
    : m_client(client)
    , m_rules(std::move(rules))
    , m_isAwaited(std::move(isAwaited))
    , m_done(std::move(done))
{
}

void MessageReadBack::read(const Core::SignInMessage &message)
{
    const auto name = nameOf(message);
    if (m_pending.contains(name))
        return;
    if (!canBeAskedFor(message) || m_pending.size() >= mostAtOnce)
        return m_done(message, Result::NotConfirmed);
    m_pending.insert(name);
    ask(message, Clock::now());
}

// The client would be patient for minutes with a gateway that does not answer; a person is not.
void MessageReadBack::ask(const Core::SignInMessage &message, Clock::time_point since)
{
    auto *const asking = new QObject(this);
    ++m_calls;
    const auto over = [this, asking] {
        --m_calls;
        delete asking; // and with it its timer, or the call
    };
    QTimer::singleShot(m_rules.timings.answerWithin, asking, [this, over, message, since] {
        // Among many it may have waited for the others only, and a flood must not let one pass.
        const bool hadToWait = m_calls > mostUndelayed;
        over();
        if (hadToWait)
            return askAgain(message, since);
        endUnavailable(message, GreenApi::toString(GreenApi::CallError::TimedOut));
    });
    m_client.getMessage(message.key.chat, message.key.messageId, asking,
                        [this, over, message, since](const auto &answer) {
                            over();
                            evaluate(message, since, answer);
                        });
}

void MessageReadBack::evaluate(const Core::SignInMessage &message, Clock::time_point since,
                               const GreenApi::Answer<QJsonObject> &answer)
{
    // The gateway refuses to look for ids that are none, and such a message cannot have been sent.
    if (!answer && answer.error() == GreenApi::CallError::Refused)
        return end(message, Result::NotConfirmed);
    if (!answer && !passes(answer.error()))
        return endUnavailable(message, GreenApi::toString(answer.error()));
    m_isUnavailable = false;
    if (!answer)
        return askAgain(message, since);
    end(message, isSame(*answer, message) ? Result::Confirmed : Result::NotConfirmed);
}

void MessageReadBack::askAgain(const Core::SignInMessage &message, Clock::time_point since)
{
    if (Clock::now() - since >= m_rules.timings.patience || !m_isAwaited(message))
        return end(message, Result::NotConfirmed);
    QTimer::singleShot(m_rules.timings.every, this,
                       [this, message, since] { ask(message, since); });
}

// Staff must not be locked out by a tariff or an outage; the webhook's secret still counts.
void MessageReadBack::endUnavailable(const Core::SignInMessage &message, const QString &reason)
{
    if (!m_isUnavailable) {
        m_isUnavailable = true;
        qCWarning(lcService).noquote()
            << Core::LogEvent("webhook.unconfirmed"_L1)
                   .with("reason"_L1, reason)
                   .with("message"_L1,
                         u"the gateway cannot be asked for the messages of staff again; they are "
                         "believed as the webhook tells them"_s)
                   .text();
    }
    end(message, Result::Unavailable);
}

void MessageReadBack::end(const Core::SignInMessage &message, Result result)
{
    m_pending.remove(nameOf(message));
    m_done(message, result);
}

// The text is not kept: it has to name the same attempt.
bool MessageReadBack::isSame(const QJsonObject &entry, const Core::SignInMessage &message) const
{
    const auto text = GreenApi::journalText(entry, m_rules.account);
    if (!text)
        return false;
    const auto attemptId = m_rules.phrase.attemptIn(text->text);
    return attemptId && *attemptId == message.attemptId && text->key.chat == message.key.chat
        && text->key.messageId == message.key.messageId
        && isSameSender(message.sender, text->sender)
        && std::abs(text->sentAt.secsTo(message.sentAt)) <= timeTolerance;
}

} // namespace Service
