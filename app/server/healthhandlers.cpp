#include "server/healthhandlers.h"

#include <QJsonArray>

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
    if (m_isDatabaseUsable())
        return Response::json(200, {{u"status"_s, u"ready"_s}, {u"reasons"_s, QJsonArray()}});
    return Response::json(503,
                          {{u"status"_s, u"not_ready"_s},
                           {u"reasons"_s, QJsonArray{u"the database cannot be used"_s}}});
}

} // namespace Server
