// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/client/httpcalls.h"
#include "kiosk/flow/codelogin.h"

#include <QCoreApplication>
#include <QString>

namespace Kiosk {

//! Returns the sentence for a visitor whose code could not be sent or checked.
class CodeTroubleText
{
    Q_DECLARE_TR_FUNCTIONS(Kiosk::CodeTroubleText)

public:
    [[nodiscard]] static QString of(CodeTrouble trouble);
};

//! Returns the sentence for staff whose link the server did not make.
class LinkTroubleText
{
    Q_DECLARE_TR_FUNCTIONS(Kiosk::LinkTroubleText)

public:
    [[nodiscard]] static QString of(ClientError trouble);
};

} // namespace Kiosk
