#pragma once

#include "core/attempt.h"
#include "core/ports.h"
#include "core/secret.h"
#include "core/timestamp.h"

#include <chrono>

namespace Core {

//! Who asks for an attempt.
struct StartRequest
{
    //! "ru", "ky", "en" or empty.
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

//! A message that names an attempt, from a person whose number the gateway vouches for.
struct SignInMessage
{
    MessageKey key;
    PhoneNumber sender;
    QUuid attemptId;
    QDateTime sentAt;
};

//! Why a message concerns no pending attempt. The log wants to know; no screen does.
enum class Dismissal { Duplicate, UnknownAttempt, AttemptOver, SentBeforeAttempt, StorageFailed };

struct LoginRules
{
    //! An attempt's life.
    std::chrono::seconds attemptLife;
    SessionLimits kioskSession;
    SessionLimits webSession;
};

//! The rules of starting and ending an attempt. All methods in the server's thread.
class LoginService
{
public:
    //! How far a phone's clock may be behind ours (contract, "120 s of clock skew allowed").
    static constexpr std::chrono::seconds clockSkew{120};

    //! What the service reads and writes; all of it outlives the service.
    struct Stores
    {
        UnitOfWork &work;
        AttemptStore &attempts;
        TenantDirectory &tenants;
        MessageLog &messages;
        SessionStore &sessions;
    };

    LoginService(Stores stores, OutcomePublisher &publisher, Clock now, RandomBytes randomBytes,
                 LoginRules rules);

    [[nodiscard]] Stored<StartedAttempt> start(const StartRequest &request);

    //! Decides about a message. The returned attempt is Completed, or Failed with what was wrong
    //! with the sender; it is on disk, and those who wait have been told.
    [[nodiscard]] Expected<Attempt, Dismissal> complete(const SignInMessage &message);

    //! Ends a pending attempt at its starter's wish. False if it was over already.
    [[nodiscard]] Stored<bool> cancel(const QUuid &attemptId);

    //! Ends every attempt whose time is over, tells those who wait, and names them.
    [[nodiscard]] Stored<QList<QUuid>> expireDue();

    //! The attempt as it is now, which may be over although nobody has written that down yet.
    [[nodiscard]] Stored<std::optional<Attempt>> find(const QUuid &attemptId);

private:
    using Verdict = Expected<Attempt, Dismissal>;

    [[nodiscard]] Stored<Verdict> decide(const SignInMessage &message);
    [[nodiscard]] Stored<Verdict> judgeSender(Attempt attempt, const PhoneNumber &sender);
    [[nodiscard]] Stored<void> openSession(const Attempt &attempt);

    Stores m_stores;
    OutcomePublisher &m_publisher;
    Clock m_now;
    RandomBytes m_randomBytes;
    LoginRules m_rules;
};

} // namespace Core
