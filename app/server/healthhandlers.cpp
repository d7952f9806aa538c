#include "server/healthhandlers.h"

#include "protocol/readyreply.h"

namespace Server {

using namespace Qt::StringLiterals;

Response healthz(const Request & /*request*/)
{
    return Response::json(200, {{u"status"_s, u"ok"_s}});
}

ReadyzHandler::ReadyzHandler(std::function<bool()> isDatabaseUsable)
    : m_isDatabaseUsable(std::move(isDatabaseUsable))
{
}

Response ReadyzHandler::operator()(const Request & /*request*/) const
{
    Protocol::ReadyReply reply;
    if (!m_isDatabaseUsable())
        reply = {.parts = {u"database"_s}, .reasons = {u"the database cannot be used"_s}};
    return Response::json(reply.parts.isEmpty() ? 200 : 503, reply.toJson());
}

} // namespace Server
