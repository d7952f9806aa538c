#include "server/bearer.h"

#include <sodium.h>

namespace Server {

std::optional<Core::Secret> credentials(const QByteArray &authorization, const QByteArray &scheme)
{
    const auto blank = authorization.indexOf(' ');
    if (blank < 0 || authorization.left(blank).compare(scheme, Qt::CaseInsensitive) != 0)
        return std::nullopt;
    return Core::Secret(authorization.mid(blank + 1).trimmed());
}

bool hasHash(const Core::Secret &secret, const QByteArray &hash)
{
    const auto other = secret.hash();
    return other.size() == hash.size()
        && sodium_memcmp(other.constData(), hash.constData(), size_t(hash.size())) == 0;
}

} // namespace Server
