#include "server/healthhandlers.h"

namespace Server {

using namespace Qt::StringLiterals;

HealthzHandler::HealthzHandler(QString instance)
    : m_instance(std::move(instance))
{
}

Response HealthzHandler::operator()(const Request &request) const
{
    QJsonObject json{{u"status"_s, u"ok"_s}, {u"instance"_s, m_instance}};
    const auto nonce = request.query.queryItemValue(u"nonce"_s);
    if (!nonce.isEmpty())
        json.insert(u"nonce"_s, nonce.left(longestNonce));
    return Response::json(200, json);
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

} // namespace Server
