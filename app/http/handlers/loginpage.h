// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/ports.h"
#include "http/access/hostandorigin.h"
#include "http/base/request.h"
#include "http/base/response.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace Http {

//! GET /login: the QR page in a browser. A page of our own script only (Content-Security-Policy),
//! so that nothing else can see its tokens. With "client" in its address the login is for a
//! service, to which the browser goes afterwards: only to an address that is enrolled for it.
class LoginPageHandler
{
public:
    //! Both outlive the handler.
    LoginPageHandler(Core::ServiceRegistry &services, const OriginPolicy &origins);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    Core::ServiceRegistry &m_services;
    const OriginPolicy &m_origins;
};

//! The files that the page loads.
[[nodiscard]] Response loginScript(const Request &request);
[[nodiscard]] Response loginStyle(const Request &request);
[[nodiscard]] Response loginIcon(const Request &request);

//! The QR code of @p text for a page to draw: "size", the modules on one side with the quiet zone,
//! and "path", an SVG path to fill, a rectangle for each run of dark modules. Nothing if the text
//! is empty or too long for a code.
[[nodiscard]] std::optional<QJsonObject> qrPictureOf(const QString &text);

} // namespace Http
