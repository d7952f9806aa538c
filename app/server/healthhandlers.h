#pragma once

#include "server/request.h"
#include "server/response.h"

#include <functional>

namespace Server {

//! GET /healthz: the process is up.
[[nodiscard]] Response healthz(const Request &request);

//! GET /readyz: the server can do its work.
class ReadyzHandler
{
public:
    //! @p isDatabaseUsable asks the database something small.
    explicit ReadyzHandler(std::function<bool()> isDatabaseUsable);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    std::function<bool()> m_isDatabaseUsable;
};

} // namespace Server
