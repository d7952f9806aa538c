#include "greenapi/client/credentials.h"

#include <QHostAddress>

namespace GreenApi {

using namespace Qt::StringLiterals;

bool Credentials::isAddressSafe() const
{
    if (apiUrl.scheme() == "https"_L1)
        return true;
    return apiUrl.scheme() == "http"_L1
        && (apiUrl.host() == "localhost"_L1 || QHostAddress(apiUrl.host()).isLoopback());
}

QUrl Credentials::urlOf(const QString &method) const
{
    auto path = apiUrl.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    QUrl url = apiUrl.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    url.setPath(u"%1/waInstance%2/%3/%4"_s.arg(path, QString::number(idInstance), method,
                                               QString::fromLatin1(apiToken.reveal())),
                QUrl::DecodedMode);
    return url;
}

} // namespace GreenApi
