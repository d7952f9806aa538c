#pragma once

#include "core/base/secret.h"

#include <QString>

namespace Core {

//! A random code of @p digits decimal digits, 1 to 9, zeros in front included: each as likely as
//! the others.
[[nodiscard]] QString randomCode(const RandomBytes &randomBytes, int digits);

} // namespace Core
