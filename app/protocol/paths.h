// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QString>

//! The path of every address that the server answers, without the final slash that a client may
//! add. The router, the clients, the doctor's probes and the metrics all take them from here, so
//! that nobody asks for, or counts, an address that was renamed.
namespace Protocol::Path {

inline const QString start = QStringLiteral("/api/auth/whatsapp/start");
inline const QString status = QStringLiteral("/api/auth/whatsapp/status");
inline const QString confirm = QStringLiteral("/api/auth/whatsapp/confirm");
//! The WebSocket of an attempt is this and the attempt's id.
inline const QString channelPrefix = QStringLiteral("/api/auth/whatsapp/channel/");
inline const QString requestCode = QStringLiteral("/api/auth/whatsapp/request-code");
inline const QString verifyCode = QStringLiteral("/api/auth/whatsapp/verify-code");

inline const QString me = QStringLiteral("/api/auth/me");
inline const QString logout = QStringLiteral("/api/auth/logout");
inline const QString introspect = QStringLiteral("/api/auth/introspect");
inline const QString handoff = QStringLiteral("/api/auth/handoff");
inline const QString handoffCode = QStringLiteral("/api/auth/handoff/code");

inline const QString kioskHealth = QStringLiteral("/api/kiosk/health");
inline const QString kioskAttempts = QStringLiteral("/api/kiosk/attempts");
inline const QString kioskDoctor = QStringLiteral("/api/kiosk/doctor");
inline const QString kioskLinks = QStringLiteral("/api/kiosk/links");

inline const QString greenApiWebhook = QStringLiteral("/api/webhooks/greenapi/incoming");

inline const QString healthz = QStringLiteral("/healthz");
inline const QString readyz = QStringLiteral("/readyz");
inline const QString metrics = QStringLiteral("/metrics");
inline const QString schema = QStringLiteral("/api/schema");

inline const QString loginPage = QStringLiteral("/login");
inline const QString loginScript = QStringLiteral("/login/login.js");
inline const QString loginStyle = QStringLiteral("/login/login.css");
inline const QString loginIcon = QStringLiteral("/login/icon.svg");

//! The spelling with a final slash, which the documents use and our own programs ask for.
[[nodiscard]] inline QString withFinalSlash(const QString &path)
{
    return path + u'/';
}

} // namespace Protocol::Path
