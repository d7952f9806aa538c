#include "greenapi/receiving/webhookauthorization.h"

#include <QByteArrayView>
#include <QCryptographicHash>

#include <sodium.h>

#include <algorithm>

namespace GreenApi {

namespace {

QByteArrayView withoutScheme(QByteArrayView value)
{
    for (const QByteArrayView scheme : {"bearer", "basic"}) {
        const auto head = value.first(std::min(value.size(), scheme.size()));
        const auto rest = value.sliced(head.size());
        if (head.compare(scheme, Qt::CaseInsensitive) == 0 && rest.startsWith(' '))
            return rest.trimmed();
    }
    return value;
}

QByteArrayView bareToken(const QByteArray &value)
{
    return withoutScheme(withoutScheme(QByteArrayView(value).trimmed()));
}

QByteArray digest(QByteArrayView value)
{
    return QCryptographicHash::hash(value.toByteArray(), QCryptographicHash::Sha256);
}

} // namespace

bool isAuthorised(const QByteArray &authorizationHeader, const Core::Secret &token)
{
    const auto expected = bareToken(token.reveal());
    if (expected.isEmpty())
        return false;
    // Of the digests, because a comparison of the tokens themselves would tell their length.
    const auto wanted = digest(expected);
    const auto given = digest(bareToken(authorizationHeader));
    return sodium_memcmp(wanted.constData(), given.constData(),
                         static_cast<std::size_t>(wanted.size()))
        == 0;
}

} // namespace GreenApi
