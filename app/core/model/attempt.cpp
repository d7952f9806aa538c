// SPDX-License-Identifier: GPL-3.0-only
#include "core/model/attempt.h"

#include "core/base/enumtable.h"
#include "core/model/sender.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

namespace Core {

using namespace Qt::StringLiterals;

namespace {

constexpr EnumNames<AttemptStatus> statusNames({
    {AttemptStatus::New, "NEW"_L1},
    {AttemptStatus::Verified, "VERIFIED"_L1},
    {AttemptStatus::Completed, "COMPLETED"_L1},
    {AttemptStatus::Failed, "FAILED"_L1},
});

constexpr EnumNames<FailureReason> failureNames({
    {FailureReason::AttemptExpired, "ATTEMPT_EXPIRED"_L1},
    {FailureReason::UserNotFound, "USER_NOT_FOUND"_L1},
    {FailureReason::PhoneNotUnique, "PHONE_NOT_UNIQUE"_L1},
    {FailureReason::TenantDisabled, "TENANT_DISABLED"_L1},
    {FailureReason::ConfirmationFailed, "CONFIRMATION_FAILED"_L1},
    {FailureReason::Cancelled, "CANCELLED"_L1},
});

// By how much the clocks of several servers of one database may differ. An attempt that begins
// later was made before the clock was set back, and no message could answer it: over at once, so
// that the screen gets another.
constexpr std::chrono::seconds clockSkew{120};

AttemptState failed(FailureReason reason)
{
    return {.status = AttemptStatus::Failed, .failure = reason};
}

std::optional<AttemptState> nextOfNew(AttemptEvent event)
{
    switch (event) {
    case AttemptEvent::TenantIdentified:
    case AttemptEvent::CodeConfirmed:
        return AttemptState{.status = AttemptStatus::Completed, .failure = {}};
    case AttemptEvent::TenantIdentifiedToConfirm:
        return AttemptState{.status = AttemptStatus::Verified, .failure = {}};
    case AttemptEvent::SenderUnknown:
        return failed(FailureReason::UserNotFound);
    case AttemptEvent::SenderAmbiguous:
        return failed(FailureReason::PhoneNotUnique);
    case AttemptEvent::SenderDisabled:
        return failed(FailureReason::TenantDisabled);
    case AttemptEvent::CodeRefused:
        return failed(FailureReason::ConfirmationFailed);
    case AttemptEvent::Cancelled:
        return failed(FailureReason::Cancelled);
    case AttemptEvent::TimeOver:
        return failed(FailureReason::AttemptExpired);
    case AttemptEvent::NumberConfirmed:
    case AttemptEvent::NumberRefused:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

std::optional<AttemptState> nextOfVerified(AttemptEvent event)
{
    switch (event) {
    case AttemptEvent::NumberConfirmed:
        return AttemptState{.status = AttemptStatus::Completed, .failure = {}};
    case AttemptEvent::NumberRefused:
        return failed(FailureReason::ConfirmationFailed);
    case AttemptEvent::SenderDisabled:
        return failed(FailureReason::TenantDisabled); // while the number was being entered
    case AttemptEvent::Cancelled:
        return failed(FailureReason::Cancelled);
    case AttemptEvent::TimeOver:
        return failed(FailureReason::AttemptExpired);
    case AttemptEvent::TenantIdentified:
    case AttemptEvent::TenantIdentifiedToConfirm:
    case AttemptEvent::SenderUnknown:
    case AttemptEvent::SenderAmbiguous:
        // A second message changes nothing once the first was taken.
    case AttemptEvent::CodeConfirmed:
    case AttemptEvent::CodeRefused:
        // An attempt by code is never Verified.
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

} // namespace

QString Attempt::maskedSender() const
{
    if (!verifiedPhone && senderLid.isEmpty())
        return {};
    return Sender{.phone = verifiedPhone, .lid = senderLid}.masked();
}

AttemptState Attempt::stateAt(const QDateTime &now) const
{
    const bool isOver = now >= expiresAt || createdAt > now.addDuration(clockSkew);
    if (isPending(state.status) && isOver)
        return failed(FailureReason::AttemptExpired);
    return state;
}

std::optional<AttemptState> nextState(AttemptStatus from, AttemptEvent event)
{
    switch (from) {
    case AttemptStatus::New:
        return nextOfNew(event);
    case AttemptStatus::Verified:
        return nextOfVerified(event);
    case AttemptStatus::Completed:
    case AttemptStatus::Failed:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

QByteArray confirmationHash(const QUuid &attemptId, const QString &number)
{
    return Secret((toString(attemptId) + u':' + number).toUtf8()).hash();
}

QByteArray loginCodeHash(const Secret &key, const QUuid &attemptId, const QString &code)
{
    return QMessageAuthenticationCode::hash((toString(attemptId) + u':' + code).toUtf8(),
                                            key.reveal(), QCryptographicHash::Sha256)
        .toHex();
}

QString codeRequesterHash(const Secret &key, const QString &requester)
{
    constexpr auto digits = 16;
    const auto hash = QMessageAuthenticationCode::hash(("requester:"_L1 + requester).toUtf8(),
                                                       key.reveal(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().first(digits));
}

// RFC 9562, 5.4: 122 random bits, version 4, variant 10.
QUuid randomAttemptId(const RandomBytes &randomBytes)
{
    constexpr auto length = 16;
    QByteArray bytes = randomBytes(length);
    Q_ASSERT(bytes.size() == length);
    bytes[6] = static_cast<char>((static_cast<unsigned char>(bytes[6]) & 0x0fU) | 0x40U);
    bytes[8] = static_cast<char>((static_cast<unsigned char>(bytes[8]) & 0x3fU) | 0x80U);
    return QUuid::fromRfc4122(bytes);
}

bool isPending(AttemptStatus status)
{
    return status == AttemptStatus::New || status == AttemptStatus::Verified;
}

std::optional<QUuid> attemptIdFrom(QStringView text)
{
    constexpr auto canonicalLength = 36; // QUuid would also take braces
    if (text.size() != canonicalLength)
        return std::nullopt;
    const auto id = QUuid::fromString(text);
    return id.isNull() ? std::nullopt : std::optional(id);
}

QString toString(const QUuid &attemptId)
{
    return attemptId.toString(QUuid::WithoutBraces);
}

QString toString(AttemptStatus status)
{
    return statusNames[status];
}

QString toString(FailureReason reason)
{
    return failureNames[reason];
}

std::optional<AttemptStatus> attemptStatusFrom(QStringView text)
{
    return statusNames.keyOf(text);
}

std::optional<FailureReason> failureReasonFrom(QStringView text)
{
    return failureNames.keyOf(text);
}

} // namespace Core
