// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/login/loginphrase.h"
#include "core/login/loginservice.h"
#include "core/login/replypolicy.h"
#include "core/login/sessionservice.h"
#include "core/model/attempt.h"
#include "greenapi/receiving/decoder.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace Http {

//! The outcome of a notification, or of a message that was found in the journal.
struct ProcessingResult
{
    enum class Kind {
        //! It took effect, and that is on disk.
        Accepted,
        //! It has no effect; reason says why.
        Ignored,
        //! It could not be stored: the gateway has to send it again.
        NotStored,
    };

    Kind kind = Kind::Accepted;
    //! The name in answers and in the log, for example "duplicate". Only with Ignored.
    QString reason{};
};

//! Returns every possible ProcessingResult::reason, with "too_large", which the webhook gives.
[[nodiscard]] QStringList ignoreReasons();

//! The outcome of a message that its writer may be told.
struct ReplyOccasion
{
    Core::ReplyKind kind = Core::ReplyKind::SignedIn;
    //! The chat that the message came from, as the gateway writes it.
    QString chat;
    Core::Sender sender;
    //! The attempt that the message named, if any.
    std::optional<Core::Attempt> attempt{};
    //! Language of the answer where there is no attempt: the code of a Core::Language, or empty.
    QString language{};
};

//! Callbacks of the processor; each may be empty. They are called in the server's thread.
struct NotificationListeners
{
    //! Called for every notification of the gateway, whatever it says.
    std::function<void()> heard{};
    //! Called with the outcome of a notification, pushed or fetched.
    std::function<void(const ProcessingResult &)> taken{};
    //! The message waits in LoginService::defer() until finish() is called with its sender. Without
    //! this callback the messages of unknown hidden senders are ignored. A message that came too
    //! late does not wait, and finish() answers it.
    std::function<void(const Core::SignInMessage &)> lookupWanted{};
    //! The message waits until finish() is called with it as ReadBack, or reject().
    std::function<void(const Core::SignInMessage &)> readBackWanted{};
    std::function<void(const ReplyOccasion &)> replyDue{};
    //! Returns whether a screen waits for anybody's message.
    std::function<bool()> isMessageAwaited{};
    std::function<void(const GreenApi::StateChange &)> stateChanged{};
    std::function<void(const GreenApi::QuotaWarning &)> quotaExceeded{};
};

//! Processes everything that the gateway sends, whichever way it comes: pushed to the webhook,
//! fetched from the queue, or found in the journal. Called in the server's thread only.
class NotificationProcessor
{
public:
    struct Options
    {
        GreenApi::Account account;
        Core::LoginPhrase phrase;
        //! False for greenapi/mode=off: notifications are accepted and never read.
        bool isListening = true;
    };

    //! @p logins and @p sessions outlive the processor.
    NotificationProcessor(Core::LoginService &logins, Core::SessionService &sessions,
                          Options options, NotificationListeners listeners);

    //! Processes a notification of any size.
    [[nodiscard]] ProcessingResult process(const QByteArray &notification);

    //! Processes a message of the journal, in case its notification was lost. Messages that were
    //! processed before are ignored, and ignored ones are not logged.
    [[nodiscard]] ProcessingResult processMissed(const GreenApi::IncomingText &text);

    //! Decides about a deferred message: its sender was looked up, and @p message has what is known
    //! now, or it was read back.
    ProcessingResult finish(const Core::SignInMessage &message,
                            Core::MessageSource source = Core::MessageSource::Pushed);

    //! Refuses a message that was to be read back and that the gateway does not know.
    ProcessingResult reject(const Core::SignInMessage &message);

    //! Sets the number at which messages arrive, once the gateway has named it.
    void setCompanyNumber(const Core::PhoneNumber &number) { m_options.account.number = number; }

    //! While paused nobody signs in, because the gateway's messages may be meant for another
    //! server.
    void setPaused(bool isPaused) { m_isPaused = isPaused; }

private:
    [[nodiscard]] ProcessingResult processDecoded(const QByteArray &notification);
    [[nodiscard]] ProcessingResult processText(const GreenApi::IncomingText &text);
    [[nodiscard]] ProcessingResult processUnreadable(const GreenApi::UnreadableText &text);
    [[nodiscard]] ProcessingResult processDenial(const GreenApi::IncomingText &text);
    [[nodiscard]] ProcessingResult signIn(const Core::SignInMessage &message,
                                          Core::MessageSource source = Core::MessageSource::Pushed);
    [[nodiscard]] ProcessingResult defer(const Core::SignInMessage &message);
    [[nodiscard]] ProcessingResult dismiss(const Core::SignInMessage &message,
                                           Core::IgnoreReason reason);
    void answerLate(const Core::SignInMessage &message);
    void offerHint(const GreenApi::IncomingText &text);
    [[nodiscard]] std::optional<Core::Attempt> waitingOf(const QList<QUuid> &ids);
    void offerReply(const ReplyOccasion &occasion) const;

    Core::LoginService &m_logins;
    Core::SessionService &m_sessions;
    Options m_options;
    NotificationListeners m_listeners;
    bool m_isPaused = false;
};

} // namespace Http
