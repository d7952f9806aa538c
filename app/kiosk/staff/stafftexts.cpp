// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/staff/stafftexts.h"

#include "kiosk/base/datetext.h"

#include <QStringList>

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

QString iconOf(Core::FindingState state)
{
    switch (state) {
    case Core::FindingState::Ok:
        return u"check"_s;
    case Core::FindingState::Warning:
        return u"warning"_s;
    case Core::FindingState::Failed:
        return u"cross"_s;
    case Core::FindingState::Off:
        return u"off"_s;
    }
    Q_UNREACHABLE();
}

Tone toneOf(Core::FindingState state)
{
    switch (state) {
    case Core::FindingState::Ok:
        return Tone::Good;
    case Core::FindingState::Warning:
        return Tone::Warn;
    case Core::FindingState::Failed:
        return Tone::Bad;
    case Core::FindingState::Off:
        return Tone::Calm;
    }
    Q_UNREACHABLE();
}

} // namespace

StaffRow AttemptText::row(const Protocol::AttemptView &attempt)
{
    const bool isIn = attempt.state.status == Core::AttemptStatus::Completed;
    const bool isOut = attempt.state.status == Core::AttemptStatus::Failed;
    QStringList details{DateText::recentMoment(attempt.createdAt)};
    for (const auto &detail : {attempt.name, attempt.maskedPhone}) {
        if (!detail.isEmpty())
            details.append(detail);
    }
    return {.icon = isIn ? u"check"_s
                : isOut  ? u"cross"_s
                         : u"message"_s,
            .tone = isIn ? Tone::Good
                : isOut  ? Tone::Bad
                         : Tone::Calm,
            .title = outcome(attempt.state),
            .detail = details.join(u" · "_s)};
}

QString AttemptText::outcome(const Core::AttemptState &state)
{
    switch (state.status) {
    case Core::AttemptStatus::New:
        return tr("A code is on screen");
    case Core::AttemptStatus::Verified:
        return tr("Waiting for the number from WhatsApp");
    case Core::AttemptStatus::Completed:
        return tr("Signed in");
    case Core::AttemptStatus::Failed:
        break;
    }
    switch (state.failure.value_or(Core::FailureReason::Cancelled)) {
    case Core::FailureReason::AttemptExpired:
        return tr("Time ran out");
    case Core::FailureReason::UserNotFound:
        return tr("Turned down: the number is not on the list");
    case Core::FailureReason::PhoneNotUnique:
        return tr("Turned down: several people have this number");
    case Core::FailureReason::TenantDisabled:
        return tr("Turned down: access is switched off");
    case Core::FailureReason::ConfirmationFailed:
        return tr("Turned down: the number entered was wrong");
    case Core::FailureReason::Cancelled:
        break;
    }
    return tr("Cancelled");
}

StaffRow FindingText::row(const Core::Finding &finding)
{
    return {.icon = iconOf(finding.state),
            .tone = toneOf(finding.state),
            .title = sentence(finding),
            .detail = advice(finding)};
}

} // namespace Kiosk
