// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

namespace GreenApi {

//! A setting of the gateway that was changed, as it may be shown: the webhook's token is replaced
//! by dots, and its URL loses what may hold a secret.
struct SettingChange
{
    QString name;
    QString before;
    QString after;

    friend bool operator==(const SettingChange &, const SettingChange &) = default;
};

//! The members of @p wanted that differ from @p present; a setting that is missing there is off. To
//! write the others would do harm: every write reboots the instance (Green API, SetSettings).
[[nodiscard]] QJsonObject differences(const QJsonObject &wanted, const QJsonObject &present);

//! The same for people, with the values @p before.
[[nodiscard]] QList<SettingChange> describe(const QJsonObject &differences,
                                            const QJsonObject &before);

} // namespace GreenApi
