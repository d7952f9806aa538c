// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/secret.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace Http {

//! Returns the credentials of an Authorization header with this scheme (RFC 9110, 11.4: the
//! scheme's letter case does not matter), an empty secret if the header has only the scheme, or
//! nothing if the header is missing or has another scheme.
[[nodiscard]] std::optional<Core::Secret> credentials(const QByteArray &authorization,
                                                      const QByteArray &scheme);

//! The name and password of HTTP Basic (RFC 7617).
struct BasicCredentials
{
    QString name;
    Core::Secret password;
};

//! Returns nothing if the header has no Basic credentials.
[[nodiscard]] std::optional<BasicCredentials> basicCredentials(const QByteArray &authorization);

//! True if @p secret has the hash @p hash, compared in constant time.
[[nodiscard]] bool hasHash(const Core::Secret &secret, const QByteArray &hash);

//! No secret has this hash. Compare with it where a name is unknown, so that the answer takes the
//! same steps as for a known one.
inline const QByteArray nobodysHash(64, '0');

} // namespace Http
