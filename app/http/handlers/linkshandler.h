#pragma once

#include "core/login/linkservice.h"
#include "core/model/tenant.h"
#include "http/access/kiosklogin.h"
#include "http/access/staffpin.h"
#include "http/base/request.h"
#include "http/base/response.h"
#include "protocol/linkrequest.h"

#include <functional>

namespace Http {

//! Is told that staff at @p kiosk have linked somebody.
using LinkListener = std::function<void(const Core::Linked &linked, const QString &kiosk)>;

//! POST /api/kiosk/links/: staff say who somebody is who stands before them with a ticket of this
//! kiosk. The kiosk's key alone is not enough: it may have been stolen, so staff prove with a PIN
//! that they are there. Nothing about tickets and tenants is told before it is right.
class LinksHandler
{
public:
    struct Options
    {
        //! Completes numbers without a country code (phone/region).
        QString region;
        Core::RoleTable roles{};
        //! May be empty.
        LinkListener linked{};
    };

    //! @p links and @p pin outlive the handler.
    LinksHandler(KioskLogin kiosks, Core::LinkService &links, StaffPin &pin, Options options);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    [[nodiscard]] std::optional<Response> refusalOf(const Core::Secret &pin, const QString &kiosk,
                                                    const Request &request) const;
    [[nodiscard]] Response wrongPin(const QString &kiosk, const Request &request) const;

    KioskLogin m_kiosks;
    Core::LinkService &m_links;
    StaffPin &m_pin;
    Options m_options;
};

} // namespace Http
