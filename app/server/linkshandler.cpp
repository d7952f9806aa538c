#include "server/linkshandler.h"

#include "protocol/jsonobject.h"
#include "protocol/linkreply.h"

namespace Server {

using namespace Qt::StringLiterals;

namespace {

Response badRequest(const QString &sentence, const Request &request)
{
    return Response::error(400, ErrorCode::badRequest, sentence, request.id);
}

Response notFound(const QString &sentence, const Request &request)
{
    return Response::error(404, ErrorCode::notFound, sentence, request.id);
}

Response refusal(Core::LinkError error, const Request &request)
{
    switch (error) {
    case Core::LinkError::NoTicket:
        return notFound(u"This kiosk has no such ticket, or the ticket is over."_s, request);
    case Core::LinkError::NoTenant:
        return notFound(u"Nobody in the directory has this number."_s, request);
    case Core::LinkError::SharedNumber:
        return badRequest(u"Several people in the directory have this number."_s, request);
    case Core::LinkError::NumberTaken:
        return badRequest(u"In the directory the number of the ticket is another person's."_s,
                          request);
    case Core::LinkError::TooManyTries:
        return Response::rateLimited(Core::LinkService::tryWindow, request.id);
    case Core::LinkError::StorageFailed:
        return Response::unavailable(request.id);
    }
    Q_UNREACHABLE();
}

} // namespace

LinksHandler::LinksHandler(KioskLogin kiosks, Core::LinkService &links, QString region,
                           Core::RoleTable roles)
    : m_kiosks(std::move(kiosks))
    , m_links(links)
    , m_region(std::move(region))
    , m_roles(std::move(roles))
{
}

Response LinksHandler::operator()(const Request &request) const
{
    const auto kiosk = m_kiosks.kioskOf(request);
    if (!kiosk)
        return kiosk.error();
    auto wish = wishIn(request, *kiosk);
    if (!wish)
        return std::move(wish.error());
    const auto tenant = m_links.link(*wish);
    if (!tenant)
        return refusal(tenant.error(), request);
    return Response::json(
        201, Protocol::LinkReply{.user = Protocol::UserView::of(*tenant, m_roles)}.toJson());
}

Core::Expected<Core::LinkWish, Response> LinksHandler::wishIn(const Request &request,
                                                              const QString &kiosk) const
{
    const auto json = Protocol::objectFrom(request.body);
    const auto body = json ? Protocol::LinkRequest::fromJson(*json) : std::nullopt;
    if (!body) {
        return Core::Unexpected(badRequest(u"The body must be a JSON object with a \"ticket\" of "
                                           "four digits and a \"phone\"."_s,
                                           request));
    }
    const auto phone = Core::PhoneNumber::fromTyped(body->phone, m_region);
    if (!phone)
        return Core::Unexpected(badRequest(u"The \"phone\" is not a phone number."_s, request));
    return Core::LinkWish{.ticket = body->ticket,
                          .phone = *phone,
                          .actor = u"kiosk:"_s + kiosk,
                          .origin = kiosk,
                          .kiosk = kiosk};
}

} // namespace Server
