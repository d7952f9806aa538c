// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/expected.h"
#include "core/base/secret.h"

#include <QString>

namespace Config {

//! The secrets that the program makes for those who configured none.
enum class KeptSecret {
    //! Authenticates the gateway's notifications; kept in the file "webhook-token".
    WebhookToken,
    //! Seals the audit; kept in the file "audit-key".
    AuditKey,
};

//! The path of the file in which @p secret is kept.
[[nodiscard]] QString fileOf(KeptSecret secret, const QString &dataDirectory);

//! The one that is kept in a file of @p dataDirectory, readable by its owner only, and made with
//! the directory if it is missing. Several programs that start at once all get the same. The
//! error is one sentence.
[[nodiscard]] Core::Expected<Core::Secret, QString> keptSecret(
    KeptSecret secret, const QString &dataDirectory, const Core::RandomBytes &randomBytes);

} // namespace Config
