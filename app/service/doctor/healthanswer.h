#pragma once

#include "service/doctor/httpprobe.h"

#include <QString>
#include <QUrl>

namespace Service {

//! A server's answer at /healthz. Members are empty where it did not give them, or where something
//! else has answered.
struct HealthAnswer
{
    QString instance{};
    //! The question that it answers.
    QString nonce{};
    //! To be compared with Http::databaseMark(); only for programs of its own machine.
    QString databaseMark{};
    //! "http" or "https": what the client's connection is, as far as the server knows.
    QString scheme{};
    //! "none", "believed" or "ignored": what became of X-Forwarded-For.
    QString forwardedFor{};
};

[[nodiscard]] HealthAnswer healthIn(const ProbeAnswer &answer);

//! Where to ask @p server, so that what comes back is no answer that was kept on the way.
[[nodiscard]] QUrl healthUrl(const QUrl &server, const QString &nonce);

} // namespace Service
