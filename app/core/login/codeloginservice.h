// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/secret.h"
#include "core/base/timestamp.h"
#include "core/login/attemptrecorder.h"
#include "core/login/codelockout.h"
#include "core/model/attempt.h"
#include "core/model/listeners.h"
#include "core/model/ports.h"

#include <chrono>

namespace Core {

//! A request for a code.
struct CodeRequest
{
    PhoneNumber phone;
    //! The code of a Language, or empty.
    QString language;
    //! The kiosk's name; empty for a web page.
    QString kiosk;
    //! Where a page asks from, for counting: an address, or what stands for those of one household.
    QString address{};
};

//! Whether a code went out, or why not. The log wants to know; who asked for it must not.
enum class CodeDispatch {
    Sent,
    UnknownPhone,
    AmbiguousPhone,
    DisabledTenant,
    TooManyCodes,
    TooManyWrongCodes,
    //! To others, in the last minute.
    TooManyInAll,
};

struct RequestedCode
{
    Attempt attempt;
    CodeDispatch dispatch = CodeDispatch::Sent;
};

//! Result of entering a code.
enum class CodeMatch {
    Right,
    //! Another one may be entered, unless the attempt has failed with it.
    Wrong,
    //! There is no such attempt by code, or it is over, or its tenant may not sign in any more.
    Over,
};

struct CodeVerdict
{
    CodeMatch match = CodeMatch::Over;
    //! As the code left it; nothing if it was over before.
    std::optional<Attempt> attempt{};
};

struct CodeRules
{
    //! An attempt's life.
    std::chrono::seconds attemptLife;
    SessionLimits kioskSession;
    SessionLimits webSession;
};

//! The rules of signing in by a code sent to WhatsApp. To who asks, a number that nobody has is
//! like any other: the same steps, the same answers; only no code goes out. All methods in the
//! server's thread.
class CodeLoginService
{
public:
    //! Length of a code.
    static constexpr int codeDigits = 6;
    //! Codes that may be entered for one attempt.
    static constexpr int codeTries = 5;
    //! Codes that go to one number in codeWindow.
    static constexpr int codesPerNumber = 3;
    static constexpr std::chrono::hours codeWindow{1};
    //! Codes that go to anybody in overallWindow, of all servers of one database: more would make
    //! WhatsApp take our number for a spammer's.
    static constexpr int codesInAll = 30;
    static constexpr std::chrono::minutes overallWindow{1};
    //! After this long a screen may offer to send another one.
    static constexpr std::chrono::seconds resendAfter{30};

    //! Stores that the service reads and writes; they outlive it.
    struct Stores
    {
        UnitOfWork &work;
        AttemptStore &attempts;
        CodeHistory &history;
        TenantDirectory &tenants;
        SessionStore &sessions;
        AuditLog &audit;
    };

    //! Whom the service tells what happened; all of it outlives the service.
    struct Listeners
    {
        //! Null where codes can never be sent.
        CodeSender *sender;
        OutcomePublisher &publisher;
        //! Null where nobody is told.
        SignInNotifier *notifier = nullptr;
    };

    //! @p key is loginCodeHash()'s: the same for all servers of one database, and not in it.
    CodeLoginService(Stores stores, Listeners listeners, Clock now, RandomBytes randomBytes,
                     Secret key, CodeRules rules);

    //! Whether codes can be sent at the moment.
    [[nodiscard]] bool canSend() const
    {
        return m_listeners.sender && m_listeners.sender->isWorking();
    }

    //! Starts an attempt, and sends its code where @p request.phone belongs to exactly one enabled
    //! tenant and the limits allow it. Only where canSend().
    [[nodiscard]] Stored<RequestedCode> request(const CodeRequest &request);

    //! Somebody entered @p code. If it is right the attempt is completed, on disk, and its session
    //! can be handed out (SessionService::handOut()).
    [[nodiscard]] Stored<CodeVerdict> verify(const QUuid &attemptId, const QString &code);

private:
    [[nodiscard]] Stored<CodeUse> useOf(const Attempt &attempt);
    [[nodiscard]] Stored<CodeDispatch> prepareDispatch(Attempt &attempt);
    [[nodiscard]] Stored<CodeVerdict> match(Attempt attempt, const QString &code);
    [[nodiscard]] Stored<bool> isRight(const Attempt &attempt, const QString &code);
    [[nodiscard]] Stored<void> applyRightCode(Attempt &attempt);

    Stores m_stores;
    AttemptRecorder m_recorder;
    CodeLockout m_lockout;
    Listeners m_listeners;
    Clock m_now;
    RandomBytes m_randomBytes;
    Secret m_key;
    std::chrono::seconds m_attemptLife;
};

} // namespace Core
