#pragma once

#include "core/base/secret.h"

#include <QJsonObject>
#include <QString>
#include <QUrl>

#include <optional>

namespace Service {

//! How the gateway's account shall be set.
struct WantedSettings
{
    //! Where notifications go; empty is nowhere, as polling needs it. Nothing leaves it as it is.
    std::optional<QUrl> webhook;
    //! Empty leaves it as it is, and so does a webhook that is nowhere.
    Core::Secret webhookToken;
};

//! Where the gateway sends to a server that the internet reaches at @p publicUrl.
[[nodiscard]] QUrl webhookAt(const QUrl &publicUrl);

//! Whether the account's @p setting leads to @p webhook, with or without a slash in the end.
[[nodiscard]] bool leadsTo(const QString &setting, const QUrl &webhook);

//! The changes that @p present needs. A setting that is written differently but means the same
//! stays: every change restarts the account.
[[nodiscard]] QJsonObject changesNeeded(const WantedSettings &wanted, const QJsonObject &present);

} // namespace Service
