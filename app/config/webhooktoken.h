#pragma once

#include "core/expected.h"
#include "core/secret.h"

#include <QString>

namespace Config {

//! The secret of the webhook for those who configured none: kept in the file "webhook-token" of
//! @p dataDirectory, readable by its owner only, and made with the directory if it is missing. Of
//! several programs that start at once all get the same. The error is one sentence.
[[nodiscard]] Core::Expected<Core::Secret, QString> generatedWebhookToken(
    const QString &dataDirectory, const Core::RandomBytes &randomBytes);

} // namespace Config
