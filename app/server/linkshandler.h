#pragma once

#include "core/linkservice.h"
#include "core/roletable.h"
#include "protocol/linkrequest.h"
#include "server/kiosklogin.h"
#include "server/request.h"
#include "server/response.h"

namespace Server {

//! POST /api/kiosk/links/: staff say who somebody is who stands before them with a ticket of this
//! kiosk.
class LinksHandler
{
public:
    //! @p links outlives the handler. @p region completes numbers without a country code
    //! (phone/region).
    LinksHandler(KioskLogin kiosks, Core::LinkService &links, QString region,
                 Core::RoleTable roles);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    [[nodiscard]] Core::Expected<Core::LinkWish, Response> wishIn(const Request &request,
                                                                  const QString &kiosk) const;

    KioskLogin m_kiosks;
    Core::LinkService &m_links;
    QString m_region;
    Core::RoleTable m_roles;
};

} // namespace Server
