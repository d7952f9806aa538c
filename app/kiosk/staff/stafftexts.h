// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/finding.h"
#include "kiosk/staff/stafflist.h"
#include "protocol/staff.h"

#include <QCoreApplication>

namespace Kiosk {

//! Attempts in words for the person at the desk.
class AttemptText
{
    Q_DECLARE_TR_FUNCTIONS(Kiosk::AttemptText)

public:
    [[nodiscard]] static StaffRow row(const Protocol::AttemptView &attempt);

private:
    [[nodiscard]] static QString outcome(const Core::AttemptState &state);
};

//! Findings in words for the person at the desk.
class FindingText
{
    Q_DECLARE_TR_FUNCTIONS(Kiosk::FindingText)

public:
    [[nodiscard]] static StaffRow row(const Core::Finding &finding);
    //! Returns a sentence in the current language, or the server's own English one for a finding
    //! that is not known here.
    [[nodiscard]] static QString sentence(const Core::Finding &finding);
    //! Returns advice in the same language: nothing where all is well, and the server's own English
    //! advice for a finding that is not known here.
    [[nodiscard]] static QString advice(const Core::Finding &finding);
};

} // namespace Kiosk
