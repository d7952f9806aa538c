#pragma once

#include "core/base/expected.h"
#include "http/access/kiosklogin.h"
#include "http/access/startlimits.h"
#include "http/base/request.h"
#include "http/base/response.h"

#include <optional>

namespace Http {

//! Who may start an attempt, of whatever kind, and how many.
class StartAuthorizer
{
public:
    //! @p takesWeb: false where only kiosks may start one. @p limits outlives the authorizer.
    StartAuthorizer(KioskLookup kiosks, StartLimits &limits, bool takesWeb);

    //! Who asks: a kiosk's name, empty for a web page; or the answer to somebody else.
    [[nodiscard]] Core::Expected<QString, Response> starterOf(const Request &request) const;

    //! Counts an attempt of @p starter; the answer if it is one too many.
    [[nodiscard]] std::optional<Response> refusalOfOneMore(const QString &starter,
                                                           const Request &request) const;

private:
    KioskLogin m_kiosks;
    StartLimits &m_limits;
    bool m_takesWeb;
};

} // namespace Http
