#include "server/bearer.h"

#include <sodium.h>

namespace Server {

std::optional<Core::Secret> credentials(const QByteArray &authorization, const QByteArray &scheme)
{
    const auto blank = authorization.indexOf(' ');
    const auto named = blank < 0 ? authorization : authorization.left(blank);
    if (named.compare(scheme, Qt::CaseInsensitive) != 0)
        return std::nullopt;
    return Core::Secret(authorization.mid(named.size()).trimmed());
}

bool hasHash(const Core::Secret &secret, const QByteArray &hash)
{
    const auto other = secret.hash();
    return other.size() == hash.size()
        && sodium_memcmp(other.constData(), hash.constData(), size_t(hash.size())) == 0;
}

} // namespace Server
