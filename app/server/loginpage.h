#pragma once

#include "server/request.h"
#include "server/response.h"

namespace Server {

//! GET /login: the QR page in a browser, and the files that it loads. A page of our own script only
//! (Content-Security-Policy), so that nothing else can see its tokens.
[[nodiscard]] Response loginPage(const Request &request);
[[nodiscard]] Response loginScript(const Request &request);
[[nodiscard]] Response loginStyle(const Request &request);
[[nodiscard]] Response loginIcon(const Request &request);

//! POST /login/qr/ {"text"}: the text as an SVG picture of its QR code.
[[nodiscard]] Response loginQr(const Request &request);

} // namespace Server
