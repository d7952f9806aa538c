// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/secret.h"
#include "core/phone/phonenumber.h"

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

//! Events that move an attempt from one state to the next.
enum class AttemptEvent {
    //! The message came from the phone of exactly one enabled tenant.
    TenantIdentified,
    //! The same, but this attempt also needs the number match.
    TenantIdentifiedToConfirm,
    SenderUnknown,
    SenderAmbiguous,
    SenderDisabled,
    NumberConfirmed,
    //! The last allowed wrong number was entered, or the phone that the number went to said NO.
    NumberRefused,
    //! The code that went to the phone of exactly one enabled tenant was entered.
    CodeConfirmed,
    //! The last allowed wrong code was entered.
    CodeRefused,
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

//! One try to sign in: shown as one QR code, which a message answers, or by a code sent to a number
//! that somebody typed. Neither way ever completes an attempt of the other.
struct Attempt
{
    QUuid id;
    AttemptState state;
    QDateTime createdAt;
    //! The first moment at which it is over.
    QDateTime expiresAt;
    //! Secret::hash() of the channel token; the token itself is only ever with who started it.
    //! Empty, and so no token's hash, for an attempt by code, for which nobody waits.
    QByteArray channelTokenHash;
    //! The code of a Language, or empty if the starter named none.
    QString language;
    //! The kiosk's name, or empty for an attempt of a web page.
    QString kiosk;
    std::optional<PhoneNumber> verifiedPhone;
    //! The tenant who signs in. A pending attempt by code has the one to whom the code went, or
    //! nothing if it went nowhere.
    std::optional<qint64> tenantId;
    //! confirmationHash() of the number to enter, from Verified on where one is needed.
    QByteArray confirmationHash{};
    //! How often a wrong number, or a wrong code, was entered.
    int wrongNumbers = 0;
    //! The number that somebody typed; only of an attempt by code.
    std::optional<PhoneNumber> expectedPhone{};
    //! loginCodeHash() of the code to enter; only of an attempt by code.
    QByteArray codeHash{};
    //! The hidden id ("LID") that the message came from; empty if it came from a number.
    QString senderLid{};
    //! The chat that the message came from, as the gateway writes it: answers go there. Empty
    //! before the message came, and for an attempt by code.
    QString chat{};
    //! How long the number of a number match is.
    int numberDigits = 2;
    //! codeRequesterHash() of who asked for the code; only of an attempt by code.
    QString codeRequester{};

    [[nodiscard]] bool isByCode() const { return !codeHash.isEmpty(); }

    //! The sender for logs and the audit (Sender::masked()); empty before a message came.
    [[nodiscard]] QString maskedSender() const;

    //! The state at @p now: a pending one whose time is over has failed, whether or not
    //! anybody has written that down yet.
    [[nodiscard]] AttemptState stateAt(const QDateTime &now) const;
};

//! Where @p event leads from @p from, or nothing where it must be ignored. The whole table of
//! transitions; time is not its business (TimeOver is an event like any other).
[[nodiscard]] std::optional<AttemptState> nextState(AttemptStatus from, AttemptEvent event);

//! How the number of a number match is stored: salted with the attempt, because two digits alone
//! would be a table of ninety hashes.
[[nodiscard]] QByteArray confirmationHash(const QUuid &attemptId, const QString &number);

//! How a login code is stored. Six digits are a million guesses, which no hash makes slow enough
//! for who has the database, and a hash that takes its time would hold up everybody else in the
//! server's thread. Hence a keyed one (HMAC-SHA-256): without @p key, which is not in the database,
//! there is nothing to guess with. Bound to the attempt, so that equal codes do not show.
[[nodiscard]] QByteArray loginCodeHash(const Secret &key, const QUuid &attemptId,
                                       const QString &code);

//! How it is stored who asks for a code ("address:192.0.2.7", "kiosk:Desk"), for counting: the
//! first 64 bits of a keyed hash. Without @p key the database does not tell the address.
[[nodiscard]] QString codeRequesterHash(const Secret &key, const QString &requester);

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
