#pragma once

#include "kiosk/widgets/stafflist.h"
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

} // namespace Kiosk
