#pragma once

#include "kiosk/flow/codelogin.h"

#include <QCoreApplication>
#include <QString>

namespace Kiosk {

//! What to tell a visitor whose code could not be sent or checked.
class CodeTroubleText
{
    Q_DECLARE_TR_FUNCTIONS(Kiosk::CodeTroubleText)

public:
    [[nodiscard]] static QString of(CodeTrouble trouble);
};

} // namespace Kiosk
