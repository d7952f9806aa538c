#pragma once

#include "core/base/expected.h"
#include "core/base/secret.h"
#include "core/model/ports.h"
#include "http/base/request.h"
#include "http/base/response.h"

#include <QString>

#include <functional>
#include <optional>

namespace Http {

//! The name of the kiosk that has this key, or nothing.
using KioskLookup = std::function<Core::Stored<std::optional<QString>>(const Core::Secret &key)>;

//! Knows enrolled kiosks by their key in "Authorization: Kiosk <key>".
class KioskLogin
{
public:
    explicit KioskLogin(KioskLookup kiosks);

    //! True if the request names a key at all, good or not.
    [[nodiscard]] static bool isTried(const Request &request);

    //! The name of the kiosk that asks, or the answer to somebody else.
    [[nodiscard]] Core::Expected<QString, Response> kioskOf(const Request &request) const;

private:
    KioskLookup m_kiosks;
};

} // namespace Http
