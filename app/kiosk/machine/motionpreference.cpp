// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/machine/motionpreference.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>

#include <optional>
#include <utility>

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

//! The settings by group, each by key.
using Groups = QMap<QString, QVariantMap>;

const auto service = u"org.freedesktop.portal.Desktop"_s;
const auto portalPath = u"/org/freedesktop/portal/desktop"_s;
const auto interface = u"org.freedesktop.portal.Settings"_s;

const auto gnome = u"org.gnome.desktop.interface"_s;
const auto common = u"org.freedesktop.appearance"_s;
const auto kde = u"org.kde.kdeglobals.KDE"_s;

// One call for all: it is in every version of the portal, and no error where a key is missing.
QDBusMessage readAllCall()
{
    auto call = QDBusMessage::createMethodCall(service, portalPath, interface, u"ReadAll"_s);
    call.setArguments({QStringList{gnome, common, kde}});
    return call;
}

// KDE's portal gives the words of its file, which are a number.
bool isZero(const QVariant &value)
{
    bool isNumber = false;
    const bool isZero = qFuzzyIsNull(value.toDouble(&isNumber));
    return isNumber && isZero;
}

// Returns nothing if the setting does not concern motion.
std::optional<bool> wishOf(const QString &group, const QString &key, const QVariant &value)
{
    if (group == gnome && key == "enable-animations"_L1)
        return value.typeId() == QMetaType::Bool && !value.toBool();
    if (group == common && key == "reduced-motion"_L1)
        return value.toUInt() == 1;
    if (group == kde && key == "AnimationDurationFactor"_L1)
        return isZero(value);
    return std::nullopt;
}

} // namespace

MotionPreference::MotionPreference(const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
{
    if (!bus.isConnected())
        return;
    qDBusRegisterMetaType<Groups>();
    // Qt has no typed way to subscribe to a signal of a bus. Before the question, so that no change
    // is lost between the two.
    QDBusConnection(bus).connect(service, portalPath, interface, u"SettingChanged"_s, this,
                                 SLOT(onSettingChanged(QString, QString, QDBusVariant)));
    auto *call = new QDBusPendingCallWatcher(bus.asyncCall(readAllCall()), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, &MotionPreference::onSettingsRead);
}

void MotionPreference::onSettingsRead(QDBusPendingCallWatcher *call)
{
    call->deleteLater();
    const QDBusPendingReply<Groups> reply = *call;
    if (!reply.isValid())
        return;
    const auto groups = reply.value();
    for (auto group = groups.begin(); group != groups.end(); ++group) {
        for (auto setting = group->begin(); setting != group->end(); ++setting)
            record(group.key(), setting.key(), *setting);
    }
    evaluate();
}

void MotionPreference::onSettingChanged(const QString &group, const QString &key,
                                        const QDBusVariant &value)
{
    record(group, key, value.variant());
    evaluate();
}

void MotionPreference::record(const QString &group, const QString &key, const QVariant &value)
{
    if (const auto wish = wishOf(group, key, value))
        m_wishes.insert(group + u' ' + key, *wish);
}

void MotionPreference::evaluate()
{
    const bool isReduced = m_wishes.values().contains(true);
    if (std::exchange(m_isReduced, isReduced) != isReduced)
        Q_EMIT changed(isReduced);
}

} // namespace Kiosk
