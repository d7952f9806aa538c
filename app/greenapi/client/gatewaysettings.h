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

//! What of @p wanted is not so at @p present. To write the rest would do harm: every write reboots
//! the instance. A setting that is missing is off.
[[nodiscard]] QJsonObject differences(const QJsonObject &wanted, const QJsonObject &present);

[[nodiscard]] QList<SettingChange> describe(const QJsonObject &differences,
                                            const QJsonObject &before);

} // namespace GreenApi
