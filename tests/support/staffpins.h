// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/passwordhash.h"

#include <QString>

namespace TestSupport {

//! The PINs that staff of the tests enter.
inline const auto staffPin = QStringLiteral("271828");

//! Its hash, of the least strength there is: some tests compare PINs often.
[[nodiscard]] inline Core::PasswordHash staffPinHash()
{
    return Core::PasswordHash::parse("$argon2id$v=19$m=8,t=1,p=1$Gl/D29g8uVx29Rm1HdqVgA"
                                     "$/cVtrkYKXEh4IveU7kpM567I/sumcKPo9TS6/XOpE/w")
        .value();
}

} // namespace TestSupport
