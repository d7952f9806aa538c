#pragma once

#include "config/settings.h"
#include "core/model/finding.h"
#include "service/doctor/healthanswer.h"

#include <QList>

namespace Service {

//! The web server in front, as the head of @p answer shows it, which came from the public address;
//! and whether what it says of clients arrives, as the server itself tells in that answer.
[[nodiscard]] QList<Core::Finding> proxyFindings(const ProbeAnswer &answer, const QUrl &publicUrl);

} // namespace Service
