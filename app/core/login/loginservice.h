// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/secret.h"
#include "core/base/slidingwindowcounter.h"
#include "core/base/timestamp.h"
#include "core/login/attemptrecorder.h"
#include "core/login/codelockout.h"
#include "core/login/linkservice.h"
#include "core/login/senderresolver.h"
#include "core/model/attempt.h"
#include "core/model/listeners.h"
#include "core/model/ports.h"
#include "core/model/tenant.h"

#include <chrono>

namespace Core {

//! A request for an attempt.
struct StartRequest
{
    //! The code of a Language, or empty.
    QString language;
    //! The kiosk's name; empty for a web page.
    QString kiosk;
};

//! A new attempt and the secret to wait with, which exists nowhere else.
struct StartedAttempt
{
    Attempt attempt;
    Secret channelToken;
};

//! Why a message concerns no pending attempt. The log wants to know; no screen does.
enum class IgnoreReason {
    Duplicate,
    UnknownAttempt,
    //! The same, from a sender who did so too often: not worth a line of the log any more.
    SenderSilenced,
    AttemptOver,
    SentBeforeAttempt,
    //! The database will never take it: no use in its coming again.
    Unstorable,
    //! It waits: complete() wants it once more, read back from the gateway.
    ToReadBack,
    //! It may succeed when the message comes again.
    StorageFailed,
};

//! Whether somebody whose message comes too late has to hear that the code is no longer valid.
enum class LateMessage {
    //! For this person it is not.
    Over,
    //! It came in time from the same person: this is a second Send, or the same message delivered
    //! once more under another name. Or nobody can say that it was somebody else.
    Repeated,
    //! It came in time from a hidden id; whether from the same person only the number would tell.
    //! This is said once of an attempt: asking for numbers costs, and not everybody may cause it.
    Undecided,
};

//! Result of entering a number.
enum class NumberMatch {
    Right,
    //! Another one may be entered.
    Wrong,
    //! It was the last allowed one; the attempt has failed.
    Refused,
    //! Right, but the tenant may not sign in any more; the attempt has failed.
    TenantDisabled,
    //! The attempt waits for no number.
    NotWanted,
};

//! Which attempts need the number match.
struct ConfirmationRule
{
    //! Attempts that no kiosk started.
    bool web = false;
    //! Attempts of staff and administrators.
    bool staff = false;
    bool all = false;
};

struct LoginRules
{
    //! An attempt's life.
    std::chrono::seconds attemptLife;
    SessionLimits kioskSession;
    SessionLimits webSession;
    ConfirmationRule confirmation{};
    //! Before staff get their number, the message that a webhook told of is read back from the
    //! gateway: whoever has stolen the webhook's secret must not become an administrator by it.
    bool readsBack = false;
    //! Tells which types count as staff.
    RoleTable roles{};
    //! Limit for one kiosk: the one on screen, those before it, and some for a restart. A kiosk
    //! that asks for more loses the oldest.
    int liveAttemptsPerKiosk = 4;
};

//! The rules of starting and ending an attempt. All methods in the server's thread.
class LoginService
{
public:
    //! How far a phone's clock may be behind ours.
    static constexpr std::chrono::seconds clockSkew{120};
    //! Length of a number match's number. There are 90 of two digits: somebody who has lured a
    //! person into sending the message, but cannot see the answer, guesses with a chance of 1
    //! in 30.
    static constexpr int numberDigits = 2;
    //! Numbers that may be entered for one attempt.
    static constexpr int numberTries = 3;
    //! The same for staff and administrators: a chance of 1 in 500,000.
    static constexpr int staffNumberDigits = 6;
    static constexpr int staffNumberTries = 2;
    //! So many messages naming unknown attempts are taken from one sender in unknownIdWindow.
    static constexpr int unknownIds = 5;
    static constexpr std::chrono::minutes unknownIdWindow{15};

    //! Stores that the service reads and writes; they outlive it.
    struct Stores
    {
        UnitOfWork &work;
        AttemptStore &attempts;
        TenantDirectory &tenants;
        SenderDirectory &senders;
        SenderLinks &links;
        LinkTickets &tickets;
        MessageLog &messages;
        DeferredMessages &deferred;
        SessionStore &sessions;
        CodeHistory &codes;
        AuditLog &audit;
    };

    //! Whom the service tells what happened; all of it outlives the service.
    struct Listeners
    {
        OutcomePublisher &publisher;
        ConfirmationSender &confirmations;
        //! Null where nobody is told.
        SignInNotifier *notifier = nullptr;
    };

    //! @p unstepped tells the time as if nobody had set the clock (ClockTrust); it may be empty.
    LoginService(Stores stores, Listeners listeners, Clock now, RandomBytes randomBytes,
                 LoginRules rules, Clock unstepped = {});

    [[nodiscard]] Stored<StartedAttempt> start(const StartRequest &request);

    //! Decides about a message. The returned attempt is Completed, Verified where the number match
    //! is still to come, or Failed with what was wrong with the sender; it is on disk, and those
    //! who wait have been told. A message that is ToReadBack is deferred: call this again with it
    //! as ReadBack, or reject() it.
    [[nodiscard]] Expected<Attempt, IgnoreReason> complete(
        const SignInMessage &message, MessageSource source = MessageSource::Pushed);

