#include "service/doctor/healthanswer.h"

#include "protocol/paths.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

namespace Service {

using namespace Qt::StringLiterals;

HealthAnswer healthIn(const ProbeAnswer &answer)
{
    if (answer.status != 200)
        return {};
    const auto json = QJsonDocument::fromJson(answer.body).object();
    const auto seen = json.value("seen"_L1).toObject();
    return {.instance = json.value("instance"_L1).toString(),
            .nonce = json.value("nonce"_L1).toString(),
            .databaseMark = json.value("database"_L1).toString(),
            .scheme = seen.value("scheme"_L1).toString(),
            .forwardedFor = seen.value("forwardedFor"_L1).toString()};
}

QUrl healthUrl(const QUrl &server, const QString &nonce)
{
    QUrl url(server);
    url.setPath(server.path() + Protocol::Path::healthz);
    QUrlQuery query;
    query.addQueryItem(u"nonce"_s, nonce);
    url.setQuery(query);
    return url;
}

} // namespace Service
