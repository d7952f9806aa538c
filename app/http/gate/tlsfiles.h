// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/expected.h"

#include <QSslConfiguration>
#include <QString>

namespace Http {

//! Reads the server's TLS configuration from two PEM files: its certificate with those between it
//! and a root, and the private key. Returns one sentence that names the file and says what to do if
//! today's clients would refuse such a server. A certificate that is out of its time only makes a
//! warning in the log, because a front desk with an old certificate is better than none.
[[nodiscard]] Core::Expected<QSslConfiguration, QString> tlsConfigurationFrom(
    const QString &certificateFile, const QString &keyFile);

} // namespace Http