    //! A deferred message is still being looked at: tells so once more those who wait, because a
    //! screen does not believe it for ever. False if its attempt is over.
    [[nodiscard]] Stored<bool> isStillAwaited(const SignInMessage &message);

    //! A deferred message is none that the gateway knows: it signs nobody in, and leaves its
    //! attempt as it was, for the one who began it may still write. Audited. False if it does not
    //! wait.
    [[nodiscard]] Stored<bool> reject(const SignInMessage &message);

    //! True for a hidden id of which nothing is known: ask the gateway for the number before
    //! complete(), and defer() the message for as long as that takes.
    [[nodiscard]] Stored<bool> needsLookup(const Sender &sender);

    //! Takes a message whose sender is still to be looked up. It is on disk when this returns, and
    //! stays there until complete() is called with it, its sender now with or without a number; who
    //! waits has been told that it is being looked at.
    [[nodiscard]] Expected<void, IgnoreReason> defer(const SignInMessage &message);

    //! Judges a message of which complete() or defer() said that the attempt is over, or that it
    //! was sent before it.
    [[nodiscard]] Stored<LateMessage> lateMessage(const SignInMessage &message);

    //! The deferred messages that still wait, for example after a restart. The oldest first.
    [[nodiscard]] Stored<QList<SignInMessage>> deferred();

    //! Somebody entered @p number on the screen that waits for @p attemptId.
    [[nodiscard]] Stored<NumberMatch> confirm(const QUuid &attemptId, const QString &number);

    //! How many numbers may still be entered for @p attempt.
    [[nodiscard]] static int triesLeft(const Attempt &attempt);

    //! Somebody writes from the phone of @p sender that it is not them who signs in: ends the
    //! attempts that wait for a number that went to it and began before @p saidAt. Those that
    //! ended.
    [[nodiscard]] Stored<QList<Attempt>> reportNotMe(const Sender &sender, const QDateTime &saidAt);

    //! Ends a pending attempt at its starter's wish. False if it was over already.
    [[nodiscard]] Stored<bool> cancel(const QUuid &attemptId);

    //! Ends every attempt whose time is over, tells those who wait, and names them.
    [[nodiscard]] Stored<QList<QUuid>> expireDue();

    //! The attempt as it is now, which may be over although nobody has written that down yet.
    [[nodiscard]] Stored<std::optional<Attempt>> find(const QUuid &attemptId);

private:
    //! A decided attempt, and the number to enter if it needs one.
    struct Decision
    {
        Attempt attempt;
        QString number;
    };
    //! A number that was entered, and the attempt as it left it.
    struct Matched
    {
        NumberMatch outcome = NumberMatch::NotWanted;
        Attempt attempt{};
    };
    using Verdict = Expected<Decision, IgnoreReason>;
    using Named = Expected<Attempt, IgnoreReason>;
    using Deferred = Expected<void, IgnoreReason>;

    [[nodiscard]] Stored<QList<QUuid>> cancelOldestOf(const QString &kiosk, const QDateTime &now);
    [[nodiscard]] static IgnoreReason ignoreReasonFor(StorageError error);
    [[nodiscard]] Stored<Verdict> decide(const SignInMessage &message, MessageSource source);
    [[nodiscard]] Stored<bool> isNew(const SignInMessage &message, const QDateTime &now);
    void forgetDeferred(const SignInMessage &message);
    [[nodiscard]] Stored<Deferred> storeDeferred(const SignInMessage &message);
    [[nodiscard]] Stored<bool> isSenderOf(const Attempt &attempt, const Sender &sender);
    [[nodiscard]] bool wasSentBefore(const SignInMessage &message, const Attempt &attempt,
                                     const QDateTime &now) const;
    [[nodiscard]] Stored<Named> attemptOf(const SignInMessage &message, const QDateTime &now);
    [[nodiscard]] Stored<IgnoreReason> dismissUnknown(const SignInMessage &message);
    [[nodiscard]] Stored<Verdict> resolveSender(Attempt attempt, const SignInMessage &message,
                                                MessageSource source);
    [[nodiscard]] bool isToReadBack(const AttemptState &next, const ResolvedSender &resolved,
                                    MessageSource source) const;
    [[nodiscard]] Stored<Verdict> decideAs(const AttemptState &next, Attempt attempt,
                                           const ResolvedSender &resolved,
                                           const SignInMessage &message);
    [[nodiscard]] AttemptEvent eventFor(const Attempt &attempt, const QList<Tenant> &tenants) const;
    [[nodiscard]] Stored<Matched> match(Attempt attempt, const QString &number);
    void notifySignedIn(const Attempt &attempt);
    [[nodiscard]] int digitsFor(const Tenant &tenant) const;
    [[nodiscard]] QString randomNumber(int digits) const;
    [[nodiscard]] Stored<QList<Attempt>> refuseAllOf(qint64 tenantId, const Sender &sender,
                                                     const QDateTime &saidAt);

    Stores m_stores;
    AttemptRecorder m_recorder;
    SenderResolver m_resolver;
    CodeLockout m_lockout;
    TicketIssuer m_issuer;
    Listeners m_listeners;
    Clock m_now;
    RandomBytes m_randomBytes;
    LoginRules m_rules;
    Clock m_unstepped;
    SlidingWindowCounter m_unknownIds{unknownIds, unknownIdWindow};
    //! By attempt.
    SlidingWindowCounter m_undecided{1, std::chrono::hours(24)};
};

} // namespace Core
