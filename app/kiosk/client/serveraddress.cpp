#include "kiosk/client/serveraddress.h"

namespace Kiosk {

using namespace Qt::StringLiterals;

ServerAddress::ServerAddress(QUrl base)
    : m_base(std::move(base))
{
}

QUrl ServerAddress::http(const QString &path) const
{
    QUrl url = m_base.adjusted(QUrl::StripTrailingSlash | QUrl::RemoveQuery | QUrl::RemoveFragment);
    // A bare host keeps its slash when stripped: "http://host/" must not become "http://host//…".
    const QString prefix = url.path() == u"/"_s ? QString() : url.path();
    url.setPath(prefix + path);
    return url;
}

QUrl ServerAddress::webSocket(const QString &path) const
{
    QUrl url = http(path);
    url.setScheme(url.scheme() == u"https"_s ? u"wss"_s : u"ws"_s);
    return url;
}

} // namespace Kiosk
