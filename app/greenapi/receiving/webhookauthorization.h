#pragma once

#include "core/base/secret.h"

#include <QByteArray>

namespace GreenApi {

//! Whether @p authorizationHeader of a notification carries @p token. The gateway writes "Bearer"
//! before a bare token and keeps a scheme that is part of its setting, so "Bearer", "Basic",
//! "Bearer Bearer" and no scheme are all good, on either side. An empty token authorises nobody.
//! Takes the same time whatever part of the token is right.
[[nodiscard]] bool isAuthorised(const QByteArray &authorizationHeader, const Core::Secret &token);

} // namespace GreenApi
