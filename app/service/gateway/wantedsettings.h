// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/secret.h"

#include <QJsonObject>
#include <QString>
#include <QUrl>

#include <optional>

namespace Service {

//! The settings that the gateway's account shall have.
struct WantedSettings
{
    //! The URL for notifications; an empty one stops them, as polling needs it. No value leaves the
    //! setting as it is.
    std::optional<QUrl> webhook;
    //! Empty leaves the setting as it is, and so does an empty webhook.
    Core::Secret webhookToken;
};

//! The webhook's URL of a server that the internet reaches at @p publicUrl.
[[nodiscard]] QUrl webhookAt(const QUrl &publicUrl);

//! Whether the account's @p setting leads to @p webhook, with or without a slash in the end.
[[nodiscard]] bool leadsTo(const QString &setting, const QUrl &webhook);

//! The changes that @p present needs. A setting that is written differently but means the same
//! stays: every change restarts the account.
[[nodiscard]] QJsonObject changesNeeded(const WantedSettings &wanted, const QJsonObject &present);

} // namespace Service
