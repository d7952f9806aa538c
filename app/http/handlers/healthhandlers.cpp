// SPDX-License-Identifier: GPL-3.0-only
#include "http/handlers/healthhandlers.h"

#include <QCryptographicHash>
#include <QFile>

namespace Http {

using namespace Qt::StringLiterals;

QString databaseMark(const QString &nonce, const QString &identity)
{
    constexpr qsizetype digits = 32;
    const auto text = nonce.toUtf8() + '\n' + identity.toUtf8();
    const auto hash = QCryptographicHash::hash(text, QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().first(digits));
}

SchemaHandler::SchemaHandler()
{
    QFile source(u":/api/openapi.json"_s);
    if (!source.open(QIODevice::ReadOnly))
        qFatal("the program was built without its schema");
    m_document = source.readAll();
}

Response SchemaHandler::operator()(const Request & /*request*/) const
{
    return {.contentType = "application/json; charset=utf-8"_ba, .body = m_document};
}

HealthzHandler::HealthzHandler(QString instance, QString database, TrustedProxies proxies)
    : m_instance(std::move(instance))
    , m_database(std::move(database))
    , m_proxies(std::move(proxies))
{
}

Response HealthzHandler::operator()(const Request &request) const
{
    QJsonObject json{{u"status"_s, u"ok"_s}, {u"instance"_s, m_instance}};
    const auto nonce = request.query.queryItemValue(u"nonce"_s).left(longestNonce);
    if (nonce.isEmpty())
        return Response::json(200, json);
    json.insert(u"nonce"_s, nonce);
    json.insert(u"seen"_s, seen(request));
    if (isFromThisMachine(request) && !m_database.isEmpty())
        json.insert(u"database"_s, databaseMark(nonce, m_database));
    return Response::json(200, json);
}

QJsonObject HealthzHandler::seen(const Request &request) const
{
    const bool isSaid = TrustedProxies::isClientNamed(request);
    const auto forwarded = !isSaid         ? u"none"_s
        : m_proxies.contains(request.peer) ? u"believed"_s
                                           : u"ignored"_s;
    return {{u"scheme"_s, m_proxies.isSecure(request) ? u"https"_s : u"http"_s},
            {u"forwardedFor"_s, forwarded}};
}

ReadyzHandler::ReadyzHandler(std::function<Protocol::ReadyReply()> readiness)
    : m_readiness(std::move(readiness))
{
}

Response ReadyzHandler::operator()(const Request & /*request*/) const
{
    const auto reply = m_readiness();
    return Response::json(reply.parts.isEmpty() ? 200 : 503, reply.toJson());
}

MetricsHandler::MetricsHandler(std::function<QByteArray()> text, MetricsAccess access)
    : m_text(std::move(text))
    , m_access(std::move(access))
{
}

Response MetricsHandler::operator()(const Request &request) const
{
    if (auto refusal = m_access.refusalFor(request))
        return std::move(*refusal);
    return {.contentType = "text/plain; version=0.0.4; charset=utf-8", .body = m_text()};
}

} // namespace Http
