// SPDX-License-Identifier: GPL-3.0-only
#include "http/webhook/notificationprocessor.h"

#include "core/base/enumtable.h"
#include "core/base/logevent.h"
#include "core/login/loginphrase.h"
#include "http/base/logging.h"

#include <variant>

namespace Http {

using namespace Qt::StringLiterals;

namespace {

ProcessingResult ignored(const QString &reason)
{
    return {.kind = ProcessingResult::Kind::Ignored, .reason = reason};
}

constexpr Core::EnumNames<Core::PhraseError> phraseErrors({
    {Core::PhraseError::NoLogin, "no_login_message"_L1},
    {Core::PhraseError::SeveralIds, "several_attempts"_L1},
});

QString reasonFor(Core::PhraseError error)
{
    return phraseErrors[error];
}

constexpr Core::EnumNames<Core::IgnoreReason> dismissals({
    {Core::IgnoreReason::Duplicate, "duplicate"_L1},
    {Core::IgnoreReason::UnknownAttempt, "unknown_attempt"_L1},
    {Core::IgnoreReason::SenderSilenced, "sender_silenced"_L1},
    {Core::IgnoreReason::AttemptOver, "attempt_over"_L1},
    {Core::IgnoreReason::SentBeforeAttempt, "sent_before_attempt"_L1},
    {Core::IgnoreReason::Unstorable, "unstorable"_L1},
    {Core::IgnoreReason::ToReadBack, "to_read_back"_L1},
    {Core::IgnoreReason::StorageFailed, "storage_failed"_L1},
});

QString reasonFor(Core::IgnoreReason reason)
{
    return dismissals[reason];
}

// The gateway repeats what it is not told to be stored, for a day, and holds back what follows.
ProcessingResult notStored(Core::StorageError error)
{
    if (error == Core::StorageError::Refused)
        return ignored(reasonFor(Core::IgnoreReason::Unstorable));
    return {.kind = ProcessingResult::Kind::NotStored};
}

// A pending attempt gets no reply here, because its number is on the way, nor does a completed one:
// LoginService tells of that, however it came about.
std::optional<Core::ReplyKind> replyFor(const Core::AttemptState &state)
{
    using Core::FailureReason;
    using Core::ReplyKind;
    if (!state.failure)
        return std::nullopt;
    switch (*state.failure) {
    case FailureReason::UserNotFound:
        return ReplyKind::UnknownNumber;
    case FailureReason::PhoneNotUnique:
    case FailureReason::TenantDisabled:
        return ReplyKind::AskDesk;
    case FailureReason::AttemptExpired:
        return ReplyKind::ExpiredCode;
    case FailureReason::ConfirmationFailed:
    case FailureReason::Cancelled:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

void logIgnored(const ProcessingResult &result)
{
    // The audit has one entry for a silenced sender; a line for each message would serve a flooder.
    if (result.kind != ProcessingResult::Kind::Ignored || result.reason == "sender_silenced"_L1)
        return;
    qCInfo(lcServer).noquote()
        << Core::LogEvent("webhook.ignored"_L1).with("reason"_L1, result.reason).text();
}

} // namespace

QStringList ignoreReasons()
{
    QStringList reasons{u"gateway_off"_s, u"paused"_s, u"nothing_to_end"_s, u"not_confirmed"_s,
                        u"too_large"_s};
    for (const auto reason : GreenApi::allIgnoreReasons())
        reasons.append(GreenApi::toString(reason));
    for (const auto error : Core::enumValues<Core::PhraseError>)
        reasons.append(reasonFor(error));
    using Core::IgnoreReason;
    for (const auto reason : Core::enumValues<IgnoreReason>) {
        // These two are answered otherwise.
        if (reason != IgnoreReason::ToReadBack && reason != IgnoreReason::StorageFailed)
            reasons.append(reasonFor(reason));
    }
    return reasons;
}

NotificationProcessor::NotificationProcessor(Core::LoginService &logins,
                                             Core::SessionService &sessions, Options options,
                                             NotificationListeners listeners)
    : m_logins(logins)
    , m_sessions(sessions)
    , m_options(std::move(options))
    , m_listeners(std::move(listeners))
{
}

ProcessingResult NotificationProcessor::process(const QByteArray &notification)
{
    if (m_listeners.heard)
        m_listeners.heard();
    auto result = processDecoded(notification);
    logIgnored(result);
    if (m_listeners.taken)
        m_listeners.taken(result);
    return result;
}

ProcessingResult NotificationProcessor::processDecoded(const QByteArray &notification)
{
    if (!m_options.isListening)
        return ignored(u"gateway_off"_s);
    const auto decoded = GreenApi::decode(notification, m_options.account);
    if (!decoded)
        return ignored(GreenApi::toString(decoded.error()));
    if (const auto *text = std::get_if<GreenApi::IncomingText>(&*decoded))
        return processText(*text);
    if (const auto *text = std::get_if<GreenApi::UnreadableText>(&*decoded))
        return processUnreadable(*text);
    if (const auto *change = std::get_if<GreenApi::StateChange>(&*decoded)) {
        if (m_listeners.stateChanged)
            m_listeners.stateChanged(*change);
    } else if (m_listeners.quotaExceeded) {
        m_listeners.quotaExceeded(std::get<GreenApi::QuotaWarning>(*decoded));
    }
    return ignored(GreenApi::toString(GreenApi::IgnoreReason::NotAnIncomingMessage));
}

ProcessingResult NotificationProcessor::processText(const GreenApi::IncomingText &text)
{
    if (m_isPaused)
        return ignored(u"paused"_s);
    if (Core::isDenial(text.text))
        return processDenial(text);
    const auto attemptId = m_options.phrase.attemptIn(text.text);
    if (!attemptId) {
        offerHint(text);
        return ignored(reasonFor(attemptId.error()));
    }
    return signIn(
        {.key = text.key, .sender = text.sender, .attemptId = *attemptId, .sentAt = text.sentAt});
}

// Only where the sender could be standing before a screen that waits. The hint names neither the
// keyword nor an id, so that another server that gets it as a message does not answer in turn.
void NotificationProcessor::offerHint(const GreenApi::IncomingText &text)
{
    const auto unclear = m_options.phrase.unclearIn(text.text);
    if (!unclear)
        return;
    const auto waiting = waitingOf(unclear->ids);
    const bool isAwaited =
        unclear->ids.isEmpty() && m_listeners.isMessageAwaited && m_listeners.isMessageAwaited();
    if (!waiting && !isAwaited)
        return;
    offerReply({.kind = Core::ReplyKind::ScanAgain,
                .chat = text.key.chat,
                .sender = text.sender,
                .attempt = waiting});
}

// The first attempt of these that waits for a message.
std::optional<Core::Attempt> NotificationProcessor::waitingOf(const QList<QUuid> &ids)
{
    for (const auto &id : ids) {
        const auto attempt = m_logins.find(id).value_or(std::nullopt);
        if (attempt && !attempt->isByCode() && attempt->state.status == Core::AttemptStatus::New)
            return attempt;
    }
    return std::nullopt;
}

// The real text often follows; who sees nothing happen presses Send once more.
ProcessingResult NotificationProcessor::processUnreadable(const GreenApi::UnreadableText &text)
{
    if (!m_isPaused)
        offerReply({.kind = Core::ReplyKind::SendAgain, .chat = text.chat, .sender = text.sender});
    return ignored(GreenApi::toString(GreenApi::IgnoreReason::Unreadable));
}

ProcessingResult NotificationProcessor::processDenial(const GreenApi::IncomingText &text)
{
    const auto refused = m_logins.reportNotMe(text.sender, text.sentAt);
    if (!refused)
        return notStored(refused.error());
    for (const auto &attempt : *refused)
        logOutcome(attempt);
    const auto ended = m_sessions.reportNotMe(text.sender, text.sentAt);
    if (!ended)
        return notStored(ended.error());
    if (*ended == 0 && refused->isEmpty())
        return ignored(u"nothing_to_end"_s);
    offerReply({.kind = *ended > 0 ? Core::ReplyKind::SessionEnded : Core::ReplyKind::SignInRefused,
                .chat = text.key.chat,
                .sender = text.sender,
                .language = refused->isEmpty() ? QString() : refused->first().language});
    return {};
}

ProcessingResult NotificationProcessor::processMissed(const GreenApi::IncomingText &text)
{
    const auto attemptId = m_options.phrase.attemptIn(text.text);
    if (m_isPaused || !attemptId)
        return ignored(u"no_login_message"_s);
    const auto attempt = m_logins.find(*attemptId);
    if (!attempt)
        return notStored(attempt.error());
    if (!*attempt || (*attempt)->state.status != Core::AttemptStatus::New)
        return ignored(u"attempt_over"_s);
    return signIn(
        {.key = text.key, .sender = text.sender, .attemptId = *attemptId, .sentAt = text.sentAt},
        Core::MessageSource::Fetched);
}

ProcessingResult NotificationProcessor::signIn(const Core::SignInMessage &message,
                                               Core::MessageSource source)
{
    const auto needsLookup = m_logins.needsLookup(message.sender);
    if (!needsLookup)
        return notStored(needsLookup.error());
    if (!*needsLookup)
        return finish(message, source);
    if (!m_listeners.lookupWanted)
        return ignored(GreenApi::toString(GreenApi::IgnoreReason::HiddenNumber));
    return defer(message);
}

ProcessingResult NotificationProcessor::defer(const Core::SignInMessage &message)
{
    const auto deferred = m_logins.defer(message);
    if (!deferred)
        return dismiss(message, deferred.error());
    m_listeners.lookupWanted(message);
    return {};
}

ProcessingResult NotificationProcessor::finish(const Core::SignInMessage &message,
                                               Core::MessageSource source)
{
    const auto attempt = m_logins.complete(message, source);
    if (!attempt && attempt.error() == Core::IgnoreReason::ToReadBack) {
        m_listeners.readBackWanted(message);
        return {};
    }
    if (!attempt)
        return dismiss(message, attempt.error());
    logOutcome(*attempt);
    if (const auto kind = replyFor(attempt->state)) {
        offerReply({.kind = *kind,
                    .chat = message.key.chat,
                    .sender = message.sender,
                    .attempt = *attempt});
    }
    return {};
}

ProcessingResult NotificationProcessor::reject(const Core::SignInMessage &message)
{
    const auto rejected = m_logins.reject(message);
    if (!rejected)
        return notStored(rejected.error());
    const auto result = ignored(*rejected ? u"not_confirmed"_s : u"duplicate"_s);
    logIgnored(result);
    if (m_listeners.taken)
        m_listeners.taken(result);
    return result;
}

ProcessingResult NotificationProcessor::dismiss(const Core::SignInMessage &message,
                                                Core::IgnoreReason reason)
{
    if (reason == Core::IgnoreReason::StorageFailed)
        return notStored(Core::StorageError::Unavailable);
    // An attempt that began later than the message may still be completed: its code is not over.
    if (reason == Core::IgnoreReason::AttemptOver)
        answerLate(message);
    return ignored(reasonFor(reason));
}

void NotificationProcessor::answerLate(const Core::SignInMessage &message)
{
    const auto late = m_logins.lateMessage(message);
    if (late == Core::LateMessage::Undecided && m_listeners.lookupWanted)
        m_listeners.lookupWanted(message);
    if (late != Core::LateMessage::Over)
        return;
    offerReply({.kind = Core::ReplyKind::ExpiredCode,
                .chat = message.key.chat,
                .sender = message.sender,
                .attempt = m_logins.find(message.attemptId).value_or(std::nullopt)});
}

void NotificationProcessor::offerReply(const ReplyOccasion &occasion) const
{
    if (m_listeners.replyDue)
        m_listeners.replyDue(occasion);
}

} // namespace Http
