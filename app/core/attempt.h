#pragma once

#include "core/phonenumber.h"
#include "core/secret.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QUuid>

#include <chrono>
#include <optional>

namespace Core {

//! Where one try to sign in stands.
enum class AttemptStatus {
    New,
    //! The phone is known, the number match is pending.
    Verified,
    Completed,
    Failed,
};

//! Why an attempt failed. The screen shows it to the visitor.
enum class FailureReason {
    AttemptExpired,
    UserNotFound,
    PhoneNotUnique,
    TenantDisabled,
    ConfirmationFailed,
    Cancelled,
};

//! What can happen to an attempt.
enum class AttemptEvent {
    //! The message came from the phone of exactly one enabled tenant.
    TenantIdentified,
    //! The same, but this attempt also needs the number match.
    TenantIdentifiedToConfirm,
    SenderUnknown,
    SenderAmbiguous,
    SenderDisabled,
    NumberConfirmed,
    //! The last allowed wrong number was entered.
    NumberRefused,
    Cancelled,
    TimeOver,
};

//! A status, with its reason exactly if it is Failed.
struct AttemptState
{
    AttemptStatus status = AttemptStatus::New;
    std::optional<FailureReason> failure;

    friend bool operator==(const AttemptState &, const AttemptState &) = default;
};

//! One try to sign in, shown as one QR code.
struct Attempt
{
    QUuid id;
    AttemptState state;
    QDateTime createdAt;
    //! The first moment at which it is over.
    QDateTime expiresAt;
    //! Secret::hash() of the channel token; the token itself is only ever with who started it.
    QByteArray channelTokenHash;
    //! "ru", "ky", "en", or empty if the starter did not say.
    QString language;
    //! The kiosk's name, or empty for an attempt of a web page.
    QString kiosk;
    std::optional<PhoneNumber> verifiedPhone;
    std::optional<qint64> tenantId;
    //! confirmationHash() of the number to enter, from Verified on where one is needed.
    QByteArray confirmationHash{};
    //! How often a wrong number was entered.
    int wrongNumbers = 0;

    //! What the attempt is at @p now: a pending one whose time is over has failed, whether or not
    //! anybody has written that down yet.
    [[nodiscard]] AttemptState stateAt(const QDateTime &now) const;
};

//! Where @p event leads from @p from, or nothing where it must be ignored. The whole table of
//! transitions; time is not its business (TimeOver is an event like any other).
[[nodiscard]] std::optional<AttemptState> nextState(AttemptStatus from, AttemptEvent event);

//! How the number of a number match is stored: salted with the attempt, because two digits alone
//! would be a table of ninety hashes.
[[nodiscard]] QByteArray confirmationHash(const QUuid &attemptId, const QString &number);

//! A new attempt's id: a random UUID of version 4.
[[nodiscard]] QUuid randomAttemptId(const RandomBytes &randomBytes);

//! True for New and Verified: something may still happen.
[[nodiscard]] bool isPending(AttemptStatus status);

//! Reads an id in its canonical form of 36 characters, in either letter case.
[[nodiscard]] std::optional<QUuid> attemptIdFrom(QStringView text);

//! The canonical lower-case form without braces.
[[nodiscard]] QString toString(const QUuid &attemptId);

//! The names of the HTTP interface and the database: "NEW", "ATTEMPT_EXPIRED", …
[[nodiscard]] QString toString(AttemptStatus status);
[[nodiscard]] QString toString(FailureReason reason);
[[nodiscard]] std::optional<AttemptStatus> attemptStatusFrom(QStringView text);
[[nodiscard]] std::optional<FailureReason> failureReasonFrom(QStringView text);

} // namespace Core
