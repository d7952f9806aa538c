#include "cli/redirect.h"

#include <QUrl>

#include <algorithm>

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

// RFC 3986, 2: anything else stands percent-encoded in an address. Browsers read a backslash as a
// slash, so that they would go elsewhere than we see.
bool belongsIntoAddress(QChar c)
{
    return c > u' ' && c < u'\u007f' && c != u'\\';
}

bool isThisComputer(const QString &host)
{
    return host == "localhost"_L1 || host == "127.0.0.1"_L1 || host == "::1"_L1;
}

} // namespace

std::optional<QString> faultOfRedirect(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    if (url.authority().contains(u'@'))
        return u"--redirect must not have a user's name or password in it"_s;
    if (!std::all_of(address.begin(), address.end(), belongsIntoAddress) || !url.isValid()
        || url.host().isEmpty()) {
        return u"--redirect %1 is no whole address; write it like https://crm.example.org/login"_s
            .arg(address);
    }
    if (url.scheme() != "https"_L1 && !(url.scheme() == "http"_L1 && isThisComputer(url.host()))) {
        return u"--redirect %1 does not begin with https://, as all but localhost must"_s.arg(
            address);
    }
    if (url.hasFragment())
        return u"--redirect %1 has a fragment; leave out the # and what follows"_s.arg(address);
    return std::nullopt;
}

} // namespace Cli
