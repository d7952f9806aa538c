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

//! What became of something that the gateway told.
struct ProcessingResult
{
    enum class Kind {
        //! It did what it was sent for, and that is on disk.
        Accepted,
        //! Nothing is to be done about it; reason is why.
        Ignored,
        //! It could not be stored: the gateway has to tell it again.
        NotStored,
    };

    Kind kind = Kind::Accepted;
    //! The name in answers and in the log, for example "duplicate". Of Ignored only.
    QString reason{};
};

//! Every ProcessingResult::reason that there is, "too_large" included, which the webhook gives.
[[nodiscard]] QStringList ignoreReasons();

//! Something was found out about a message that its writer may be told.
struct ReplyOccasion
{
    Core::ReplyKind kind = Core::ReplyKind::SignedIn;
    //! Where the message came from, as the gateway writes it.
    QString chat;
    Core::Sender sender;
    //! The attempt that it named, if it did.
    std::optional<Core::Attempt> attempt{};
    //! Language of the answer, where no attempt says it: the code of a Core::Language, or empty.
    QString language{};
};

//! Whom the processor tells what came in; each may be empty.
struct NotificationListeners
{
    //! Any notification of the gateway, whatever it says.
    std::function<void()> heard{};
    //! What became of a notification, pushed or fetched.
    std::function<void(const ProcessingResult &)> taken{};
    //! The message waits in LoginService::defer() until finish() is called with its sender. Without
    //! somebody to look, the messages of hidden senders of whom nothing is known are ignored. One
    //! that came too late does not wait, and finish() answers it.
    std::function<void(const Core::SignInMessage &)> lookupWanted{};
    //! The message waits until finish() is called with it as ReadBack, or reject().
    std::function<void(const Core::SignInMessage &)> readBackWanted{};
    std::function<void(const ReplyOccasion &)> replyDue{};
    //! Asked: whether a screen waits for anybody's message.
    std::function<bool()> isMessageAwaited{};
    std::function<void(const GreenApi::StateChange &)> stateChanged{};
    std::function<void(const GreenApi::QuotaWarning &)> quotaExceeded{};
};

//! Where everything that the gateway tells goes in, whichever way it comes: pushed to the webhook,
//! fetched from the queue, or found in the journal. All of it in the server's thread.
class NotificationProcessor
{
public:
    struct Options
    {
        GreenApi::Account account;
        Core::LoginPhrase phrase;
        //! False for greenapi/mode=off: taken, never looked at.
        bool isListening = true;
    };

    //! @p logins and @p sessions outlive the processor.
    NotificationProcessor(Core::LoginService &logins, Core::SessionService &sessions,
                          Options options, NotificationListeners listeners);

    //! Takes a notification, as large as it may be.
    [[nodiscard]] ProcessingResult process(const QByteArray &notification);

    //! Takes a message of the journal, in case its notification was lost. What was taken before is
    //! ignored, and nothing is logged of what is ignored.
    [[nodiscard]] ProcessingResult processMissed(const GreenApi::IncomingText &text);

    //! A deferred message is to be decided about: its sender was looked up, and @p message has what
    //! is known now, or it was read back.
    ProcessingResult finish(const Core::SignInMessage &message,
                            Core::MessageSource source = Core::MessageSource::Pushed);

    //! The gateway does not know a message that was to be read back.
    ProcessingResult reject(const Core::SignInMessage &message);

    //! The number at which messages arrive, once the gateway has told it.
    void setCompanyNumber(const Core::PhoneNumber &number) { m_options.account.number = number; }

    //! While paused nobody signs in, because what the gateway tells may be meant for somebody else.
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
                                           Core::IgnoreReason dismissal);
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
