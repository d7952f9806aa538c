#pragma once

#include "core/base/expected.h"

#include <QSslConfiguration>
#include <QString>

namespace Http {

//! How the server speaks TLS, from two PEM files: its certificate with those between it and a root,
//! and the private key. Or one sentence that names the file and says what to do, where the files
//! make no server that today's clients talk to. A certificate that is out of its time is taken with
//! a warning in the log, because a front desk with an old certificate is better than none.
[[nodiscard]] Core::Expected<QSslConfiguration, QString> tlsConfigurationFrom(
    const QString &certificateFile, const QString &keyFile);

} // namespace Http
