#pragma once

#include "config/settings.h"
#include "core/model/finding.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>

// Single findings: each looks at what it is given and says what it found. Those with a file or a
// directory read it, which may take a while.
namespace Service {

//! @p file is the configuration's, which was read without a mistake; it may be empty.
[[nodiscard]] Core::Finding settingsFinding(const QString &file);

//! What is known of the gateway from the settings alone, where it is not asked.
[[nodiscard]] Core::Finding gatewayFinding(const Config::GreenApiSettings &settings);

//! @p last is when the last authenticated notification came.
[[nodiscard]] Core::Finding webhookFinding(const std::optional<QDateTime> &last,
                                           const QDateTime &now);

//! Where the webhook's secret is; @p dataDirectory has the generated one, for its user alone.
[[nodiscard]] Core::Finding webhookTokenFinding(const Config::GreenApiSettings &settings,
                                                const QString &dataDirectory);

//! @p told is the number that the gateway has told.
[[nodiscard]] Core::Finding numberFinding(const Config::WhatsappSettings &settings,
                                          const std::optional<Core::PhoneNumber> &told = {});
//! Only the gateway's webhook needs an address that the internet reaches.
[[nodiscard]] Core::Finding addressFinding(const Config::ServerSettings &settings,
                                           Config::GatewayMode mode = Config::GatewayMode::Webhook);

//! Whether somebody on the network may reach the server without TLS.
[[nodiscard]] Core::Finding listenFinding(const Config::ServerSettings &settings);
//! Whether the number match is asked of anybody.
[[nodiscard]] Core::Finding confirmFinding(const Config::Settings &settings);

//! How long the first certificate of @p certificateFile is still good; the file's name may be
//! empty.
[[nodiscard]] Core::Finding tlsFinding(const QString &certificateFile, const QDateTime &now);

//! What is free on the disk of @p directory, or of the folder that it would be made in; negative
//! where that cannot be told.
[[nodiscard]] qint64 freeBytesIn(const QString &directory);

//! @p freeBytes is negative where that cannot be told.
[[nodiscard]] Core::Finding diskFinding(const QString &directory, qint64 freeBytes);

//! @p newest is the newest time that was written down with the same clock.
[[nodiscard]] Core::Finding clockFinding(const QDateTime &now,
                                         const std::optional<QDateTime> &newest);

//! The server does not believe the clock; @p at is the last time that it told (ClockTrust).
[[nodiscard]] Core::Finding doubtFinding(const QDateTime &at);

//! One for each of @p files that other users of this machine may read, else one that says that
//! there is none. Files that are not there do not count.
[[nodiscard]] QList<Core::Finding> exposureFindings(const QStringList &files);

} // namespace Service
