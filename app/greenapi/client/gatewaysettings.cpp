// SPDX-License-Identifier: GPL-3.0-only
#include "greenapi/client/gatewaysettings.h"

#include <QUrl>

namespace GreenApi {

using namespace Qt::StringLiterals;

namespace {

// The documentation says "yes" and "no", one of the gateway's own libraries true and false.
QString textOf(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? u"yes"_s : u"no"_s;
    if (value.isDouble())
        return QString::number(value.toInteger());
    return value.toString();
}

bool isOff(const QString &text)
{
    return text.isEmpty() || text == "no"_L1 || text == "0"_L1;
}

bool isSame(const QJsonValue &wanted, const QJsonValue &present)
{
    if (present.isUndefined() || present.isNull())
        return isOff(textOf(wanted));
    return textOf(wanted) == textOf(present);
}

QString shown(const QString &name, const QJsonValue &value)
{
    auto text = textOf(value);
    if (name == "webhookUrlToken"_L1)
        return text.isEmpty() ? text : u"•••••"_s;
    if (name == "webhookUrl"_L1)
        return QUrl(text)
            .adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment)
            .toString();
    return text;
}

} // namespace

QJsonObject differences(const QJsonObject &wanted, const QJsonObject &present)
{
    QJsonObject different;
    for (auto it = wanted.begin(); it != wanted.end(); ++it) {
        if (!isSame(it.value(), present.value(it.key())))
            different.insert(it.key(), it.value());
    }
    return different;
}

QList<SettingChange> describe(const QJsonObject &differences, const QJsonObject &before)
{
    QList<SettingChange> changes;
    for (auto it = differences.begin(); it != differences.end(); ++it) {
        changes.append({.name = it.key(),
                        .before = shown(it.key(), before.value(it.key())),
                        .after = shown(it.key(), it.value())});
    }
    return changes;
}

} // namespace GreenApi
