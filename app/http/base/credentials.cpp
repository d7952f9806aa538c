// SPDX-License-Identifier: GPL-3.0-only
#include "http/base/credentials.h"

#include <sodium.h>

namespace Http {

using namespace Qt::StringLiterals;

std::optional<Core::Secret> credentials(const QByteArray &authorization, const QByteArray &scheme)
{
    const auto blank = authorization.indexOf(' ');
    const auto named = blank < 0 ? authorization : authorization.left(blank);
    if (named.compare(scheme, Qt::CaseInsensitive) != 0)
        return std::nullopt;
    return Core::Secret(authorization.mid(named.size()).trimmed());
}

std::optional<BasicCredentials> basicCredentials(const QByteArray &authorization)
{
    const auto encoded = credentials(authorization, "Basic"_ba);
    if (!encoded)
        return std::nullopt;
    const auto decoded =
        QByteArray::fromBase64Encoding(encoded->reveal(), QByteArray::AbortOnBase64DecodingErrors);
    const auto colon = decoded.decoded.indexOf(':');
    if (!decoded || colon < 0)
        return std::nullopt;
    return BasicCredentials{.name = QString::fromUtf8(decoded.decoded.left(colon)),
                            .password = Core::Secret(decoded.decoded.mid(colon + 1))};
}

bool hasHash(const Core::Secret &secret, const QByteArray &hash)
{
    const auto other = secret.hash();
    return other.size() == hash.size()
        && sodium_memcmp(other.constData(), hash.constData(), size_t(hash.size())) == 0;
}

} // namespace Http
